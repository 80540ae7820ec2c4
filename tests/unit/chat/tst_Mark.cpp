#include "core/chat/Mark.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lunette;

namespace {

Exchange exchangeOn(const QRect& crop) {
    Exchange exchange;
    exchange.crop = crop;
    return exchange;
}

} // namespace

class tst_Mark : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mapsBoxes_data();
    void mapsBoxes();
    void mapsPoints_data();
    void mapsPoints();
    void numbersInOrder();
    void gazeHasALine();
    void referencesComeBack_data();
    void referencesComeBack();
    void tellsPlaces();
    void neighboursDiffer();
};

void tst_Mark::mapsBoxes_data() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    QTest::addColumn<QRect>("crop");
    QTest::addColumn<QList<double>>("box");
    QTest::addColumn<QRectF>("wanted");
    const QRect crop(100, 50, 200, 100);
    QTest::newRow("inside") << crop << QList<double>{0.25, 0.5, 0.75, 1} << QRectF(150, 100, 100, 50);
    QTest::newRow("clamped") << crop << QList<double>{-1, -0.5, 2, 3} << QRectF(crop);
    QTest::newRow("turned round") << crop << QList<double>{0.75, 1, 0.25, 0.5} << QRectF(150, 100, 100, 50);
    QTest::newRow("no area") << crop << QList<double>{0.5, 0.5, 0.5, 0.5} << QRectF(200, 100, 1, 1);
    QTest::newRow("at the far edge") << crop << QList<double>{1, 1, 1, 1} << QRectF(299, 149, 1, 1);
    QTest::newRow("beyond") << crop << QList<double>{1.5, 1.5, 1.7, 1.9} << QRectF(299, 149, 1, 1);
    QTest::newRow("not numbers") << crop << QList<double>{nan, -infinite, infinite, nan} << QRectF(100, 50, 1, 1);
    QTest::newRow("crop of a pixel") << QRect(7, 9, 1, 1) << QList<double>{0, 0, 1, 1} << QRectF(7, 9, 1, 1);
}

void tst_Mark::mapsBoxes() {
    QFETCH(QRect, crop);
    QFETCH(QList<double>, box);
    QFETCH(QRectF, wanted);
    Exchange exchange = exchangeOn(crop);
    exchange.objects = {{box[0], box[1], box[2], box[3]}};
    const std::vector<Mark> marks = marksOf(exchange);
    QCOMPARE(marks.size(), size_t(1));
    QVERIFY(marks[0].isBox());
    QCOMPARE(marks[0].box, wanted);
}

void tst_Mark::mapsPoints_data() {
    QTest::addColumn<QPointF>("fraction");
    QTest::addColumn<QPointF>("wanted");
    QTest::newRow("corner") << QPointF(0, 0) << QPointF(10, 20);
    QTest::newRow("middle") << QPointF(0.5, 0.5) << QPointF(160, 120);
    QTest::newRow("rounded") << QPointF(0.0049, 0.0051) << QPointF(11, 21);
    QTest::newRow("outside") << QPointF(-3, 7) << QPointF(10, 220);
}

void tst_Mark::mapsPoints() {
    QFETCH(QPointF, fraction);
    QFETCH(QPointF, wanted);
    Exchange exchange = exchangeOn({10, 20, 300, 200});
    exchange.points = {{fraction.x(), fraction.y()}};
    const std::vector<Mark> marks = marksOf(exchange);
    QCOMPARE(marks.size(), size_t(1));
    QVERIFY(!marks[0].isBox());
    QCOMPARE(marks[0].point, wanted);
}

void tst_Mark::numbersInOrder() {
    Exchange exchange = exchangeOn({0, 0, 100, 100});
    exchange.objects = {{0, 0, 0.5, 0.5}, {0.5, 0.5, 1, 1}};
    exchange.points = {{0.1, 0.1}};
    exchange.reasoning = Reasoning{"a red door", {}, {{2, 10, {{0.2, 0.2}, {0.3, 0.3}}}}};
    const std::vector<Mark> marks = marksOf(exchange);
    QCOMPARE(marks.size(), size_t(5));
    for (size_t i = 0; i < marks.size(); ++i)
        QCOMPARE(marks[i].number, int(i) + 1);
    QVERIFY(marks[2].kind == MarkKind::Found);
    QVERIFY(marks[3].kind == MarkKind::Evidence);
    QCOMPARE(marks[4].label, QStringLiteral("red door"));
}

void tst_Mark::gazeHasALine() {
    Exchange exchange = exchangeOn({0, 0, 100, 100});
    exchange.request.skill = Skill::Gaze;
    exchange.request.references = {{false, {0.25, 0.5}}};
    exchange.points = {{0.75, 0.5}};
    QVERIFY(marksOf(exchange)[0].from == QPointF(25, 50));
    exchange.request.skill = Skill::Query;
    QVERIFY(!marksOf(exchange)[0].from);
    QCOMPARE(askedMarks(exchange)[0].number, 0);
}

void tst_Mark::referencesComeBack_data() {
    QTest::addColumn<QRectF>("box");
    QTest::addColumn<QPointF>("point");
    QTest::newRow("point") << QRectF() << QPointF(150, 75);
    QTest::newRow("box") << QRectF(120, 60, 40, 30) << QPointF();
    QTest::newRow("edge") << QRectF() << QPointF(300, 150);
}

void tst_Mark::referencesComeBack() {
    QFETCH(QRectF, box);
    QFETCH(QPointF, point);
    Mark place;
    place.box = box;
    place.point = point;
    place.kind = MarkKind::Asked;
    Exchange exchange = exchangeOn({100, 50, 200, 100});
    exchange.request.references = {referenceTo(place, exchange.crop)};
    for (const double value : exchange.request.references[0].values)
        QVERIFY(value >= 0 && value <= 1);
    QVERIFY(askedMarks(exchange)[0] == place);
}

void tst_Mark::tellsPlaces() {
    Mark box;
    box.box = QRectF(1, 2, 3, 4);
    QCOMPARE(markText(box).english, QStringLiteral("box x 1, y 2, 3 × 4"));
    QCOMPARE(markText(box).chinese, QStringLiteral("方框 x 1, y 2, 3 × 4"));
    Mark point;
    point.point = QPointF(5, 6);
    point.label = QStringLiteral("the door");
    QCOMPARE(markText(point).english, QStringLiteral("point x 5, y 6: “the door”"));
}

void tst_Mark::neighboursDiffer() {
    for (int number = 1; number < 60; ++number) {
        QVERIFY(markColor(number) != markColor(number + 1));
        QVERIFY2(markColor(number).lightness() < 150, "white text is readable");
    }
}

QTEST_MAIN(tst_Mark)
#include "tst_Mark.moc"
