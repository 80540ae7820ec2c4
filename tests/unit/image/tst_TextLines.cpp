#include "core/image/ImageLoader.h"
#include "core/image/TextLines.h"
#include "tests/support/TestData.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QRect>
#include <QTest>

using namespace lunette;

/// White picture with bars that look like letters: 2 px dark, 3 px light, over `rect`.
static void drawWord(RgbImage& image, const QRect& rect) {
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            std::fill_n(image.row(y) + size_t(x) * 3, 3, uint8_t((x - rect.left()) % 5 < 2 ? 0 : 255));
    }
}

static RgbImage whitePicture(int width, int height) {
    return {width, height, std::vector<uint8_t>(size_t(width) * size_t(height) * 3, 255)};
}

class tst_TextLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyPictures();
    void rowsAndColumns();
    void framesAreNotText();
    void wideLinesAreCutBetweenWords();
    void cutPieceStaysInside();
    void samples_data();
    void samples();
};

void tst_TextLines::emptyPictures() {
    QVERIFY(findTextPieces({}).empty());
    QVERIFY(findTextPieces(whitePicture(1, 1)).empty());
    QVERIFY(findTextPieces(whitePicture(300, 200)).empty());
}

void tst_TextLines::rowsAndColumns() {
    RgbImage image = whitePicture(400, 120);
    drawWord(image, {10, 10, 60, 12});
    drawWord(image, {75, 10, 40, 12});  // the next word of the same piece
    drawWord(image, {250, 11, 60, 12}); // another column of the same row
    drawWord(image, {10, 50, 60, 12});
    const auto pieces = findTextPieces(image);
    QCOMPARE(pieces.size(), size_t(3));
    QVERIFY(std::abs(pieces[0].x - 10) <= 1);
    QVERIFY(pieces[0].width > 95);
    QCOMPARE(pieces[0].row, 0);
    QCOMPARE(pieces[1].row, 0);
    QCOMPARE(pieces[2].row, 1);
    QVERIFY(std::abs(pieces[2].y - 50) <= 1);
}

void tst_TextLines::framesAreNotText() {
    RgbImage image = whitePicture(300, 200);
    for (int y = 20; y < 180; ++y)
        std::fill_n(image.row(y) + 40 * 3, 3, uint8_t(0));
    std::fill_n(image.row(20), 300 * 3, uint8_t(0));
    QVERIFY(findTextPieces(image).empty());
}

void tst_TextLines::wideLinesAreCutBetweenWords() {
    RgbImage image = whitePicture(900, 40);
    for (int word = 0; word < 10; ++word)
        drawWord(image, {10 + word * 80, 10, 70, 14});
    const auto pieces = findTextPieces(image);
    QVERIFY(pieces.size() >= 2);
    for (const TextPiece& piece : pieces) {
        QVERIFY(piece.width <= 420);
        QCOMPARE(piece.row, 0);
        QCOMPARE(piece.cutLeft, &piece != &pieces.front());
        QCOMPARE(piece.cutRight, &piece != &pieces.back());
        // Words start every 80 px from 10 on and are 70 px wide: a piece starts at a word or in the gap before one.
        QVERIFY((piece.x + 70) % 80 >= 68 || (piece.x + 70) % 80 == 0);
    }
}

void tst_TextLines::cutPieceStaysInside() {
    const RgbImage image = whitePicture(20, 10);
    const RgbImage cut = cutPiece(image, {15, 5, 5, 5, 0}, 4);
    QCOMPARE(cut.width, 9);
    QCOMPARE(cut.height, 9);
    QCOMPARE(cut.pixels.size(), size_t(9 * 9 * 3));
    QCOMPARE(cutPiece(image, {8, 3, 4, 4, 0, true, false}, 2).width, 6);
    QCOMPARE(cutPiece(image, {8, 3, 4, 4, 0, true, true}, 2).width, 4);
}

void tst_TextLines::samples_data() {
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QList<QRect>>("labels");
    QFile file(test::sourcePath(QStringLiteral("resources/samples/truth.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::map<QString, QList<QRect>> labels;
    for (const auto& label : nlohmann::json::parse(file.readAll().toStdString())) {
        const auto rect = label.at("rect").get<std::vector<int>>();
        labels[QString::fromStdString(label.at("image"))] << QRect(rect[0], rect[1], rect[2], rect[3]);
    }
    for (const auto& [picture, rects] : labels)
        QTest::newRow(qPrintable(picture)) << picture << rects;
}

void tst_TextLines::samples() {
    QFETCH(QString, picture);
    QFETCH(QList<QRect>, labels);
    const auto loaded = loadImage(test::sourcePath(QStringLiteral("resources/samples/") + picture));
    QVERIFY(loaded.has_value());
    TextLineOptions options;
    options.maxPieces = 1000;
    const auto pieces = findTextPieces(toRgb(loaded->image, loaded->image.rect(), AlphaMode::White), options);
    int found = 0;
    for (const QRect& label : labels) {
        found += std::any_of(pieces.begin(), pieces.end(), [&](const TextPiece& piece) {
            const QRect overlap = label & QRect(piece.x, piece.y, piece.width, piece.height);
            return overlap.width() * 10 >= label.width() * 6 && overlap.height() * 2 >= label.height() &&
                   piece.height <= 3 * label.height();
        });
    }
    qInfo("%d of %d labels found", found, int(labels.size()));
    QVERIFY(found * 10 >= int(labels.size()) * 8);
}

QTEST_GUILESS_MAIN(tst_TextLines)
#include "tst_TextLines.moc"
