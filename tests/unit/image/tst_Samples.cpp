#include "core/image/ImageLoader.h"
#include "tests/support/TestData.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lunette;

/// The sample pictures and their truth fit together.
class TestSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsHoldText_data();
    void labelsHoldText();
};

void TestSamples::labelsHoldText_data() {
    QTest::addColumn<QString>("image");
    QTest::addColumn<QRect>("rect");
    QFile file(test::sourcePath(QStringLiteral("resources/samples/truth.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray labels = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(labels.size() >= 12);
    for (const QJsonValue label : labels) {
        const QJsonValue rect = label[QLatin1String("rect")];
        const QString text = label[QLatin1String("text")].toString();
        QVERIFY(!text.isEmpty());
        QTest::newRow(qPrintable(text)) << label[QLatin1String("image")].toString()
                                        << QRect(rect[0].toInt(), rect[1].toInt(), rect[2].toInt(), rect[3].toInt());
    }
}

void TestSamples::labelsHoldText() {
    QFETCH(QString, image);
    QFETCH(QRect, rect);
    const QString path = test::sourcePath(QStringLiteral("resources/samples/") + image);
    QVERIFY(QFileInfo(path).size() < 150'000);
    const auto loaded = loadImage(path);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QVERIFY(loaded->image.rect().contains(rect));
    int darkest = 255;
    int lightest = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            darkest = qMin(darkest, qGray(loaded->image.pixel(x, y)));
            lightest = qMax(lightest, qGray(loaded->image.pixel(x, y)));
        }
    }
    QVERIFY2(lightest - darkest > 80, "there are letters");
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_Samples.moc"
