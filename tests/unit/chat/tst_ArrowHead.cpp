#include "core/chat/ArrowHead.h"

#include <QTest>

using namespace lunette;

class tst_ArrowHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointsAtTheEnd_data();
    void pointsAtTheEnd();
    void noRoom_data();
    void noRoom();
};

void tst_ArrowHead::pointsAtTheEnd_data() {
    QTest::addColumn<QPointF>("end");
    QTest::addColumn<QPointF>("tip");
    QTest::newRow("right") << QPointF(110, 10) << QPointF(105, 10);
    QTest::newRow("left") << QPointF(-90, 10) << QPointF(-85, 10);
    QTest::newRow("down") << QPointF(10, 110) << QPointF(10, 105);
    QTest::newRow("slanted") << QPointF(70, 90) << QPointF(67, 86);
}

void tst_ArrowHead::pointsAtTheEnd() {
    QFETCH(QPointF, end);
    QFETCH(QPointF, tip);
    const QLineF line({10, 10}, end);
    const Arrow arrow = arrowAlong(line, 5, 20);
    QCOMPARE(arrow.shaft.p1(), line.p1());
    QCOMPARE(arrow.head.size(), 3);
    QVERIFY2(QLineF(arrow.head[0], tip).length() < 1e-9, "the tip stands before the end");
    const QPointF base = (arrow.head[1] + arrow.head[2]) / 2;
    QCOMPARE(QLineF(base, arrow.head[0]).length(), 20.0);
    QCOMPARE(QLineF(arrow.head[1], arrow.head[2]).length(), 18.0);
    QVERIFY(QLineF(line.p1(), base).length() < arrow.shaft.length());
    QVERIFY(arrow.shaft.length() < QLineF(line.p1(), tip).length());
}

void tst_ArrowHead::noRoom_data() {
    QTest::addColumn<QPointF>("end");
    QTest::addColumn<bool>("head");
    QTest::newRow("nothing") << QPointF(10, 10) << false;
    QTest::newRow("short") << QPointF(34, 10) << false;
    QTest::newRow("just enough") << QPointF(35, 10) << true;
}

void tst_ArrowHead::noRoom() {
    QFETCH(QPointF, end);
    QFETCH(bool, head);
    const QLineF line({10, 10}, end);
    const Arrow arrow = arrowAlong(line, 5, 20);
    QCOMPARE(!arrow.head.isEmpty(), head);
    if (!head)
        QCOMPARE(arrow.shaft, line);
}

QTEST_APPLESS_MAIN(tst_ArrowHead)
#include "tst_ArrowHead.moc"
