#include "core/image/ImageLoader.h"
#include "tests/support/TestData.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lunette;

namespace {

QByteArray readFixture(const QString& name) {
    QFile file(test::dataPath(QStringLiteral("images/") + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString sha256(const RgbImage& rgb) {
    const QByteArrayView bytes(reinterpret_cast<const char*>(rgb.pixels.data()), qsizetype(rgb.pixels.size()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

/// The numbers that reach the model.
class TestImageColours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsPillow_data();
    void equalsPillow();
    void appliesOrientation_data();
    void appliesOrientation();
    void readsCmyk();
    void laysAlphaOnWhite();
    void cropsExactly_data();
    void cropsExactly();
};

void TestImageColours::equalsPillow_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("hash");
    const QJsonObject expected = QJsonDocument::fromJson(readFixture(QStringLiteral("pillow.json"))).object();
    QVERIFY(expected.size() > 20);
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        const QJsonValue size = one[QLatin1String("size")];
        QTest::newRow(qPrintable(it.key()))
            << it.key() << QSize(size[0].toInt(), size[1].toInt()) << one[QLatin1String("sha256")].toString();
    }
}

void TestImageColours::equalsPillow() {
    QFETCH(QString, file);
    QFETCH(QSize, size);
    QFETCH(QString, hash);
    const auto loaded = loadImage(test::dataPath(file));
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QCOMPARE(loaded->image.size(), size);
    QVERIFY(loaded->image.format() == QImage::Format_RGB32 || loaded->image.format() == QImage::Format_ARGB32);
    QCOMPARE(sha256(toRgb(loaded->image, loaded->image.rect(), AlphaMode::Drop)), hash);
}

void TestImageColours::appliesOrientation_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QPoint>("corner");
    // Where the stored top left corner of a 40 x 24 picture is seen.
    const QList<QPoint> corners{{0, 0}, {39, 0}, {39, 23}, {0, 23}, {0, 0}, {23, 0}, {23, 39}, {0, 39}};
    for (int value = 1; value <= 8; ++value)
        QTest::addRow("orientation %d", value) << value << corners[value - 1];
}

void TestImageColours::appliesOrientation() {
    QFETCH(int, orientation);
    QFETCH(QPoint, corner);
    const auto loaded = loadImageData(readFixture(QStringLiteral("orientation-%1.jpg").arg(orientation)));
    QVERIFY(loaded);
    QCOMPARE(loaded->image.size(), orientation >= 5 ? QSize(24, 40) : QSize(40, 24));
    const auto upright = loadImageData(readFixture(QStringLiteral("orientation-1.jpg")));
    QVERIFY(upright);
    QCOMPARE(loaded->image.pixel(corner), upright->image.pixel(0, 0));
}

void TestImageColours::readsCmyk() {
    const auto cmyk = loadImageData(readFixture(QStringLiteral("cmyk.jpg")));
    const auto plain = loadImageData(readFixture(QStringLiteral("rgb.png")));
    QVERIFY(cmyk && plain);
    QCOMPARE(cmyk->image.size(), plain->image.size());
    const QColor seen(cmyk->image.pixel(20, 12));
    const QColor meant(plain->image.pixel(20, 12));
    for (const int difference : {seen.red() - meant.red(), seen.green() - meant.green(), seen.blue() - meant.blue()})
        QVERIFY2(qAbs(difference) < 24, qPrintable(seen.name() + QStringLiteral(" for ") + meant.name()));
}

void TestImageColours::laysAlphaOnWhite() {
    QImage image(3, 1, QImage::Format_ARGB32);
    image.setPixel(0, 0, qRgba(10, 20, 30, 0));
    image.setPixel(1, 0, qRgba(10, 20, 30, 128));
    image.setPixel(2, 0, qRgba(10, 20, 30, 255));
    const auto white = toRgb(image, image.rect(), AlphaMode::White);
    QCOMPARE(white.pixels, (std::vector<uint8_t>{255, 255, 255, 132, 137, 142, 10, 20, 30}));
    const auto dropped = toRgb(image, image.rect(), AlphaMode::Drop);
    QCOMPARE(dropped.pixels, (std::vector<uint8_t>{10, 20, 30, 10, 20, 30, 10, 20, 30}));
}

void TestImageColours::cropsExactly_data() {
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("RGB32") << QImage::Format_RGB32;
    QTest::newRow("ARGB32") << QImage::Format_ARGB32;
    QTest::newRow("premultiplied") << QImage::Format_ARGB32_Premultiplied;
    QTest::newRow("RGB888") << QImage::Format_RGB888;
    QTest::newRow("RGBA8888") << QImage::Format_RGBA8888;
}

void TestImageColours::cropsExactly() {
    QFETCH(QImage::Format, format);
    const QImage image = test::noisePicture({50, 40});
    const QRect region(7, 9, 21, 13);
    const RgbImage rgb = toRgb(image.convertToFormat(format), region, AlphaMode::White);
    QCOMPARE(rgb.width, region.width());
    QCOMPARE(rgb.height, region.height());
    for (int y = 0; y < region.height(); ++y) {
        for (int x = 0; x < region.width(); ++x) {
            const uint8_t* pixel = rgb.row(y) + 3 * x;
            QCOMPARE(qRgb(pixel[0], pixel[1], pixel[2]), image.pixel(region.topLeft() + QPoint(x, y)));
        }
    }
}

QTEST_GUILESS_MAIN(TestImageColours)
#include "tst_ImageColours.moc"
