#include "core/engine/moondream/ChoiceColumns.h"
#include "tests/support/ToyLetters.h"
#include "tests/support/ToyScreen.h"

#include <QTest>
#include <QtMath>

#include <cmath>

using namespace lunette;

namespace {

constexpr int kText = 40, kMark = 12; ///< left edges

void draw(RgbImage& image, int row, int x, int y, uint8_t shade) {
    std::fill_n(image.row(row * 30 + 8 + y) + size_t(kMark + x) * 3, 3, shade);
}

/// The outline of a square before the text of `row`.
void drawMark(RgbImage& image, int row, uint8_t shade, int side = 14) {
    for (int i = 0; i < side; ++i) {
        for (const auto& [x, y] : {std::pair(i, 0), {i, side - 1}, {0, i}, {side - 1, i}})
            draw(image, row, x, y, shade);
    }
}

/// A square of 14 pixels with another half filled in each row.
void drawIcon(RgbImage& image, int row) {
    for (int y = 0; y < 14; ++y) {
        for (int x = 0; x < 14; ++x) {
            const bool isCorner = (x == 0 || x == 13) && (y == 0 || y == 13);
            const bool isFilled = row == 0 ? x < 7 : row == 1 ? y < 7 : row == 2 ? x >= 7 : y >= 7;
            if (isCorner || isFilled)
                draw(image, row, x, y, 0);
        }
    }
}

/// A check box with its mark in row 0, and texts of `kind` in the rows below.
Screen column(ElementKind kind, int rows, const std::string& text = "Text") {
    test::ToyScreen toy;
    toy.add(0, kText, ElementKind::Checkbox, "Known").isOn = true;
    toy.screen().elements.back().control = {kMark, 5, kText - kMark + 50, 20};
    for (int row = 1; row <= rows; ++row)
        toy.add(row, kText, kind, text);
    return toy.screen();
}

} // namespace

class tst_ChoiceColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksBelow_data();
    void marksBelow();
    void chains();
    void farRows();
    void withoutAKnownOne();
    void marksOfAnotherSize();
    void icons();
    void choicesOfTheNetworkStay();
    void squareMarksAreBoxes();
    void statesAreNoIcons();
};

void tst_ChoiceColumns::marksBelow_data() {
    QTest::addColumn<ElementKind>("kind");
    QTest::addColumn<int>("shade");
    QTest::addColumn<int>("x");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ElementKind>("wanted");
    using enum ElementKind;
    QTest::newRow("label") << Label << 0 << kText << "Wrap lines" << Checkbox;
    QTest::newRow("faint mark") << Label << 230 << kText << "Wrap lines" << Checkbox;
    QTest::newRow("list entry") << ListItem << 0 << kText << "photo.png" << Checkbox;
    QTest::newRow("no mark") << Label << 255 << kText << "It wraps them." << Label;
    QTest::newRow("another column") << Label << 0 << kText + 30 << "Wrap lines" << Label;
    QTest::newRow("label of a field") << Label << 0 << kText << "Width:" << Label;
    QTest::newRow("button") << Button << 0 << kText << "OK" << Button;
}

void tst_ChoiceColumns::marksBelow() {
    QFETCH(ElementKind, kind);
    QFETCH(int, shade);
    QFETCH(int, x);
    QFETCH(QString, text);
    RgbImage image = test::paper(600, 400);
    drawMark(image, 1, uint8_t(shade));
    Screen screen = column(kind, 1, text.toStdString());
    screen.elements[1].place.x = x;
    settleChoices(image, screen);
    QTEST(screen.elements[1].kind, "wanted");
    if (screen.elements[1].kind == ElementKind::Checkbox) {
        QVERIFY(screen.elements[1].isOff && !screen.elements[1].isOn);
        QVERIFY(screen.elements[1].control.x <= kMark);
    }
}

void tst_ChoiceColumns::chains() {
    RgbImage image = test::paper(600, 400);
    for (int row = 1; row <= 10; ++row)
        drawMark(image, row, 100);
    Screen screen = column(ElementKind::Label, 10);
    screen.elements[7].isOn = true;
    settleChoices(image, screen);
    for (const ScreenElement& element : screen.elements)
        QCOMPARE(element.kind, ElementKind::Checkbox);
    QVERIFY(screen.elements[7].isOn && !screen.elements[7].isOff);
}

