#include "core/image/ImageLoader.h"
#include "tests/support/TestData.h"

#include <QBuffer>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lunette;

namespace {

QByteArray readFixture(const QString& name) {
    QFile file(test::dataPath(QStringLiteral("images/") + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray encoded(const QImage& image, const char* format) {
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return data;
}

quint32 crc32(const QByteArray& data) {
    quint32 crc = ~0u;
    for (const char byte : data) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

QByteArray big(quint32 value) {
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray& kind, const QByteArray& body) {
    return big(quint32(body.size())) + kind + body + big(crc32(kind + body));
}

/// A PNG that promises these sides and holds almost nothing.
QByteArray pngHeader(quint32 width, quint32 height) {
    const QByteArray header = big(width) + big(height) + QByteArray("\x08\x02\0\0\0", 5);
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", header) +
           chunk("IDAT", qCompress(QByteArray(64, '\0')).mid(4)) + chunk("IEND", {});
}

QByteArray withBytes(QByteArray data, int at, const QByteArray& bytes) {
    return data.replace(at, bytes.size(), bytes);
}

QByteArray jpegWithSize(quint16 width, quint16 height) {
    QByteArray data = readFixture(QStringLiteral("rgb.jpg"));
    const int frame = int(data.indexOf("\xFF\xC0"));
    qToBigEndian(height, data.data() + frame + 5);
    qToBigEndian(width, data.data() + frame + 7);
    return data;
}

} // namespace

class TestImageLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false")); }
    void refuses_data();
    void refuses();
    void refusesFiles_data();
    void refusesFiles();
    void refusesUnreadable();
    void tellsLackOfMemory_data();
    void tellsLackOfMemory();
    void refusesEveryCut_data();
    void refusesEveryCut();
    void survivesDamage_data();
    void survivesDamage();
    void acceptsOddSizes_data();
    void acceptsOddSizes();
    void takesFirstFrame_data();
    void takesFirstFrame();
    void ignoresExtension();
    void namesItsSource();
};

void TestImageLoader::refuses_data() {
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("says");
    const QByteArray png = encoded(test::noisePicture({20, 10}), "png");
    QTest::newRow("nothing") << QByteArray() << "is empty";
    QTest::newRow("text") << QByteArray("hello, this is no picture") << "is not a picture";
    QTest::newRow("zeros") << QByteArray(5000, '\0') << "is not a picture";
    QTest::newRow("portable pixmap") << QByteArray("P6 1 1 255 abc") << "is not a picture";
    QTest::newRow("html") << QByteArray("<html><body>404</body></html>") << "is not a picture";
    QTest::newRow("pdf") << QByteArray("%PDF-1.7 and so on") << "PDF";
    QTest::newRow("heic") << QByteArray("\0\0\0\x18"
                                        "ftypheic\0\0\0\0",
                                        16)
                          << "HEIC";
    QTest::newRow("zip") << QByteArray("PK\x03\x04 and so on") << "ZIP";
    QTest::newRow("png signature only") << png.left(8) << "cut off";
    QTest::newRow("png half") << png.left(png.size() / 2) << "cut off";
    QTest::newRow("png without its end") << png.left(png.size() - 12) << "cut off";
    QTest::newRow("png 100000 x 100000") << pngHeader(100'000, 100'000) << "too large: 100000 x 100000";
    QTest::newRow("png 4294967295 wide") << pngHeader(0xFFFFFFFF, 1) << "too large";
    QTest::newRow("png 70000 x 1") << pngHeader(70'000, 1) << "too large: 70000 x 1";
    QTest::newRow("png 20000 x 20000") << pngHeader(20'000, 20'000) << "too large";
    QTest::newRow("png 0 x 0") << pngHeader(0, 0) << "has no pixels";
    QTest::newRow("png 0 x 5") << pngHeader(0, 5) << "has no pixels";
    QTest::newRow("png that holds less than it says") << pngHeader(300, 200) << "damaged";
    QTest::newRow("png with a damaged header") << withBytes(png, 19, "\x15") << "damaged";
    QTest::newRow("png with a wrong checksum")
        << withBytes(png, int(png.indexOf("IDAT")) + 60, "\xAA\xBB\xCC\xDD") << "damaged";
    QTest::newRow("jpeg start only") << QByteArray("\xFF\xD8\xFF\xE0", 4) << "cut off";
    QTest::newRow("jpeg half") << readFixture(QStringLiteral("rgb.jpg")).left(500) << "cut off";
    QTest::newRow("jpeg without its end") << readFixture(QStringLiteral("rgb.jpg")).chopped(2) << "cut off";
    QTest::newRow("jpeg 65535 x 65535") << jpegWithSize(65'535, 65'535) << "too large";
    QTest::newRow("jpeg 0 x 40") << jpegWithSize(0, 40) << "has no pixels";
    QTest::newRow("gif 0 x 0") << withBytes(readFixture(QStringLiteral("still.gif")), 6, QByteArray(4, '\0'))
                               << "has no pixels";
    QTest::newRow("gif half") << readFixture(QStringLiteral("still.gif")).left(200) << "cut off";
    QTest::newRow("webp half") << readFixture(QStringLiteral("animated.webp")).left(200) << "cut off";
    QTest::newRow("bmp half") << readFixture(QStringLiteral("rgb.bmp")).left(1500) << "cut off";
    QTest::newRow("bmp 2 billion wide") << withBytes(readFixture(QStringLiteral("rgb.bmp")), 18, "\xFF\xFF\xFF\x7F")
                                        << "too large";
    QTest::newRow("tiff half") << readFixture(QStringLiteral("rgb.tiff")).left(300) << "cut off";
    QTest::newRow("svg without a window system")
        << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>") << "only be read in the window";
}

void TestImageLoader::refuses() {
    QFETCH(QByteArray, data);
    QFETCH(QString, says);
    const auto loaded = loadImageData(data);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Image);
    const QString message = QString::fromStdString(loaded.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(!loaded.error().advice.empty(), "an error says what to do");
}

void TestImageLoader::refusesFiles_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing") << "missing"
                             << "there is no file";
    QTest::newRow("dangling link") << "link"
                                   << "there is no file";
    QTest::newRow("folder") << "folder"
                            << "is a folder";
    QTest::newRow("pipe") << "pipe"
                          << "is not an ordinary file";
    QTest::newRow("device") << "device"
                            << "is not an ordinary file";
    QTest::newRow("empty") << "empty"
                           << "is empty";
}

void TestImageLoader::refusesFiles() {
    QFETCH(QString, kind);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    QString path = folder.filePath(kind);
    if (kind == QLatin1String("link"))
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("nowhere")), path));
    else if (kind == QLatin1String("folder"))
        path = folder.path();
    else if (kind == QLatin1String("pipe"))
        QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    else if (kind == QLatin1String("device"))
        path = QStringLiteral("/dev/zero");
    else if (kind == QLatin1String("failing"))
        path = QStringLiteral("/proc/self/mem"); // opens like a file, and its first byte cannot be read
    else if (kind == QLatin1String("empty"))
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    const auto loaded = loadImage(path);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Image);
    const QString message = QString::fromStdString(loaded.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));
}

