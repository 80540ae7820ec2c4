#include "core/image/EdgeMap.h"
#include "core/image/ImageLoader.h"
#include "core/image/TextLines.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace lunette;

namespace {

constexpr int kContrast = 28;

RgbImage pixelsOf(const QImage& image) {
    return toRgb(image, image.rect(), AlphaMode::White);
}

/// Bars like letters, `height` rows from `y` on.
void drawWord(QPainter& painter, int x, int y, int width, int height) {
    for (int left = x; left < x + width; left += 5)
        painter.fillRect(left, y, 2, height, Qt::black);
}

int edgesIn(const EdgeMap& map, const QRect& rect) {
    int count = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            count += map.row(y)[x];
    }
    return count;
}

} // namespace

class tst_EdgeMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsToTheRight();
    void tallColumnsGo();
    void frameSidesGo_data();
    void frameSidesGo();
    void lettersStay_data();
    void lettersStay();
    void neighboursAreApart_data();
    void neighboursAreApart();
    void parted_data();
    void parted();
};

void tst_EdgeMap::stepsToTheRight() {
    RgbImage image{3, 1, {0, 0, 0, 200, 200, 200, 210, 210, 210}};
    const EdgeMap map = horizontalEdges(image, kContrast);
    QCOMPARE(map.edges, (std::vector<uint8_t>{1, 0, 0}));
}

void tst_EdgeMap::tallColumnsGo() {
    QImage picture(40, 100, QImage::Format_RGB888);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.fillRect(10, 5, 1, 80, Qt::black);
    painter.fillRect(0, 40, 40, 1, Qt::black); // a line across it
    painter.fillRect(25, 5, 1, 20, Qt::black);
    painter.end();
    EdgeMap map = horizontalEdges(pixelsOf(picture), kContrast);
    removeTallColumns(map, 36);
    QCOMPARE(edgesIn(map, {8, 0, 5, 100}), 0);
    QCOMPARE(edgesIn(map, {23, 0, 5, 100}), 40);
}

void tst_EdgeMap::frameSidesGo_data() {
    QTest::addColumn<int>("radius");
    QTest::addColumn<int>("height");
    QTest::addColumn<QColor>("fill");
    for (const int radius : {0, 3, 5}) {
        for (const int height : {22, 30}) {
            QTest::addRow("outline, radius %d, height %d", radius, height) << radius << height << QColor();
            QTest::addRow("filled, radius %d, height %d", radius, height) << radius << height << QColor(90, 150, 90);
        }
    }
}

void tst_EdgeMap::frameSidesGo() {
    QFETCH(int, radius);
    QFETCH(int, height);
    QFETCH(QColor, fill);
    QImage picture(160, 60, QImage::Format_RGB888);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    painter.setPen(fill.isValid() ? QPen(Qt::NoPen) : QPen(Qt::black));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double half = fill.isValid() ? 0 : 0.5;
    painter.drawRoundedRect(QRectF(20 + half, 10 + half, 100, height), radius, radius);
    painter.end();
    EdgeMap map = horizontalEdges(pixelsOf(picture), kContrast);
    QVERIFY(edgesIn(map, {10, 16, 120, 10}) > 0);
    removeFrameSides(map, pixelsOf(picture), kContrast);
    QCOMPARE(edgesIn(map, {10, 16, 120, 10}), 0);
}

void tst_EdgeMap::lettersStay_data() {
    QTest::addColumn<QList<QRect>>("strokes");
    QTest::newRow("bracket") << QList<QRect>{{20, 10, 2, 20}, {20, 10, 6, 2}, {20, 28, 6, 2}};
    QTest::newRow("capital E") << QList<QRect>{{20, 10, 3, 24}, {20, 10, 15, 3}, {20, 20, 12, 3}, {20, 31, 15, 3}};
    QTest::newRow("check box") << QList<QRect>{{20, 10, 16, 1}, {20, 25, 16, 1}, {20, 10, 1, 16}, {35, 10, 1, 16}};
    QTest::newRow("underlined l") << QList<QRect>{{40, 10, 2, 14}, {10, 26, 100, 1}};
    QTest::newRow("l below a line") << QList<QRect>{{40, 14, 2, 14}, {10, 10, 100, 1}};
}