void tst_ChoiceColumns::farRows() {
    RgbImage image = test::paper(600, 400);
    drawMark(image, 9, 0);
    Screen screen = column(ElementKind::Label, 1);
    screen.elements[1].place.y = 9 * 30 + 5;
    settleChoices(image, screen);
    QCOMPARE(screen.elements[1].kind, ElementKind::Label);
    screen.elements[1].place.y = 395; // the mark would be beyond the picture
    settleChoices(image, screen);
    QCOMPARE(screen.elements[1].kind, ElementKind::Label);
}

void tst_ChoiceColumns::withoutAKnownOne() {
    RgbImage image = test::paper(600, 400);
    drawMark(image, 1, 0);
    Screen screen = column(ElementKind::Label, 1);
    screen.elements[0].control = screen.elements[0].place; // its mark was not seen
    settleChoices(image, screen);
    QCOMPARE(screen.elements[1].kind, ElementKind::Label);
    Screen nothing;
    settleChoices(image, nothing);
    QVERIFY(nothing.elements.empty());
}

void tst_ChoiceColumns::marksOfAnotherSize() {
    RgbImage image = test::paper(600, 400);
    drawMark(image, 0, 0);
    drawMark(image, 1, 0, 15);
    drawMark(image, 2, 0, 8);
    Screen screen = column(ElementKind::Label, 2);
    settleChoices(image, screen);
    QCOMPARE(screen.elements[0].kind, ElementKind::Checkbox);
    QCOMPARE(screen.elements[1].kind, ElementKind::Checkbox);
    QCOMPARE(screen.elements[2].kind, ElementKind::Label);
}

void tst_ChoiceColumns::icons() {
    RgbImage image = test::paper(600, 400);
    for (int row = 0; row < 4; ++row)
        drawIcon(image, row);
    Screen screen = column(ElementKind::Label, 3);
    settleChoices(image, screen);
    QCOMPARE(screen.elements[0].kind, ElementKind::ListItem);
    QVERIFY(!screen.elements[0].isOn && !screen.elements[0].isOff);
    for (int row = 1; row < 4; ++row)
        QCOMPARE(screen.elements[size_t(row)].kind, ElementKind::Label);
}

void tst_ChoiceColumns::choicesOfTheNetworkStay() {
    RgbImage image = test::paper(600, 400);
    for (int row = 0; row < 4; ++row)
        drawIcon(image, row); // boxes with marks of a strange look
    Screen screen = column(ElementKind::Checkbox, 3);
    for (int row = 1; row < 4; ++row)
        screen.elements[size_t(row)].control = {kMark, row * 30 + 5, kText - kMark + 50, 20};
    settleChoices(image, screen);
    for (const ScreenElement& element : screen.elements)
        QCOMPARE(element.kind, ElementKind::Checkbox);
}

void tst_ChoiceColumns::squareMarksAreBoxes() {
    RgbImage image = test::paper(600, 400);
    drawMark(image, 0, 0);
    for (int i = 0; i < 60; ++i) // a ring
        draw(image, 1, qRound(7 + 6.5 * std::cos(i * M_PI / 30)), qRound(7 + 6.5 * std::sin(i * M_PI / 30)), 0);
    Screen screen = column(ElementKind::Radio, 1);
    screen.elements[0].kind = ElementKind::Radio;
    screen.elements[1].control = {kMark, 35, kText - kMark + 50, 20};
    settleChoices(image, screen);
    QCOMPARE(screen.elements[0].kind, ElementKind::Checkbox);
    QCOMPARE(screen.elements[1].kind, ElementKind::Radio);
}

void tst_ChoiceColumns::statesAreNoIcons() {
    RgbImage image = test::paper(600, 400);
    for (int row = 0; row < 4; ++row)
        drawMark(image, row, 0);
    for (int i = 3; i < 11; ++i) { // a tick
        draw(image, 1, i, i, 0);
        draw(image, 3, i, i, 0);
    }
    Screen screen = column(ElementKind::Label, 3);
    settleChoices(image, screen);
    for (const ScreenElement& element : screen.elements)
        QCOMPARE(element.kind, ElementKind::Checkbox);
}

QTEST_GUILESS_MAIN(tst_ChoiceColumns)
#include "tst_ChoiceColumns.moc"
