#include "app/image/ImageCanvas.h"

#include <QApplication>
#include <QTest>

using namespace lunette;

/// The canvas on a screen with two pixels per unit.
class TestImageCanvasHiDpi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_canvas.reset(); }

    void zoomCountsScreenPixels();
    void showsPixelsExactly();
    void dragsInImagePixels();
    void zoomsToPointer();

private:
    std::unique_ptr<ImageCanvas> m_canvas;
    QImage m_image;
};

void TestImageCanvasHiDpi::init() {
    m_canvas = std::make_unique<ImageCanvas>();
    QCOMPARE(m_canvas->devicePixelRatioF(), 2.0);
    m_canvas->resize(600, 400);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_image = QImage(401, 301, QImage::Format_RGB32);
    for (int y = 0; y < m_image.height(); ++y) {
        for (int x = 0; x < m_image.width(); ++x)
            m_image.setPixel(x, y, qRgb(x % 256, y % 256, (x * y) % 256));
    }
    m_canvas->setImage(m_image);
}

void TestImageCanvasHiDpi::zoomCountsScreenPixels() {
    QCOMPARE(m_canvas->zoom(), 2.0);
    QCOMPARE(m_canvas->view().scale, 1.0);
    m_canvas->zoomActual();
    QCOMPARE(m_canvas->zoom(), 1.0);
    QCOMPARE(m_canvas->view().scale, 0.5);
}

void TestImageCanvasHiDpi::showsPixelsExactly() {
    m_canvas->zoomActual();
    const QImage seen = m_canvas->grab().toImage();
    QCOMPARE(seen.devicePixelRatio(), 2.0);
    QImage part = seen.copy(QRect((m_canvas->view().origin * 2).toPoint(), m_image.size()));
    part.setDevicePixelRatio(1);
    QCOMPARE(part.convertToFormat(QImage::Format_RGB32), m_image);
}

void TestImageCanvasHiDpi::dragsInImagePixels() {
    m_canvas->zoomActual();
    const auto at = [this](double x, double y) { return m_canvas->view().toWidget(QPointF(x, y)).toPoint(); };
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, at(100, 60));
    QTest::mouseMove(m_canvas.get(), at(150, 100));
    QTest::mouseMove(m_canvas.get(), at(300, 200));
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, at(300, 200));
    const QRect region = m_canvas->region();
    QVERIFY(qAbs(region.x() - 100) <= 1 && qAbs(region.y() - 60) <= 1);
    QVERIFY(qAbs(region.width() - 200) <= 2 && qAbs(region.height() - 140) <= 2);
}

void TestImageCanvasHiDpi::zoomsToPointer() {
    m_canvas->setZoom(8, QPointF(300, 200));
    const QPointF pointer(250, 150);
    const QPointF before = m_canvas->view().toImage(pointer);
    m_canvas->setZoom(12, pointer);
    const QPointF after = m_canvas->view().toImage(pointer);
    QVERIFY(qAbs(after.x() - before.x()) < 0.5 && qAbs(after.y() - before.y()) < 0.5);
}

int main(int argc, char** argv) {
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication app(argc, argv);
    TestImageCanvasHiDpi test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ImageCanvasHiDpi.moc"