void TestImageLoader::refusesUnreadable() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("secret.png"));
    QVERIFY(test::noisePicture({4, 4}).save(path));
    QVERIFY(QFile::setPermissions(path, {}));
    if (QFile(path).open(QIODevice::ReadOnly))
        QSKIP("this user may read every file");
    const auto loaded = loadImage(path);
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message().find("cannot be read") != std::string::npos);
}

void TestImageLoader::tellsLackOfMemory_data() {
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("while it is read") << QImage::Format_Grayscale8;
    QTest::newRow("while it is converted") << QImage::Format_Mono;
}

void TestImageLoader::tellsLackOfMemory() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizer needs all addresses");
#endif
    QFETCH(QImage::Format, format);
    QByteArray data;
    {
        QImage image(12'000, 12'000, format);
        image.fill(1);
        data = encoded(image, "png");
    }
    QFile usage(QStringLiteral("/proc/self/statm"));
    QVERIFY(usage.open(QIODevice::ReadOnly));
    const auto pages = usage.readAll().split(' ').value(0).toULongLong();
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = pages * rlim_t(sysconf(_SC_PAGESIZE)) + 100'000'000;
    QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
    const auto loaded = loadImageData(data);
    QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Memory);
    QVERIFY(loadImageData(data));
}

void TestImageLoader::refusesEveryCut_data() {
    QTest::addColumn<QString>("file");
    for (const char* name : {"rgb.png", "palette.png", "deep.png", "rgb.jpg", "progressive.jpg", "cmyk.jpg", "rgb.bmp",
                             "palette.bmp", "rgb.tiff", "rgba.webp", "still.gif"})
        QTest::newRow(name) << name;
}

