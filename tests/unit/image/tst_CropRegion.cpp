#include "core/image/CropGeometry.h"
#include "core/image/CropRegion.h"

#include <QTest>

using namespace lunette;

Q_DECLARE_METATYPE(lunette::crop::Edges)

class TestCropRegion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void clips_data();
    void clips();
    void startsWhole();
    void frames_data();
    void frames();
    void moves_data();
    void moves();
    void resizes_data();
    void resizes();
    void fitsRatio_data();
    void fitsRatio();
    void staysInside();
};

void TestCropRegion::parses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QRect>("rect");
    QTest::newRow("plain") << "10,20,30,40" << QRect(10, 20, 30, 40);
    QTest::newRow("spaces") << " 10, 20 ,30,40 " << QRect(10, 20, 30, 40);
    QTest::newRow("whole") << "0,0,100,80" << QRect(0, 0, 100, 80);
    QTest::newRow("last pixel") << "99,79,1,1" << QRect(99, 79, 1, 1);
}

void TestCropRegion::parses() {
    QFETCH(QString, text);
    QFETCH(QRect, rect);
    const auto region = CropRegion::parse(text, {100, 80});
    QVERIFY2(region, region ? "" : region.error().message().c_str());
    QCOMPARE(region->rect(), rect);
    QCOMPARE(region->imageSize(), QSize(100, 80));
    QCOMPARE(region->isWhole(), rect == QRect(0, 0, 100, 80));
}

void TestCropRegion::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    for (const char* text : {"", "1,2,3", "1,2,3,4,5", "a,2,3,4", "1.5,2,3,4", "1;2;3;4", "1,2,0,4", "1,2,3,-4", ",,,",
                             "1,2,3,4x", "99999999999,0,1,1"})
        QTest::newRow(*text ? text : "empty") << text << "is not a crop";
    for (const char* text :
         {"100,0,1,1", "0,80,1,1", "-1,0,5,5", "0,-1,5,5", "90,0,11,1", "0,70,1,11", "2147483647,0,2147483647,1"})
        QTest::newRow(text) << text << "outside the picture";
}

void TestCropRegion::refuses() {
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto region = CropRegion::parse(text, {100, 80});
    QVERIFY(!region);
    QCOMPARE(region.error().code, ErrorCode::Usage);
    const QString message = QString::fromStdString(region.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));
}

void TestCropRegion::clips_data() {
    QTest::addColumn<QRect>("rect");
    QTest::addColumn<QRect>("clipped");
    const QRect whole(0, 0, 100, 80);
    QTest::newRow("inside") << QRect(1, 2, 3, 4) << QRect(1, 2, 3, 4);
    QTest::newRow("over all borders") << QRect(-5, -5, 500, 500) << whole;
    QTest::newRow("over the left border") << QRect(-5, 10, 10, 10) << QRect(0, 10, 5, 10);
    QTest::newRow("over the corner") << QRect(95, 75, 10, 10) << QRect(95, 75, 5, 5);
    QTest::newRow("outside") << QRect(200, 200, 10, 10) << whole;
    QTest::newRow("empty") << QRect() << whole;
    QTest::newRow("backwards") << QRect(QPoint(20, 20), QPoint(10, 10)) << QRect(11, 11, 9, 9);
}

void TestCropRegion::clips() {
    QFETCH(QRect, rect);
    QFETCH(QRect, clipped);
    QCOMPARE(CropRegion::clipped({100, 80}, rect).rect(), clipped);
}

void TestCropRegion::startsWhole() {
    const CropRegion region(QSize(7, 5));
    QVERIFY(region.isWhole());
    QCOMPARE(region.rect(), QRect(0, 0, 7, 5));
    QVERIFY(CropRegion().rect().isEmpty());
}

