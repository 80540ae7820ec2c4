#include "app/image/CropTool.h"
#include "app/image/ImageCanvas.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace lunette;

namespace {

QImage plainImage(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(200, 210, 220));
    return image;
}

constexpr QSize kImage(400, 300);
constexpr QRect kFrame(100, 80, 160, 120);

} // namespace

/// The crop frame through the canvas, by mouse and keys.
class TestCropTool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_canvas.reset(); }

    void dragsNewFrame_data();
    void dragsNewFrame();
    void dragsAtAnyZoom_data();
    void dragsAtAnyZoom();
    void ignoresClicks();
    void dragsParts_data();
    void dragsParts();
    void takesHandlesBesideTheLine_data();
    void takesHandlesBesideTheLine();
    void showsCursor_data();
    void showsCursor();
    void keepsRatio();
    void obeysKeys_data();
    void obeysKeys();
    void cancelsByEscape();
    void selectsWholeByDoubleClick();
    void undoesWholeGestures();
    void mergesKeyRuns();
    void settlesOnce();
    void recallsLastRegion();
    void clipsRegions();
    void needsPicture();

private:
    QPoint at(double x, double y) const { return m_canvas->view().toWidget(QPointF(x, y)).toPoint(); }
    void drag(QPoint from, QPoint to);

    std::unique_ptr<ImageCanvas> m_canvas;
};

void TestCropTool::init() {
    m_canvas = std::make_unique<ImageCanvas>();
    m_canvas->resize(700, 500);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_canvas->setImage(plainImage(kImage));
    QCOMPARE(m_canvas->zoom(), 1.0);
}

void TestCropTool::drag(QPoint from, QPoint to) {
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_canvas.get(), (from + to) / 2);
    QTest::mouseMove(m_canvas.get(), to);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, to);
}

void TestCropTool::dragsNewFrame_data() {
    QTest::addColumn<QPoint>("from");
    QTest::addColumn<QPoint>("to");
    QTest::addColumn<QRect>("region");
    QTest::newRow("down right") << QPoint(50, 40) << QPoint(250, 190) << QRect(50, 40, 200, 150);
    QTest::newRow("up left") << QPoint(250, 190) << QPoint(50, 40) << QRect(50, 40, 200, 150);
    QTest::newRow("from the very corner") << QPoint(0, 0) << QPoint(30, 20) << QRect(0, 0, 30, 20);
    QTest::newRow("beyond the picture") << QPoint(350, 250) << QPoint(430, 330) << QRect(350, 250, 50, 50);
    QTest::newRow("from outside") << QPoint(-20, -20) << QPoint(60, 70) << QRect(0, 0, 60, 70);
    QTest::newRow("thin") << QPoint(10, 10) << QPoint(200, 10) << QRect(10, 10, 190, 1);
}

void TestCropTool::dragsNewFrame() {
    QFETCH(QPoint, from);
    QFETCH(QPoint, to);
    QFETCH(QRect, region);
    QSignalSpy changed(m_canvas.get(), &ImageCanvas::regionChanged);
    QSignalSpy settled(m_canvas.get(), &ImageCanvas::regionSettled);
    drag(at(from.x(), from.y()), at(to.x(), to.y()));
    QCOMPARE(m_canvas->region(), region);
    QVERIFY(changed.size() >= 2);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().first().toRect(), region);
    QCOMPARE(m_canvas->undoStack()->count(), 1);
}

void TestCropTool::dragsAtAnyZoom_data() {
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.25, 0.5, 1.0, 2.0, 3.7})
        QTest::addRow("zoom %.2f", zoom) << zoom;
}

void TestCropTool::dragsAtAnyZoom() {
    QFETCH(double, zoom);
    m_canvas->setZoom(zoom, QPointF(m_canvas->rect().center()));
    QCOMPARE(m_canvas->zoom(), zoom);
    drag(at(180, 130), at(220, 170));
    const QRect region = m_canvas->region();
    const int slack = zoom < 1 ? int(0.5 / zoom) + 1 : 1;
    QVERIFY(qAbs(region.x() - 180) <= slack && qAbs(region.y() - 130) <= slack);
    QVERIFY(qAbs(region.width() - 40) <= slack && qAbs(region.height() - 40) <= slack);
}

