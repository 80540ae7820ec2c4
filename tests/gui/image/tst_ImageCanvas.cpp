#include "app/image/CropPainter.h"
#include "app/image/ImageCanvas.h"
#include "core/image/ImageLoader.h"

#include <QElapsedTimer>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace lunette;

namespace {

/// Every pixel tells its place.
QImage placeImage(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(x % 256, y % 256, (x / 256 * 16 + y / 256) % 256));
    }
    return image;
}

QImage filled(QSize size, const QColor& color) {
    QImage image(size, QImage::Format_ARGB32);
    image.fill(color);
    return image;
}

bool isNear(QPointF a, QPointF b, double slack) {
    return qAbs(a.x() - b.x()) <= slack && qAbs(a.y() - b.y()) <= slack;
}

} // namespace

class TestImageCanvas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_canvas.reset(); }

    void fits_data();
    void fits();
    void followsItsSize();
    void zoomsToPointer_data();
    void zoomsToPointer();
    void zoomsByPinch();
    void limitsZoom();
    void showsPixelsExactly();
    void obeysViewKeys();
    void pans_data();
    void pans();
    void pansByWheel();
    void revealsMovedFrame();
    void drawsBigPictures();
    void drawsScaledColours();
    void laysTransparencyOnWhite();
    void dimsOutside();
    void frameIsVisible_data();
    void frameIsVisible();
    void paintsMarks();
    void paintsHint();
    void announcesPictures();
    void replacesPicturesQuickly();
    void showsFocus();
    void describesItself();
    void readsDrawings();

private:
    void wheel(QPointF at, QPoint angle, Qt::KeyboardModifiers modifiers = {});
    QImage shot() { return m_canvas->grab().toImage(); }

    std::unique_ptr<ImageCanvas> m_canvas;
};

void TestImageCanvas::init() {
    m_canvas = std::make_unique<ImageCanvas>();
    m_canvas->resize(600, 400);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void TestImageCanvas::wheel(QPointF at, QPoint angle, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(at, m_canvas->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_canvas.get(), &event);
}

void TestImageCanvas::fits_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("zoom");
    QTest::newRow("small stays") << QSize(100, 80) << 1.0;
    QTest::newRow("wide") << QSize(1104, 100) << 0.5;
    QTest::newRow("tall") << QSize(100, 704) << 0.5;
    QTest::newRow("30000 x 20") << QSize(30'000, 20) << 0.0184;
    QTest::newRow("one pixel") << QSize(1, 1) << 1.0;
}

void TestImageCanvas::fits() {
    QFETCH(QSize, size);
    QFETCH(double, zoom);
    m_canvas->setImage(filled(size, Qt::blue));
    QCOMPARE(m_canvas->zoom(), zoom);
    const QRectF place = m_canvas->view().toWidget(QRectF(QPointF(), QSizeF(size)));
    QVERIFY(QRectF(m_canvas->rect()).contains(place));
    QVERIFY(isNear(place.center(), QRectF(m_canvas->rect()).center(), 1));
    QVERIFY(!shot().isNull());
}

void TestImageCanvas::followsItsSize() {
    m_canvas->setImage(filled({1104, 100}, Qt::blue));
    m_canvas->resize(324, 400);
    QTRY_COMPARE(m_canvas->zoom(), 0.25);
    m_canvas->zoomActual();
    m_canvas->resize(600, 400);
    QTRY_COMPARE(m_canvas->width(), 600);
    QCOMPARE(m_canvas->zoom(), 1.0);
    QVERIFY(!m_canvas->isFitted());
}

void TestImageCanvas::zoomsToPointer_data() {
    QTest::addColumn<QPointF>("pointer");
    QTest::newRow("middle") << QPointF(300, 200);
    QTest::newRow("left") << QPointF(200, 210);
    QTest::newRow("right bottom") << QPointF(400, 250);
}

void TestImageCanvas::zoomsToPointer() {
    QFETCH(QPointF, pointer);
    m_canvas->setImage(filled({2000, 1500}, Qt::blue));
    m_canvas->zoomActual();
    QSignalSpy zoomed(m_canvas.get(), &ImageCanvas::zoomChanged);
    const QPointF before = m_canvas->view().toImage(pointer);
    wheel(pointer, {0, 240});
    QVERIFY(m_canvas->zoom() > 1.2);
    QVERIFY(isNear(m_canvas->view().toImage(pointer), before, 1));
    wheel(pointer, {0, -480});
    QVERIFY(m_canvas->zoom() < 1);
    QVERIFY(isNear(m_canvas->view().toImage(pointer), before, 2));
    QCOMPARE(zoomed.size(), 2);
    QVERIFY(!m_canvas->isFitted());
}

void TestImageCanvas::zoomsByPinch() {
    m_canvas->setImage(filled({2000, 1500}, Qt::blue));
    m_canvas->zoomActual();
    const QPointF pointer(310, 190);
    const QPointF before = m_canvas->view().toImage(pointer);
    QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, pointer, pointer,
                              m_canvas->mapToGlobal(pointer), 0.5, {});
    QCoreApplication::sendEvent(m_canvas.get(), &pinch);
    QCOMPARE(m_canvas->zoom(), 1.5);
    QVERIFY(isNear(m_canvas->view().toImage(pointer), before, 1));
}