void TestCropRegion::frames_data() {
    QTest::addColumn<QSize>("ratio");
    QTest::addColumn<QPoint>("anchor");
    QTest::addColumn<QPoint>("moving");
    QTest::addColumn<QRect>("frame");
    const QSize free;
    QTest::newRow("down right") << free << QPoint(10, 20) << QPoint(40, 60) << QRect(10, 20, 30, 40);
    QTest::newRow("up left") << free << QPoint(40, 60) << QPoint(10, 20) << QRect(10, 20, 30, 40);
    QTest::newRow("outside is cut") << free << QPoint(50, 40) << QPoint(500, -30) << QRect(50, 0, 50, 40);
    QTest::newRow("both outside") << free << QPoint(-50, -50) << QPoint(500, 500) << QRect(0, 0, 100, 80);
    QTest::newRow("one point") << free << QPoint(50, 40) << QPoint(50, 40) << QRect(50, 40, 1, 1);
    QTest::newRow("the far corner") << free << QPoint(100, 80) << QPoint(120, 90) << QRect(99, 79, 1, 1);
    QTest::newRow("square") << QSize(1, 1) << QPoint(10, 10) << QPoint(40, 20) << QRect(10, 10, 30, 30);
    QTest::newRow("square up left") << QSize(1, 1) << QPoint(60, 60) << QPoint(40, 50) << QRect(40, 40, 20, 20);
    QTest::newRow("square without room") << QSize(1, 1) << QPoint(10, 70) << QPoint(60, 75) << QRect(10, 70, 10, 10);
    QTest::newRow("16:9") << QSize(16, 9) << QPoint(0, 0) << QPoint(64, 5) << QRect(0, 0, 64, 36);
}

void TestCropRegion::frames() {
    QFETCH(QSize, ratio);
    QFETCH(QPoint, anchor);
    QFETCH(QPoint, moving);
    QFETCH(QRect, frame);
    QCOMPARE(crop::between({{100, 80}, ratio}, anchor, moving), frame);
}

void TestCropRegion::moves_data() {
    QTest::addColumn<QPoint>("delta");
    QTest::addColumn<QRect>("moved");
    QTest::newRow("a little") << QPoint(3, -4) << QRect(13, 16, 30, 40);
    QTest::newRow("to the left top") << QPoint(-300, -300) << QRect(0, 0, 30, 40);
    QTest::newRow("to the right bottom") << QPoint(300, 300) << QRect(70, 40, 30, 40);
}

void TestCropRegion::moves() {
    QFETCH(QPoint, delta);
    QFETCH(QRect, moved);
    QCOMPARE(crop::moved({100, 80}, QRect(10, 20, 30, 40), delta), moved);
}

