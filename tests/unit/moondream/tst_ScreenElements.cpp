#include "core/engine/moondream/ScreenElements.h"
#include "core/engine/moondream/ScreenPlaces.h"
#include "core/engine/moondream/ScreenRules.h"
#include "tests/support/ToyScreen.h"

#include <QTest>

using namespace lunette;

namespace {

PerceivedPiece piece(int x, int y, int row, const char* text) {
    return {{x, y, 10 * int(std::string(text).size()), 12, row, false, false}, text, 1, {}};
}

/// White, with a gray frame one pixel wide.
RgbImage sheet(const PixelRect& frame, const Colour& fill) {
    RgbImage image{400, 300, std::vector<uint8_t>(400 * 300 * 3, 255)};
    for (int y = frame.y; y < frame.bottom(); ++y) {
        for (int x = frame.x; x < frame.right(); ++x) {
            const bool isEdge = x == frame.x || y == frame.y || x + 1 == frame.right() || y + 1 == frame.bottom();
            for (size_t k = 0; k < 3; ++k)
                image.row(y)[size_t(x) * 3 + k] = isEdge ? 100 : fill[k];
        }
    }
    return image;
}

void letters(RgbImage& image, const PixelRect& place) {
    for (int y = place.y; y < place.bottom() - 1; ++y) {
        for (int x = place.x; x < place.right(); x += 5)
            std::fill_n(image.row(y) + size_t(x) * 3, 6, uint8_t(0));
    }
}

} // namespace

class TestScreenElements : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void joinsCutPieces();
    void joinsWordsOfOneWidth_data();
    void joinsWordsOfOneWidth();
    void framesTellControls_data();
    void framesTellControls();
    void menus();
    void shortcuts_data();
    void shortcuts();
    void places_data();
    void places();
};

void TestScreenElements::joinsCutPieces() {
    std::vector<PerceivedPiece> pieces = {piece(10, 10, 0, "Do you want"), piece(130, 10, 0, "to  save?"),
                                          piece(10, 40, 1, ""), piece(10, 70, 2, "Yes")};
    pieces[0].piece.cutRight = pieces[1].piece.cutLeft = true;
    pieces[1].confidence = 0.6;
    pieces[1].doubtful = {"save?"};
    const Screen screen = screenOf(sheet({}, {}), pieces);
    QCOMPARE(int(screen.elements.size()), 2);
    QCOMPARE(screen.elements[0].text, std::string("Do you want to save?"));
    QCOMPARE(screen.elements[0].place.right(), 220);
    QCOMPARE(screen.elements[0].confidence, 0.6);
    QCOMPARE(screen.elements[0].doubtful, std::vector<std::string>{"save?"});
    QVERIFY(screenOf({}, {}).elements.empty());
}

void TestScreenElements::joinsWordsOfOneWidth_data() {
    QTest::addColumn<int>("gap");
    QTest::addColumn<int>("letterWidth"); // of the second word; the first has 10
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("hasLine");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("a space") << 12 << 10 << 0 << false << true;
    QTest::newRow("a little wider") << 12 << 11 << 0 << false << true;
    QTest::newRow("another font") << 12 << 14 << 0 << false << false;
    QTest::newRow("two columns") << 20 << 10 << 0 << false << false;
    QTest::newRow("two fields") << 12 << 10 << 0 << true << false;
    QTest::newRow("another row") << 12 << 10 << 1 << false << false;
}

void TestScreenElements::joinsWordsOfOneWidth() {
    QFETCH(int, gap);
    QFETCH(int, letterWidth);
    QFETCH(int, row);
    QFETCH(bool, hasLine);
    std::vector<PerceivedPiece> pieces = {piece(10, 100, 0, "Invalid"), piece(80 + gap, 100, row, "h\u00E4ndle")};
    pieces[1].piece.width = 6 * letterWidth;
    const Screen screen =
        screenOf(sheet(hasLine ? PixelRect{80 + gap / 2, 80, 200, 60} : PixelRect{}, {255, 255, 255}), pieces);
    QTEST(screen.elements.size() == 1, "isOne");
    QCOMPARE(screen.elements.front().text,
             std::string(screen.elements.size() == 1 ? "Invalid h\u00E4ndle" : "Invalid"));
}

