#include "app/image/MarkLayer.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

const QRectF kViewport(0, 0, 400, 300);
constexpr double kLine = 14;

Mark box(int number, const QRectF& rect) {
    Mark mark;
    mark.number = number;
    mark.box = rect;
    return mark;
}

Mark evidence(int number, QPointF at) {
    Mark mark;
    mark.number = number;
    mark.point = at;
    mark.kind = MarkKind::Evidence;
    return mark;
}

Mark asked(QPointF at) {
    Mark mark;
    mark.point = at;
    mark.kind = MarkKind::Asked;
    return mark;
}

} // namespace

class tst_MarkLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void steps();
    void stepsOverAskedAndHidden();
    void hits_data();
    void hits();
    void buttonOnlyOfWhatIsMeant();
    void evidenceIsHiddenAtFirst();
    void forgetsWithNewMarks();
    void isReadable_data();
    void isReadable();
    void smallBoxesStayVisible();
    void staysInTheViewport_data();
    void staysInTheViewport();
};

void tst_MarkLayer::steps() {
    MarkLayer layer;
    QVERIFY(!layer.step(true));
    layer.setMarks({box(1, {10, 10, 20, 20}), box(2, {50, 50, 20, 20})});
    QSignalSpy current(&layer, &MarkLayer::currentChanged);
    QVERIFY(layer.step(true) && layer.current() == 1);
    QVERIFY(layer.step(true) && layer.current() == 2);
    QVERIFY(!layer.step(true));
    QCOMPARE(layer.current(), 0);
    QVERIFY(layer.step(false) && layer.current() == 2);
    QVERIFY(layer.step(false) && layer.current() == 1);
    QVERIFY(!layer.step(false));
    QCOMPARE(current.size(), 6);
}

void tst_MarkLayer::stepsOverAskedAndHidden() {
    MarkLayer layer;
    layer.setMarks({asked({5, 5}), evidence(1, {20, 20})});
    QVERIFY(!layer.step(true));
    layer.setKept({1});
    QVERIFY(layer.step(true));
    QCOMPARE(layer.current(), 1);
}

void tst_MarkLayer::hits_data() {
    QTest::addColumn<QPointF>("at");
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("onNumber");
    QTest::newRow("nothing") << QPointF(390, 290) << 0 << false;
    QTest::newRow("inside the large one") << QPointF(250, 190) << 1 << false;
    QTest::newRow("inside both: the smaller one") << QPointF(140, 140) << 2 << false;
    QTest::newRow("number") << QPointF(100, 100) << 2 << true;
    QTest::newRow("dot of a point") << QPointF(350, 250) << 3 << true;
    QTest::newRow("asked places are no marks") << QPointF(380, 40) << 0 << false;
}

void tst_MarkLayer::hits() {
    QFETCH(QPointF, at);
    QFETCH(int, number);
    QFETCH(bool, onNumber);
    MarkLayer layer;
    Mark point;
    point.number = 3;
    point.point = {350, 250};
    layer.setMarks({asked({380, 40}), box(1, {40, 40, 240, 180}), box(2, {100, 100, 60, 60}), point});
    const MarkHit hit = layer.hit(at, {}, kViewport, kLine);
    QCOMPARE(hit.number, number);
    QCOMPARE(hit.part == MarkHit::Part::Number, onNumber);
}

void tst_MarkLayer::buttonOnlyOfWhatIsMeant() {
    MarkLayer layer;
    layer.setMarks({box(1, {100, 100, 80, 60})});
    const QPointF button = shapeOf(layer.marks()[0], {}, kViewport, kLine).button.center();
    QVERIFY(layer.hit(button, {}, kViewport, kLine).part != MarkHit::Part::Button);
    layer.setHovered(1);
    QVERIFY(layer.hit(button, {}, kViewport, kLine).part == MarkHit::Part::Button);
}

void tst_MarkLayer::evidenceIsHiddenAtFirst() {
    MarkLayer layer;
    layer.setMarks({asked({5, 5}), evidence(1, {20, 20}), evidence(2, {90, 90})});
    QCOMPARE(layer.shown().size(), size_t(1));
    layer.setLit({2});
    QCOMPARE(layer.shown().size(), size_t(2));
    layer.setKept({1});
    layer.setLit({});
    QCOMPARE(layer.shown().back().number, 1);
}

void tst_MarkLayer::forgetsWithNewMarks() {
    MarkLayer layer;
    layer.setMarks({box(1, {0, 0, 9, 9}), evidence(2, {20, 20})});
    layer.setCurrent(1);
    layer.setKept({2});
    layer.setMarks({box(1, {5, 5, 9, 9}), evidence(2, {30, 30})});
    QCOMPARE(layer.current(), 0);
    QCOMPARE(layer.shown().size(), size_t(1));
    QVERIFY(!layer.find(0));
    QVERIFY(!layer.find(7));
    QCOMPARE(layer.find(2)->point, QPointF(30, 30));
}

void tst_MarkLayer::isReadable_data() {
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<int>("ratio");
    for (const int ratio : {1, 2}) {
        for (const char* name : {"white", "black", "gray", "red", "navy"})
            QTest::addRow("%s at %dx", name, ratio) << QColor(QLatin1String(name)) << ratio;
    }
}

/// Somewhere across the side of a plain box the picture changes clearly.
void tst_MarkLayer::isReadable() {
    QFETCH(QColor, ground);
    QFETCH(int, ratio);
    for (int number = 1; number <= 6; ++number) {
        QImage image(400 * ratio, 300 * ratio, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(ground);
        MarkLayer layer;
        layer.setMarks({box(number, {100, 100, 200, 100})});
        QPainter painter(&image);
        layer.paint(painter, {}, kViewport);
        painter.end();
        int contrast = 0;
        for (int x = 296 * ratio; x < 304 * ratio; ++x)
            contrast = std::max(contrast, std::abs(qGray(image.pixel(x, 170 * ratio)) - qGray(ground.rgb())));
        QVERIFY2(contrast >= 70, qPrintable(QStringLiteral("mark %1: %2").arg(number).arg(contrast)));
    }
}

void tst_MarkLayer::smallBoxesStayVisible() {
    const MarkShape shape = shapeOf(box(1, {200, 150, 6, 6}), {}, kViewport, kLine);
    const QPointF away = shape.badge - shape.box.center();
    QVERIFY(std::hypot(away.x(), away.y()) > shape.radius);
}

void tst_MarkLayer::staysInTheViewport_data() {
    QTest::addColumn<QRectF>("rect");
    QTest::newRow("top left") << QRectF(-50, -50, 80, 80);
    QTest::newRow("bottom right") << QRectF(380, 280, 90, 90);
    QTest::newRow("larger") << QRectF(-100, -100, 900, 900);
    QTest::newRow("a pixel") << QRectF(0, 0, 1, 1);
}

void tst_MarkLayer::staysInTheViewport() {
    QFETCH(QRectF, rect);
    const MarkShape shape = shapeOf(box(1, rect), {}, kViewport, kLine);
    const QPointF reach(shape.radius, shape.radius);
    QVERIFY(kViewport.contains(QRectF(shape.badge - reach, shape.badge + reach)));
    QVERIFY(kViewport.contains(shape.button));
    QVERIFY(!shape.button.contains(shape.badge));
}

QTEST_MAIN(tst_MarkLayer)
#include "tst_MarkLayer.moc"