void TestCropTool::ignoresClicks() {
    m_canvas->setRegion(kFrame);
    QSignalSpy changed(m_canvas.get(), &ImageCanvas::regionChanged);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(20, 20));
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(150, 150));
    QTest::mouseClick(m_canvas.get(), Qt::RightButton, {}, at(20, 20));
    drag(at(20, 20), at(21, 21));
    QCOMPARE(m_canvas->region(), kFrame);
    QVERIFY(changed.isEmpty());
}

void TestCropTool::dragsParts_data() {
    QTest::addColumn<QPoint>("grip");
    QTest::addColumn<QPoint>("delta");
    QTest::addColumn<QRect>("region");
    const int left = 100, top = 80, right = 260, bottom = 200;
    const QPoint d(12, 9);
    QTest::newRow("top left") << QPoint(left, top) << d << QRect(112, 89, 148, 111);
    QTest::newRow("top") << QPoint(180, top) << d << QRect(100, 89, 160, 111);
    QTest::newRow("top right") << QPoint(right, top) << d << QRect(100, 89, 172, 111);
    QTest::newRow("right") << QPoint(right, 140) << d << QRect(100, 80, 172, 120);
    QTest::newRow("bottom right") << QPoint(right, bottom) << d << QRect(100, 80, 172, 129);
    QTest::newRow("bottom") << QPoint(180, bottom) << d << QRect(100, 80, 160, 129);
    QTest::newRow("bottom left") << QPoint(left, bottom) << d << QRect(112, 80, 148, 129);
    QTest::newRow("left") << QPoint(left, 140) << d << QRect(112, 80, 148, 120);
    QTest::newRow("inside") << QPoint(180, 140) << d << QRect(112, 89, 160, 120);
    QTest::newRow("inside to the corner") << QPoint(180, 140) << QPoint(-300, -200) << QRect(0, 0, 160, 120);
    QTest::newRow("right beyond the picture") << QPoint(right, 140) << QPoint(200, 0) << QRect(100, 80, 300, 120);
    QTest::newRow("left over the right edge") << QPoint(left, 140) << QPoint(200, 0) << QRect(260, 80, 40, 120);
    QTest::newRow("outside: a new frame") << QPoint(20, 20) << QPoint(30, 40) << QRect(20, 20, 30, 40);
}

void TestCropTool::dragsParts() {
    QFETCH(QPoint, grip);
    QFETCH(QPoint, delta);
    QFETCH(QRect, region);
    m_canvas->setRegion(kFrame);
    drag(at(grip.x(), grip.y()), at(grip.x() + delta.x(), grip.y() + delta.y()));
    QCOMPARE(m_canvas->region(), region);
}

void TestCropTool::takesHandlesBesideTheLine_data() {
    QTest::addColumn<QPoint>("offset");
    QTest::newRow("inside the corner") << QPoint(8, 8);
    QTest::newRow("outside the corner") << QPoint(-8, -8);
    QTest::newRow("beside") << QPoint(-9, 4);
}

void TestCropTool::takesHandlesBesideTheLine() {
    QFETCH(QPoint, offset);
    m_canvas->setRegion(kFrame);
    const QPoint from = at(100, 80) + offset;
    drag(from, from + QPoint(-20, -10));
    QCOMPARE(m_canvas->region(), kFrame.adjusted(-20, -10, 0, 0));
}

void TestCropTool::showsCursor_data() {
    QTest::addColumn<QPoint>("where");
    QTest::addColumn<Qt::CursorShape>("shape");
    QTest::newRow("corner") << QPoint(100, 80) << Qt::SizeFDiagCursor;
    QTest::newRow("other corner") << QPoint(260, 80) << Qt::SizeBDiagCursor;
    QTest::newRow("side") << QPoint(100, 140) << Qt::SizeHorCursor;
    QTest::newRow("top") << QPoint(180, 80) << Qt::SizeVerCursor;
    QTest::newRow("inside") << QPoint(180, 140) << Qt::SizeAllCursor;
    QTest::newRow("outside") << QPoint(20, 20) << Qt::CrossCursor;
}

void TestCropTool::showsCursor() {
    QFETCH(QPoint, where);
    QFETCH(Qt::CursorShape, shape);
    m_canvas->setRegion(kFrame);
    QTest::mouseMove(m_canvas.get(), at(where.x(), where.y()));
    QTRY_COMPARE(m_canvas->cursor().shape(), shape);
}