void TestImageCanvas::limitsZoom() {
    m_canvas->setImage(filled({2000, 1500}, Qt::blue));
    for (int i = 0; i < 100; ++i)
        m_canvas->zoomIn();
    QCOMPARE(m_canvas->zoom(), 32.0);
    for (int i = 0; i < 200; ++i)
        m_canvas->zoomOut();
    QVERIFY(m_canvas->zoom() >= 0.05 && m_canvas->zoom() <= 0.25);
    wheel({0, 0}, {0, 1'000'000});
    QCOMPARE(m_canvas->zoom(), 32.0);
}

void TestImageCanvas::showsPixelsExactly() {
    const QImage image = placeImage({400, 300});
    m_canvas->setImage(image);
    m_canvas->zoomActual();
    const QPoint corner = m_canvas->view().origin.toPoint();
    QCOMPARE(shot().copy(QRect(corner, image.size())).convertToFormat(QImage::Format_RGB32), image);
}

void TestImageCanvas::obeysViewKeys() {
    m_canvas->setImage(filled({2000, 1500}, Qt::blue));
    const double fitted = m_canvas->zoom();
    QTest::keyClick(m_canvas.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_canvas->zoom(), 1.0);
    QTest::keyClick(m_canvas.get(), Qt::Key_Plus);
    QCOMPARE(m_canvas->zoom(), 1.25);
    QTest::keyClick(m_canvas.get(), Qt::Key_Minus);
    QCOMPARE(m_canvas->zoom(), 1.0);
    const QPointF origin = m_canvas->view().origin;
    QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_canvas->view().origin, origin - QPointF(64, 0));
    QTest::keyClick(m_canvas.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_canvas->zoom(), fitted);
    QVERIFY(m_canvas->isFitted());
}

void TestImageCanvas::pans_data() {
    QTest::addColumn<bool>("space");
    QTest::newRow("middle button") << false;
    QTest::newRow("space and drag") << true;
}

void TestImageCanvas::pans() {
    QFETCH(bool, space);
    m_canvas->setImage(filled({2000, 1500}, Qt::blue));
    m_canvas->zoomActual();
    const QPointF origin = m_canvas->view().origin;
    const Qt::MouseButton button = space ? Qt::LeftButton : Qt::MiddleButton;
    if (space)
        QTest::keyPress(m_canvas.get(), Qt::Key_Space);
    QTest::mousePress(m_canvas.get(), button, {}, {300, 200});
    QTest::mouseMove(m_canvas.get(), {320, 170});
    QTest::mouseMove(m_canvas.get(), {340, 150});
    QTest::mouseRelease(m_canvas.get(), button, {}, {340, 150});
    if (space)
        QTest::keyRelease(m_canvas.get(), Qt::Key_Space);
    QCOMPARE(m_canvas->view().origin, origin + QPointF(40, -50));
    QCOMPARE(m_canvas->region(), QRect(0, 0, 2000, 1500));
    QTest::mouseMove(m_canvas.get(), {100, 100});
    QCOMPARE(m_canvas->view().origin, origin + QPointF(40, -50));
}

void TestImageCanvas::pansByWheel() {
    m_canvas->setImage(filled({2000, 1500}, Qt::blue));
    m_canvas->zoomActual();
    const QPointF origin = m_canvas->view().origin;
    wheel({300, 200}, {0, 120}, Qt::ShiftModifier);
    QCOMPARE(m_canvas->view().origin, origin + QPointF(60, 0));
    QWheelEvent touchpad({300, 200}, m_canvas->mapToGlobal(QPointF(300, 200)), {-7, 11}, {-7, 11}, Qt::NoButton, {},
                         Qt::ScrollUpdate, false);
    QCoreApplication::sendEvent(m_canvas.get(), &touchpad);
    QCOMPARE(m_canvas->view().origin, origin + QPointF(53, 11));
    QCOMPARE(m_canvas->zoom(), 1.0);
    wheel({300, 200}, {-1'000'000, 0}, Qt::AltModifier);
    QVERIFY2(m_canvas->view().toWidget(QPointF(2000, 0)).x() >= 500, "the picture cannot be lost");
}

