#include "app/image/ImageCanvas.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace lunette;

/// Files and pictures dropped on the canvas.
class TestCanvasDrops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesDrops_data();
    void takesDrops();
    void refusesOtherDrops();
    void showsWhereToDrop();

private:
    bool drop(QMimeData& data);

    ImageCanvas m_canvas;
};

/// True when the canvas took it.
bool TestCanvasDrops::drop(QMimeData& data) {
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.setAccepted(false);
    QCoreApplication::sendEvent(&m_canvas, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    event.setAccepted(false);
    QCoreApplication::sendEvent(&m_canvas, &event);
    return event.isAccepted();
}

void TestCanvasDrops::takesDrops_data() {
    QTest::addColumn<QStringList>("urls");
    QTest::addColumn<bool>("withImage");
    QTest::addColumn<QStringList>("files");
    QStringList fifty;
    QStringList fiftyFiles;
    for (int i = 0; i < 50; ++i) {
        fifty << QStringLiteral("file:///tmp/%1.png").arg(i);
        fiftyFiles << QStringLiteral("/tmp/%1.png").arg(i);
    }
    QTest::newRow("a file") << QStringList{"file:///tmp/a%20b.png"} << false << QStringList{"/tmp/a b.png"};
    QTest::newRow("50 files") << fifty << false << fiftyFiles;
    QTest::newRow("a folder") << QStringList{"file:///tmp"} << false << QStringList{"/tmp"};
    QTest::newRow("a file and its image") << QStringList{"file:///tmp/a.png"} << true << QStringList{"/tmp/a.png"};
    QTest::newRow("from a browser") << QStringList{"https://example.org/a.png"} << true << QStringList{};
    QTest::newRow("image data") << QStringList{} << true << QStringList{};
}

void TestCanvasDrops::takesDrops() {
    QFETCH(QStringList, urls);
    QFETCH(bool, withImage);
    QFETCH(QStringList, files);
    QMimeData data;
    data.setUrls(QUrl::fromStringList(urls));
    const QImage image = [] {
        QImage red(3, 2, QImage::Format_ARGB32);
        red.fill(Qt::red);
        return red;
    }();
    if (withImage)
        data.setImageData(image);
    QSignalSpy filesDropped(&m_canvas, &ImageCanvas::filesDropped);
    QSignalSpy imageDropped(&m_canvas, &ImageCanvas::imageDropped);
    QVERIFY(drop(data));
    QCOMPARE(filesDropped.size(), files.isEmpty() ? 0 : 1);
    QCOMPARE(imageDropped.size(), files.isEmpty() ? 1 : 0);
    if (files.isEmpty())
        QCOMPARE(imageDropped.first().first().value<QImage>(), image);
    else
        QCOMPARE(filesDropped.first().first().toStringList(), files);
}

void TestCanvasDrops::refusesOtherDrops() {
    QMimeData text;
    text.setText(QStringLiteral("hello"));
    QVERIFY(!drop(text));
    QMimeData remote;
    remote.setUrls({QUrl(QStringLiteral("https://example.org/a.png"))});
    QVERIFY(!drop(remote));
}

void TestCanvasDrops::showsWhereToDrop() {
    m_canvas.resize(300, 200);
    const QImage before = m_canvas.grab().toImage();
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("file:///tmp/a.png"))});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&m_canvas, &enter);
    QVERIFY(m_canvas.grab().toImage() != before);
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(&m_canvas, &leave);
    QCOMPARE(m_canvas.grab().toImage(), before);
}

QTEST_MAIN(TestCanvasDrops)
#include "tst_CanvasDrops.moc"