void TestCropTool::keepsRatio() {
    m_canvas->setRatio({4, 3});
    QCOMPARE(m_canvas->region(), QRect(0, 0, 400, 300));
    drag(at(40, 40), at(120, 50));
    QCOMPARE(m_canvas->region(), QRect(40, 40, 80, 60));
    m_canvas->setRatio({1, 1});
    QCOMPARE(m_canvas->region(), QRect(50, 40, 60, 60));
    drag(at(110, 100), at(140, 110));
    QCOMPARE(m_canvas->region(), QRect(50, 40, 90, 90));
    m_canvas->setRatio({});
    drag(at(140, 130), at(160, 140));
    QCOMPARE(m_canvas->region(), QRect(50, 40, 110, 100));
}

void TestCropTool::obeysKeys_data() {
    QTest::addColumn<QRect>("start");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QRect>("region");
    const Qt::KeyboardModifiers none, shift(Qt::ShiftModifier), control(Qt::ControlModifier);
    QTest::newRow("left") << kFrame << Qt::Key_Left << none << kFrame.translated(-1, 0);
    QTest::newRow("right") << kFrame << Qt::Key_Right << none << kFrame.translated(1, 0);
    QTest::newRow("up") << kFrame << Qt::Key_Up << none << kFrame.translated(0, -1);
    QTest::newRow("down") << kFrame << Qt::Key_Down << none << kFrame.translated(0, 1);
    QTest::newRow("shift left") << kFrame << Qt::Key_Left << shift << kFrame.translated(-10, 0);
    QTest::newRow("shift down") << kFrame << Qt::Key_Down << shift << kFrame.translated(0, 10);
    QTest::newRow("wider") << kFrame << Qt::Key_Right << control << kFrame.adjusted(0, 0, 1, 0);
    QTest::newRow("narrower") << kFrame << Qt::Key_Left << control << kFrame.adjusted(0, 0, -1, 0);
    QTest::newRow("higher by 10") << kFrame << Qt::Key_Down << (control | shift) << kFrame.adjusted(0, 0, 0, 10);
    QTest::newRow("lower") << kFrame << Qt::Key_Up << control << kFrame.adjusted(0, 0, 0, -1);
    QTest::newRow("stops at the border") << QRect(3, 0, 50, 50) << Qt::Key_Left << shift << QRect(0, 0, 50, 50);
    QTest::newRow("stops at one pixel") << QRect(30, 30, 4, 50) << Qt::Key_Left << (control | shift)
                                        << QRect(30, 30, 1, 50);
    QTest::newRow("whole shrinks") << QRect(QPoint(), kImage) << Qt::Key_Left << control << QRect(0, 0, 399, 300);
    QTest::newRow("enter") << kFrame << Qt::Key_Return << none << QRect(QPoint(), kImage);
    QTest::newRow("keypad enter") << kFrame << Qt::Key_Enter << none << QRect(QPoint(), kImage);
    QTest::newRow("a letter") << kFrame << Qt::Key_A << none << kFrame;
    QTest::newRow("alt is for the view") << kFrame << Qt::Key_Left << Qt::KeyboardModifiers(Qt::AltModifier) << kFrame;
}

void TestCropTool::obeysKeys() {
    QFETCH(QRect, start);
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QRect, region);
    m_canvas->setRegion(start);
    QSignalSpy settled(m_canvas.get(), &ImageCanvas::regionSettled);
    QTRY_COMPARE(settled.size(), start == QRect(QPoint(), kImage) ? settled.size() : 1);
    settled.clear();
    QTest::keyClick(m_canvas.get(), key, modifiers);
    QCOMPARE(m_canvas->region(), region);
    if (region == start)
        return;
    QVERIFY2(settled.isEmpty(), "keys settle after a pause only");
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(settled.first().first().toRect(), region);
}

void TestCropTool::cancelsByEscape() {
    m_canvas->setRegion(kFrame);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, at(20, 20));
    QTest::mouseMove(m_canvas.get(), at(90, 60));
    QCOMPARE(m_canvas->region(), QRect(20, 20, 70, 40));
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QCOMPARE(m_canvas->region(), kFrame);
    QTest::mouseMove(m_canvas.get(), at(95, 65));
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, at(95, 65));
    QCOMPARE(m_canvas->region(), kFrame);
    QCOMPARE(m_canvas->undoStack()->count(), 1);
}