void TestCropRegion::resizes_data() {
    QTest::addColumn<QSize>("ratio");
    QTest::addColumn<crop::Edges>("edges");
    QTest::addColumn<QPoint>("delta");
    QTest::addColumn<QRect>("resized");
    const QSize free;
    const auto edges = [](int value) { return crop::Edges(value); };
    QTest::newRow("left") << free << edges(crop::Left) << QPoint(5, 99) << QRect(15, 20, 25, 40);
    QTest::newRow("right") << free << edges(crop::Right) << QPoint(5, 99) << QRect(10, 20, 35, 40);
    QTest::newRow("top") << free << edges(crop::Top) << QPoint(99, -5) << QRect(10, 15, 30, 45);
    QTest::newRow("bottom") << free << edges(crop::Bottom) << QPoint(99, -5) << QRect(10, 20, 30, 35);
    QTest::newRow("top left") << free << edges(crop::Top | crop::Left) << QPoint(-4, -6) << QRect(6, 14, 34, 46);
    QTest::newRow("top right") << free << edges(crop::Top | crop::Right) << QPoint(4, 6) << QRect(10, 26, 34, 34);
    QTest::newRow("bottom left") << free << edges(crop::Bottom | crop::Left) << QPoint(4, 6) << QRect(14, 20, 26, 46);
    QTest::newRow("bottom right") << free << edges(crop::Bottom | crop::Right) << QPoint(4, 6) << QRect(10, 20, 34, 46);
    QTest::newRow("stops at the border") << free << edges(crop::Right) << QPoint(500, 0) << QRect(10, 20, 90, 40);
    QTest::newRow("turns over") << free << edges(crop::Left) << QPoint(40, 0) << QRect(40, 20, 10, 40);
    QTest::newRow("never empty") << free << edges(crop::Right) << QPoint(-30, 0) << QRect(10, 20, 1, 40);
    QTest::newRow("corner keeps 1:1") << QSize(1, 1) << edges(crop::Bottom | crop::Right) << QPoint(5, 0)
                                      << QRect(10, 20, 40, 40);
    QTest::newRow("side keeps 1:1") << QSize(1, 1) << edges(crop::Right) << QPoint(-10, 0) << QRect(10, 30, 20, 20);
    QTest::newRow("left side keeps 1:1") << QSize(1, 1) << edges(crop::Left) << QPoint(10, 0) << QRect(20, 30, 20, 20);
    QTest::newRow("bottom keeps 1:1") << QSize(1, 1) << edges(crop::Bottom) << QPoint(0, -20) << QRect(15, 20, 20, 20);
    QTest::newRow("1:1 stops at the height")
        << QSize(1, 1) << edges(crop::Right) << QPoint(60, 0) << QRect(10, 0, 80, 80);
}

void TestCropRegion::resizes() {
    QFETCH(QSize, ratio);
    QFETCH(crop::Edges, edges);
    QFETCH(QPoint, delta);
    QFETCH(QRect, resized);
    QCOMPARE(crop::resized({{100, 80}, ratio}, QRect(10, 20, 30, 40), edges, delta), resized);
}

void TestCropRegion::fitsRatio_data() {
    QTest::addColumn<QSize>("ratio");
    QTest::addColumn<QRect>("fitted");
    QTest::newRow("free") << QSize() << QRect(10, 20, 30, 40);
    QTest::newRow("square") << QSize(1, 1) << QRect(10, 25, 30, 30);
    QTest::newRow("4:3") << QSize(4, 3) << QRect(10, 28, 30, 23);
    QTest::newRow("very wide") << QSize(1000, 1) << QRect(10, 39, 30, 1);
}

void TestCropRegion::fitsRatio() {
    QFETCH(QSize, ratio);
    QFETCH(QRect, fitted);
    QCOMPARE(crop::fittedTo({{100, 80}, ratio}, QRect(10, 20, 30, 40)), fitted);
}

/// Any drag of any edges in any image gives a frame inside it.
void TestCropRegion::staysInside() {
    quint32 state = 11;
    const auto random = [&state](int below) {
        return int(((state = state * 1664525u + 1013904223u) >> 8) % quint32(below));
    };
    const QList<QSize> ratios{QSize(), QSize(1, 1), QSize(4, 3), QSize(16, 9)};
    for (int round = 0; round < 20'000; ++round) {
        const QSize image(1 + random(60), 1 + random(60));
        const crop::Limits limits{image, ratios[random(4)]};
        const QRect start = crop::between({image, {}}, {random(60), random(60)}, {random(60), random(60)});
        const crop::Edges edges(1 + random(15));
        const bool opposite =
            (edges & crop::Left && edges & crop::Right) || (edges & crop::Top && edges & crop::Bottom);
        const QPoint delta(random(200) - 100, random(200) - 100);
        const QRect whole(QPoint(), image);
        if (!opposite)
            QVERIFY(whole.contains(crop::resized(limits, start, edges, delta)));
        QVERIFY(whole.contains(crop::moved(image, start, delta)));
        QVERIFY(start.contains(crop::fittedTo(limits, start)));
    }
}

QTEST_GUILESS_MAIN(TestCropRegion)
#include "tst_CropRegion.moc"