void TestImageCanvas::revealsMovedFrame() {
    m_canvas->setImage(filled({2000, 1500}, Qt::blue));
    m_canvas->zoomActual();
    m_canvas->setRegion({1900, 1400, 50, 50});
    QVERIFY(QRectF(m_canvas->rect()).contains(m_canvas->view().toWidget(QRectF(m_canvas->region()))));
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(m_canvas.get(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(QRectF(m_canvas->rect()).contains(m_canvas->view().toWidget(QRectF(m_canvas->region()))));
}

void TestImageCanvas::drawsBigPictures() {
    QElapsedTimer clock;
    QImage image(9000, 7000, QImage::Format_RGB32);
    image.fill(QColor(20, 120, 220));
    clock.start();
    m_canvas->setImage(image);
    shot();
    const qint64 spent = clock.elapsed();
    qInfo("63 megapixels: %lld ms on the window's thread", spent);
    QVERIFY(spent < 200);
    QTRY_COMPARE_WITH_TIMEOUT(QColor(shot().pixel(300, 200)), QColor(20, 120, 220), 20'000);
}

/// A scaled picture keeps its colours, at rest and while it is prepared.
void TestImageCanvas::drawsScaledColours() {
    QImage image = filled({3000, 2000}, QColor(10, 200, 30));
    for (int y = 0; y < 1000; ++y)
        memset(image.scanLine(y), 0xFF, size_t(image.bytesPerLine()));
    m_canvas->setImage(image);
    const auto colourAt = [this](double x, double y) {
        return QColor(shot().pixel(m_canvas->view().toWidget(QPointF(x, y)).toPoint()));
    };
    QCOMPARE(colourAt(1500, 500), QColor(Qt::white));
    QCOMPARE(colourAt(1500, 1500), QColor(10, 200, 30));
    m_canvas->setZoom(0.1, QPointF(300, 200));
    QTRY_COMPARE(colourAt(1500, 1500), QColor(10, 200, 30));
    m_canvas->setZoom(5, QPointF(300, 200));
    QCOMPARE(QColor(shot().pixel(m_canvas->view().toWidget(QPointF(1500, 1004)).toPoint())), QColor(10, 200, 30));
}

void TestImageCanvas::laysTransparencyOnWhite() {
    m_canvas->setImage(filled({200, 200}, QColor(255, 0, 0, 128)));
    const QColor seen(shot().pixel(300, 200));
    QVERIFY2(seen.red() == 255 && qAbs(seen.green() - 127) <= 1 && qAbs(seen.blue() - 127) <= 1,
             qPrintable(seen.name()));
}

void TestImageCanvas::dimsOutside() {
    m_canvas->setImage(filled({400, 300}, Qt::white));
    m_canvas->setRegion({100, 100, 200, 100});
    const QImage seen = shot();
    const auto lightness = [&](double x, double y) {
        return QColor(seen.pixel(m_canvas->view().toWidget(QPointF(x, y)).toPoint())).lightness();
    };
    QCOMPARE(lightness(200, 150), 255);
    QVERIFY(lightness(50, 250) < 180);
    QVERIFY(lightness(350, 280) < 180);
}

void TestImageCanvas::frameIsVisible_data() {
    QTest::addColumn<QColor>("colour");
    for (const char* name : {"white", "black", "gray", "red", "blue"})
        QTest::newRow(name) << QColor(name);
}

/// On any colour the frame has a line that differs from it clearly.
void TestImageCanvas::frameIsVisible() {
    QFETCH(QColor, colour);
    m_canvas->setImage(filled({400, 300}, colour));
    m_canvas->setRegion({100, 100, 200, 100});
    const QImage seen = shot();
    const QPointF side = m_canvas->view().toWidget(QPointF(100, 130));
    int contrast = 0;
    for (int dx = -2; dx <= 3; ++dx)
        contrast = qMax(contrast, qAbs(qGray(seen.pixel(side.toPoint() + QPoint(dx, 0))) - qGray(colour.rgb())));
    QVERIFY2(contrast >= 70, qPrintable(QString::number(contrast)));
}

void TestImageCanvas::paintsMarks() {
    m_canvas->setImage(filled({400, 300}, Qt::white));
    Mark box;
    box.number = 1;
    box.box = QRectF(50, 60, 100, 80);
    Mark point;
    point.number = 2;
    point.point = QPointF(300, 200);
    m_canvas->setMarks({box, point});
    QCOMPARE(m_canvas->marks().size(), size_t(2));
    const QImage seen = shot();
    const auto at = [&](double x, double y) { return m_canvas->view().toWidget(QPointF(x, y)).toPoint(); };
    QCOMPARE(QColor(seen.pixel(at(150, 100))), markColor(1));
    int found = 0;
    for (int dx = -8; dx <= 8; ++dx)
        found += QColor(seen.pixel(at(300, 200) + QPoint(dx, 0))) == markColor(2);
    QVERIFY(found > 3);
    m_canvas->setImage(filled({400, 300}, Qt::white));
    QVERIFY(m_canvas->marks().empty());
}

void TestImageCanvas::paintsHint() {
    const QImage before = shot();
    m_canvas->setHint(QStringLiteral("Drop a picture"));
    QVERIFY(shot() != before);
    QCOMPARE(m_canvas->accessibleDescription(), QStringLiteral("Drop a picture"));
}

void TestImageCanvas::announcesPictures() {
    QSignalSpy changed(m_canvas.get(), &ImageCanvas::imageChanged);
    QSignalSpy settled(m_canvas.get(), &ImageCanvas::regionSettled);
    m_canvas->setImage(filled({30, 20}, Qt::red));
    QVERIFY(m_canvas->hasImage());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().first().toRect(), QRect(0, 0, 30, 20));
    m_canvas->clear();
    QVERIFY(!m_canvas->hasImage());
    QCOMPARE(changed.size(), 2);
    QVERIFY(m_canvas->region().isNull());
}

/// Pictures that arrive faster than they can be prepared: the last one is shown.
void TestImageCanvas::replacesPicturesQuickly() {
    for (int i = 0; i < 20; ++i)
        m_canvas->setImage(filled({3000, 2000}, QColor(i * 10, 0, 0)));
    m_canvas->setImage(filled({2000, 3000}, QColor(0, 77, 0)));
    QCOMPARE(QColor(shot().pixel(300, 200)), QColor(0, 77, 0));
    m_canvas->setZoom(0.08, QPointF(300, 200));
    QTRY_COMPARE(QColor(shot().pixel(300, 200)), QColor(0, 77, 0));
    m_canvas->setImage(filled({3000, 2000}, Qt::yellow));
    m_canvas.reset();
}

void TestImageCanvas::showsFocus() {
    QWidget other;
    m_canvas->clearFocus();
    const QImage without = shot();
    m_canvas->activateWindow();
    m_canvas->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(m_canvas->hasFocus());
    QVERIFY(shot() != without);
    QVERIFY(m_canvas->focusPolicy() & Qt::TabFocus);
}

void TestImageCanvas::describesItself() {
    QCOMPARE(m_canvas->objectName(), QStringLiteral("imageCanvas"));
    QVERIFY(!m_canvas->accessibleName().isEmpty());
    m_canvas->setImage(filled({400, 300}, Qt::white));
    QVERIFY(m_canvas->accessibleDescription().contains(QLatin1String("400")));
    m_canvas->setRegion({11, 22, 33, 44});
    for (const char* number : {"11", "22", "33", "44"})
        QTRY_VERIFY(m_canvas->accessibleDescription().contains(QLatin1String(number)));
}

/// Drawings with text need the fonts of a window system; here is one.
void TestImageCanvas::readsDrawings() {
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='30'>"
                           "<rect width='60' height='30' fill='#00ff00'/><text x='5' y='20'>Save</text></svg>";
    const auto loaded = loadImageData(svg);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QCOMPARE(loaded->image.size(), QSize(60, 30));
    QCOMPARE(QColor(loaded->image.pixel(58, 2)), QColor(0, 255, 0));
    const auto huge = loadImageData("<svg xmlns='http://www.w3.org/2000/svg' width='100000' height='100000'/>");
    QVERIFY(!huge);
    QVERIFY(huge.error().message().find("too large") != std::string::npos);
}

QTEST_MAIN(TestImageCanvas)
#include "tst_ImageCanvas.moc"