void tst_EdgeMap::lettersStay() {
    QFETCH(QList<QRect>, strokes);
    QImage picture(140, 60, QImage::Format_RGB888);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    for (const QRect& stroke : strokes)
        painter.fillRect(stroke, Qt::black);
    painter.end();
    EdgeMap map = horizontalEdges(pixelsOf(picture), kContrast);
    const std::vector<uint8_t> before = map.edges;
    removeFrameSides(map, pixelsOf(picture), kContrast);
    QVERIFY(map.edges == before);
}

void tst_EdgeMap::neighboursAreApart_data() {
    QTest::addColumn<QList<QRect>>("frames");
    QTest::addColumn<QColor>("colour");
    QTest::newRow("two buttons") << QList<QRect>{{10, 10, 70, 24}, {81, 10, 70, 24}} << QColor(Qt::black);
    QTest::newRow("two tabs") << QList<QRect>{{10, 10, 70, 24}, {79, 10, 70, 24}} << QColor(Qt::darkGray);
    QTest::newRow("label and faint field") << QList<QRect>{{82, 8, 70, 28}} << QColor(238, 238, 238);
}

/// The words stand so near to each other that only a line between them tells that they are two texts.
void tst_EdgeMap::neighboursAreApart() {
    QFETCH(QList<QRect>, frames);
    QFETCH(QColor, colour);
    QImage picture(170, 50, QImage::Format_RGB888);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    drawWord(painter, 30, 15, 45, 16);
    drawWord(painter, 86, 15, 45, 16);
    painter.end();
    QCOMPARE(findTextPieces(pixelsOf(picture)).size(), size_t(1));
    painter.begin(&picture);
    painter.setPen(colour);
    for (const QRect& frame : frames)
        painter.drawRect(frame);
    painter.end();
    const auto pieces = findTextPieces(pixelsOf(picture));
    QCOMPARE(pieces.size(), size_t(2));
    QCOMPARE(QPoint(pieces[0].x, pieces[1].x), QPoint(29, 85));
    QVERIFY(pieces[0].height <= 18 && pieces[1].height <= 18);
}

void tst_EdgeMap::parted_data() {
    QTest::addColumn<QRect>("line");
    QTest::addColumn<QColor>("colour");
    QTest::addColumn<bool>("isParted");
    QTest::newRow("whole") << QRect(20, 0, 1, 40) << QColor(Qt::black) << true;
    QTest::newRow("faint") << QRect(20, 0, 1, 40) << QColor(240, 240, 240) << true;
    QTest::newRow("too faint") << QRect(20, 0, 1, 40) << QColor(251, 251, 251) << false;
    QTest::newRow("too short") << QRect(20, 12, 1, 20) << QColor(Qt::black) << false;
    QTest::newRow("elsewhere") << QRect(34, 0, 1, 40) << QColor(Qt::black) << false;
}

void tst_EdgeMap::parted() {
    QFETCH(QRect, line);
    QFETCH(QColor, colour);
    QImage picture(40, 40, QImage::Format_RGB888);
    picture.fill(Qt::white);
    QPainter(&picture).fillRect(line, colour);
    QTEST(isParted(pixelsOf(picture), 10, 30, 10, 30), "isParted");
    QTEST(isParted(pixelsOf(picture), 10, 30, -5, 60), "isParted");
    QVERIFY(!isParted(pixelsOf(picture), 30, 10, 10, 30));
}

QTEST_GUILESS_MAIN(tst_EdgeMap)
#include "tst_EdgeMap.moc"