/// A prefix of a picture is refused, or nothing of the picture was lost.
void TestImageLoader::refusesEveryCut() {
    QFETCH(QString, file);
    const QByteArray data = readFixture(file);
    const auto whole = loadImageData(data);
    QVERIFY(whole);
    int refused = 0;
    for (int length = 1; length < data.size(); ++length) {
        const auto cut = loadImageData(data.left(length));
        refused += cut ? 0 : 1;
        if (cut)
            QVERIFY2(cut->image == whole->image,
                     qPrintable(QStringLiteral("cut at %1 of %2").arg(length).arg(data.size())));
    }
    QVERIFY(refused >= data.size() - 20);
}

void TestImageLoader::survivesDamage_data() {
    refusesEveryCut_data();
}

/// Wrong bytes anywhere give an error or a picture inside the limits, never a crash.
void TestImageLoader::survivesDamage() {
    QFETCH(QString, file);
    const QByteArray data = readFixture(file);
    quint32 state = 7;
    const auto random = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
    for (int round = 0; round < 400; ++round) {
        QByteArray damaged = data;
        for (quint32 i = 0; i < 1 + round % 4u; ++i)
            damaged[qsizetype(random() % quint32(data.size()))] = char(random());
        const auto loaded = loadImageData(damaged);
        if (loaded)
            QVERIFY(!loaded->image.isNull() && loaded->image.width() <= kMaxImageSide);
        else
            QVERIFY(loaded.error().code == ErrorCode::Image || loaded.error().code == ErrorCode::Memory);
    }
}

void TestImageLoader::acceptsOddSizes_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("one pixel") << QSize(1, 1);
    QTest::newRow("30000 x 20") << QSize(30'000, 20);
    QTest::newRow("20 x 30000") << QSize(20, 30'000);
    QTest::newRow("longest side") << QSize(kMaxImageSide, 1);
    QTest::newRow("25 megapixels") << QSize(5000, 5000);
}

void TestImageLoader::acceptsOddSizes() {
    QFETCH(QSize, size);
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(10, 20, 30));
    const auto loaded = loadImageData(encoded(image, "png"));
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QCOMPARE(loaded->image.size(), size);
    QCOMPARE(loaded->image.pixel(size.width() - 1, size.height() - 1), qRgb(10, 20, 30));
}

void TestImageLoader::takesFirstFrame_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("animated");
    QTest::newRow("animated gif") << "animated.gif" << true;
    QTest::newRow("animated webp") << "animated.webp" << true;
    QTest::newRow("still gif") << "still.gif" << false;
    QTest::newRow("still webp") << "rgba.webp" << false;
    QTest::newRow("png") << "rgb.png" << false;
}

void TestImageLoader::takesFirstFrame() {
    QFETCH(QString, file);
    QFETCH(bool, animated);
    const auto loaded = loadImageData(readFixture(file));
    QVERIFY(loaded);
    QCOMPARE(loaded->animated, animated);
    QCOMPARE(loaded->image.size(), QSize(40, 24));
}

void TestImageLoader::ignoresExtension() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("photo@2x.jpg"));
    QVERIFY(QFile::copy(test::dataPath(QStringLiteral("images/rgb.png")), path));
    const auto loaded = loadImage(path);
    QVERIFY(loaded);
    QCOMPARE(loaded->image.size(), QSize(40, 24));
    QCOMPARE(loaded->image.devicePixelRatio(), 1.0);
}

void TestImageLoader::namesItsSource() {
    const auto loaded = loadImage(test::dataPath(QStringLiteral("images/rgb.png")));
    QVERIFY(loaded);
    QCOMPARE(loaded->sourceName, QStringLiteral("rgb.png"));
    const auto pasted = loadImageData(readFixture(QStringLiteral("rgb.png")));
    QVERIFY(pasted);
    QCOMPARE(pasted->sourceName, QString());
}

QTEST_GUILESS_MAIN(TestImageLoader)
#include "tst_ImageLoader.moc"