void TestScreenElements::framesTellControls_data() {
    QTest::addColumn<int>("frameLeft");
    QTest::addColumn<int>("frameWidth"); // 0: no frame
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::newRow("text in the middle") << 80 << 90 << "Apply" << int(ElementKind::Button);
    QTest::newRow("text at the left") << 94 << 200 << "Apply" << int(ElementKind::Field);
    QTest::newRow("a number") << 80 << 90 << "12345" << int(ElementKind::Field);
    QTest::newRow("no frame") << 80 << 0 << "Apply" << int(ElementKind::Label);
}

void TestScreenElements::framesTellControls() {
    QFETCH(int, frameLeft);
    QFETCH(int, frameWidth);
    QFETCH(QString, text);
    QFETCH(int, kind);
    RgbImage image = sheet({frameLeft, 90, frameWidth, 32}, {220, 230, 250});
    letters(image, {100, 100, 50, 12});
    const Screen screen = screenOf(image, {piece(100, 100, 0, qPrintable(text))});
    QCOMPARE(int(screen.elements[0].kind), kind);
    QCOMPARE(screen.elements[0].isFramed, frameWidth > 0);
    QVERIFY(!screen.kindsWereRead);
}

void TestScreenElements::menus() {
    const Screen bar = screenOf(sheet({}, {}), {piece(10, 5, 0, "File"), piece(80, 5, 0, "Edit"),
                                                piece(150, 5, 0, "Help"), piece(10, 100, 1, "Some text")});
    QVERIFY(bar.elements[0].kind == ElementKind::MenuItem);
    QVERIFY(bar.elements[2].kind == ElementKind::MenuItem);
    QVERIFY(bar.elements[3].kind == ElementKind::Label);
    const Screen menu = screenOf(sheet({}, {}), {piece(10, 5, 0, "Undo"), piece(200, 5, 0, "Ctrl+Z"),
                                                 piece(10, 35, 1, "Delete"), piece(60, 65, 2, "Elsewhere")});
    QVERIFY(menu.elements[0].kind == ElementKind::MenuItem);
    QVERIFY(menu.elements[1].kind == ElementKind::Label);
    QVERIFY(menu.elements[2].kind == ElementKind::MenuItem);
    QVERIFY(menu.elements[3].kind == ElementKind::Label);
}

void TestScreenElements::shortcuts_data() {
    QTest::addColumn<bool>("is");
    for (const char* keys : {"Ctrl+S", "Ctrl + Shift + P", "F5", "alt-F4", "Cmd+,", "Shift+Del"})
        QTest::newRow(keys) << true;
    for (const char* text : {"", "Ctrl", "Save", "F", "Ctrl+", "F123", "control the rest of it"})
        QTest::newRow(text) << false;
}

void TestScreenElements::shortcuts() {
    QFETCH(bool, is);
    QCOMPARE(isShortcut(QTest::currentDataTag()), is);
}

void TestScreenElements::places_data() {
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("x"); // of the first
    QTest::newRow("a name") << "Cancel" << 1 << 300;
    QTest::newRow("the box of its control") << "Save button" << 1 << 380;
    QTest::newRow("a kind") << "buttons" << 3 << 10;
    QTest::newRow("a kind and a number") << "the second tab" << 1 << 120;
    QTest::newRow("a kind that fits") << "the Editor tab" << 1 << 120;
    QTest::newRow("a kind that does not fit") << "the Editor button" << 1 << 120;
    QTest::newRow("a part of a text") << "line numbers" << 1 << 60;
    QTest::newRow("not there") << "Print" << 0 << 0;
    QTest::newRow("no such kind") << "menu item" << 0 << 0;
    QTest::newRow("nothing") << "" << 0 << 0;
}

void TestScreenElements::places() {
    QFETCH(QString, phrase);
    QFETCH(int, count);
    QFETCH(int, x);
    const auto found = placesOf(test::settingsDialog(), phrase.toStdString());
    QCOMPARE(int(found.size()), count);
    QVERIFY(found.empty() || std::abs(found.front().x - x) <= 2);
}

QTEST_APPLESS_MAIN(TestScreenElements)
#include "tst_ScreenElements.moc"