void TestCropTool::selectsWholeByDoubleClick() {
    m_canvas->setRegion(kFrame);
    QTest::mouseDClick(m_canvas.get(), Qt::LeftButton, {}, at(150, 150));
    QCOMPARE(m_canvas->region(), QRect(QPoint(), kImage));
    m_canvas->undoStack()->undo();
    QCOMPARE(m_canvas->region(), kFrame);
}

void TestCropTool::undoesWholeGestures() {
    const QRect whole(QPoint(), kImage);
    drag(at(50, 40), at(250, 190));
    drag(at(150, 100), at(160, 120));
    QCOMPARE(m_canvas->undoStack()->count(), 2);
    QSignalSpy settled(m_canvas.get(), &ImageCanvas::regionSettled);
    m_canvas->undoStack()->undo();
    QCOMPARE(m_canvas->region(), QRect(50, 40, 200, 150));
    m_canvas->undoStack()->undo();
    QCOMPARE(m_canvas->region(), whole);
    m_canvas->undoStack()->redo();
    m_canvas->undoStack()->redo();
    QCOMPARE(m_canvas->region(), QRect(60, 60, 200, 150));
    QTRY_COMPARE(settled.size(), 1);
    m_canvas->setImage(plainImage({50, 50}));
    QVERIFY(!m_canvas->undoStack()->canUndo());
}

void TestCropTool::mergesKeyRuns() {
    m_canvas->setRegion(kFrame);
    QSignalSpy settled(m_canvas.get(), &ImageCanvas::regionSettled);
    QTRY_COMPARE(settled.size(), 1);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QTRY_COMPARE(settled.size(), 2);
    QTest::keyClick(m_canvas.get(), Qt::Key_Down);
    QTRY_COMPARE(settled.size(), 3);
    QCOMPARE(m_canvas->undoStack()->count(), 3);
    m_canvas->undoStack()->undo();
    QCOMPARE(m_canvas->region(), kFrame.translated(5, 0));
    m_canvas->undoStack()->undo();
    QCOMPARE(m_canvas->region(), kFrame);
}

void TestCropTool::settlesOnce() {
    QSignalSpy settled(m_canvas.get(), &ImageCanvas::regionSettled);
    for (int i = 0; i < 20; ++i)
        m_canvas->setRegion(kFrame.translated(i, i));
    QVERIFY(settled.isEmpty());
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(settled.first().first().toRect(), kFrame.translated(19, 19));
    QCOMPARE(m_canvas->undoStack()->count(), 1);
}

void TestCropTool::recallsLastRegion() {
    QVERIFY(m_canvas->lastRegion().isNull());
    drag(at(50, 40), at(250, 190));
    QVERIFY2(m_canvas->lastRegion().isNull(), "the region in force is not the last one");
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QCOMPARE(m_canvas->lastRegion(), QRect(50, 40, 200, 150));
    m_canvas->setImage(plainImage({200, 100}));
    QCOMPARE(m_canvas->lastRegion(), QRect(50, 40, 150, 60));
    m_canvas->recallLastRegion();
    QCOMPARE(m_canvas->region(), QRect(50, 40, 150, 60));
    m_canvas->setImage(plainImage({20, 10}));
    QVERIFY(m_canvas->lastRegion().isNull());
}

void TestCropTool::clipsRegions() {
    m_canvas->setRegion({-50, -50, 100, 100});
    QCOMPARE(m_canvas->region(), QRect(0, 0, 50, 50));
    m_canvas->setRegion({1000, 1000, 5, 5});
    QCOMPARE(m_canvas->region(), QRect(QPoint(), kImage));
}

void TestCropTool::needsPicture() {
    m_canvas->clear();
    QVERIFY(m_canvas->region().isNull());
    drag({50, 50}, {200, 200});
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    m_canvas->setRegion(kFrame);
    m_canvas->setRatio({1, 1});
    m_canvas->selectWholePicture();
    m_canvas->recallLastRegion();
    QVERIFY(m_canvas->region().isNull());
    QCOMPARE(m_canvas->undoStack()->count(), 0);
}

QTEST_MAIN(TestCropTool)
#include "tst_CropTool.moc"
