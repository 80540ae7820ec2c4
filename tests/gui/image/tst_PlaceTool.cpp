#include "app/image/PlaceTool.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

using namespace lunette;

namespace {

bool press(PlaceTool& tool, int key, Qt::KeyboardModifiers modifiers = {}) {
    return tool.key(QKeyEvent(QEvent::KeyPress, key, modifiers));
}

} // namespace

class tst_PlaceTool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksByMouse_data();
    void marksByMouse();
    void marksByKeys();
    void ignoresKeysWhenOff();
    void leavesByEscape();
    void followsTheLimits();
};

void tst_PlaceTool::marksByMouse_data() {
    QTest::addColumn<int>("mode");
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::addColumn<QRectF>("box");
    QTest::addColumn<QPointF>("point");
    const int both = int(PlaceMode::PointOrBox);
    const int point = int(PlaceMode::Point);
    QTest::newRow("click") << both << QPointF(60, 60) << QPointF(60, 60) << QRectF() << QPointF(20, 20);
    QTest::newRow("drag") << both << QPointF(40, 40) << QPointF(80, 100) << QRectF(10, 10, 20, 30) << QPointF();
    QTest::newRow("drag back") << both << QPointF(80, 100) << QPointF(40, 40) << QRectF(10, 10, 20, 30) << QPointF();
    QTest::newRow("drag out") << both << QPointF(200, 100) << QPointF(900, 900) << QRectF(90, 40, 10, 40) << QPointF();
    QTest::newRow("trembling click") << both << QPointF(60, 60) << QPointF(61, 62) << QRectF() << QPointF(20, 20);
    QTest::newRow("thin drag") << both << QPointF(60, 60) << QPointF(120, 60) << QRectF() << QPointF(20, 20);
    QTest::newRow("click outside") << both << QPointF(0, 500) << QPointF(0, 500) << QRectF() << QPointF(10, 80);
    QTest::newRow("points only") << point << QPointF(40, 40) << QPointF(80, 100) << QRectF() << QPointF(10, 10);
}

void tst_PlaceTool::marksByMouse() {
    QFETCH(int, mode);
    QFETCH(QPointF, from);
    QFETCH(QPointF, to);
    QFETCH(QRectF, box);
    QFETCH(QPointF, point);
    const ViewTransform view{2, {20, 20}};
    PlaceTool tool;
    tool.setLimits({10, 10, 90, 70});
    tool.setMode(PlaceMode(mode));
    std::vector<Mark> placed;
    connect(&tool, &PlaceTool::placed, this, [&](const Mark& mark) { placed.push_back(mark); });
    tool.press(from, view);
    QVERIFY(tool.isDragging() && tool.preview());
    tool.drag(to, view);
    tool.release();
    tool.release();
    QCOMPARE(placed.size(), size_t(1));
    QVERIFY(placed[0].kind == MarkKind::Asked);
    QCOMPARE(placed[0].box, box);
    QCOMPARE(placed[0].point, point);
    QVERIFY(!tool.preview());
}

void tst_PlaceTool::marksByKeys() {
    PlaceTool tool;
    tool.setLimits({0, 0, 100, 60});
    tool.setMode(PlaceMode::PointOrBox);
    std::vector<Mark> placed;
    connect(&tool, &PlaceTool::placed, this, [&](const Mark& mark) { placed.push_back(mark); });
    QVERIFY(press(tool, Qt::Key_Left));
    QVERIFY(press(tool, Qt::Key_Down, Qt::ShiftModifier));
    QCOMPARE(tool.preview()->point, QPointF(49, 40));
    for (int i = 0; i < 20; ++i)
        press(tool, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(press(tool, Qt::Key_Return));
    QCOMPARE(placed.size(), size_t(1));
    QCOMPARE(placed[0].point, QPointF(49, 60));
    QVERIFY(!press(tool, Qt::Key_Left, Qt::ControlModifier));
    QVERIFY(!press(tool, Qt::Key_A));
}

void tst_PlaceTool::ignoresKeysWhenOff() {
    PlaceTool tool;
    tool.setLimits({0, 0, 100, 60});
    for (const int key : {Qt::Key_Left, Qt::Key_Return, Qt::Key_Escape})
        QVERIFY(!press(tool, key));
    QVERIFY(!tool.preview());
}

void tst_PlaceTool::leavesByEscape() {
    PlaceTool tool;
    tool.setLimits({0, 0, 100, 60});
    tool.setMode(PlaceMode::Point);
    QSignalSpy modes(&tool, &PlaceTool::modeChanged);
    press(tool, Qt::Key_Up);
    QVERIFY(press(tool, Qt::Key_Escape));
    QVERIFY(!tool.isOn());
    QVERIFY(!tool.preview());
    QCOMPARE(modes.size(), 1);
}

void tst_PlaceTool::followsTheLimits() {
    PlaceTool tool;
    tool.setLimits({0, 0, 100, 60});
    tool.setMode(PlaceMode::Point);
    press(tool, Qt::Key_Right);
    tool.setLimits({0, 0, 20, 20});
    QCOMPARE(tool.preview()->point, QPointF(20, 20));
}

QTEST_MAIN(tst_PlaceTool)
#include "tst_PlaceTool.moc"
