#include "core/chat/Mark.h"
#include "core/note/MarkedPicture.h"
#include "tests/support/SampleNote.h"

#include <QTest>

using namespace lunette;

namespace {

NoteCrop plainCrop(const QRect& rect, QSize size, const QColor& color) {
    NoteCrop crop{rect, QImage(size, QImage::Format_RGB32)};
    crop.image.fill(color);
    return crop;
}

int countOf(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color;
    return count;
}

} // namespace

/// Runs without a window system, as `lunette note` does.
class tst_MarkedPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names();
    void paintsAtItsPlace_data();
    void paintsAtItsPlace();
    void numbersDiffer();
    void smallCopies();
    void tinyCrops();
    void keepsTheCrop();
    void gazeIsAnArrow();
};

void tst_MarkedPicture::names() {
    Note note = test::sampleNote();
    QVERIFY(markedPictureName(note, 0).isEmpty());
    QCOMPARE(markedPictureName(note, 1), QStringLiteral("crop-2-marked.png"));
    note.conversation.exchanges.push_back(note.conversation.exchanges[1]);
    QCOMPARE(markedPictureName(note, 2), QStringLiteral("crop-2-marked-2.png"));
    note.conversation.exchanges[0].points = {{0.5, 0.5}};
    QCOMPARE(markedPictureName(note, 0), QStringLiteral("crop-1-marked.png"));
    QVERIFY(markedPictureName(note, 99).isEmpty());
    note.crops.clear();
    QVERIFY(markedPictureName(note, 0).isEmpty());
}

void tst_MarkedPicture::paintsAtItsPlace_data() {
    QTest::addColumn<QColor>("ground");
    QTest::newRow("white") << QColor(Qt::white);
    QTest::newRow("black") << QColor(Qt::black);
    QTest::newRow("the mark's own colour") << markColor(1);
}

void tst_MarkedPicture::paintsAtItsPlace() {
    QFETCH(QColor, ground);
    const NoteCrop crop = plainCrop({100, 50, 400, 300}, {400, 300}, ground);
    Exchange exchange;
    exchange.crop = crop.rect;
    exchange.objects = {{0.5, 0.5, 0.75, 0.75}};
    const QImage image = markedPicture(crop, exchange);
    QCOMPARE(image.size(), crop.image.size());
    int contrast = 0;
    for (int dx = -4; dx <= 4; ++dx)
        contrast = std::max(contrast, std::abs(qGray(image.pixel(300 + dx, 190)) - qGray(ground.rgb())));
    QVERIFY2(contrast > 60, qPrintable(QString::number(contrast)));
    QCOMPARE(image.pixelColor(250, 190), ground);
    QCOMPARE(image.pixelColor(20, 20), ground);
}

void tst_MarkedPicture::numbersDiffer() {
    const NoteCrop crop = plainCrop({0, 0, 600, 400}, {600, 400}, Qt::white);
    Exchange exchange;
    exchange.crop = crop.rect;
    for (int i = 0; i < 12; ++i)
        exchange.points.push_back({0.05 + 0.08 * i, 0.5});
    const QImage image = markedPicture(crop, exchange);
    for (int number = 1; number <= 6; ++number)
        QVERIFY2(countOf(image, markColor(number)) > 100, qPrintable(QString::number(number)));
    // 1 and 7 have one colour, their digits differ.
    const auto badge = [&](int i) { return image.copy(QRect(int(600 * (0.05 + 0.08 * i)) - 12, 150, 24, 40)); };
    QVERIFY(badge(0) != badge(6));
}

void tst_MarkedPicture::smallCopies() {
    const NoteCrop crop = plainCrop({100, 100, 4000, 3000}, {400, 300}, Qt::white);
    Exchange exchange;
    exchange.crop = crop.rect;
    exchange.points = {{0.5, 0.5}};
    const QImage image = markedPicture(crop, exchange);
    QCOMPARE(image.size(), QSize(400, 300));
    QCOMPARE(image.pixelColor(200, 150), markColor(1));
}

void tst_MarkedPicture::tinyCrops() {
    for (const QSize size : {QSize(1, 1), QSize(3, 2000), QSize(2000, 3)}) {
        const NoteCrop crop = plainCrop(QRect(QPoint(5, 5), size), size, Qt::white);
        Exchange exchange;
        exchange.crop = crop.rect;
        exchange.objects = {{0, 0, 1, 1}};
        exchange.points = {{1, 1}};
        QCOMPARE(markedPicture(crop, exchange).size(), size);
    }
    QVERIFY(markedPicture({}, {}).isNull());
}

void tst_MarkedPicture::keepsTheCrop() {
    const NoteCrop crop = plainCrop({0, 0, 50, 50}, {50, 50}, Qt::white);
    const QImage before = crop.image.copy();
    Exchange exchange;
    exchange.crop = crop.rect;
    exchange.request.references = {{false, {0.5, 0.5}}};
    QVERIFY(markedPicture(crop, exchange) != before);
    QCOMPARE(crop.image, before);
}

void tst_MarkedPicture::gazeIsAnArrow() {
    const NoteCrop crop = plainCrop(QRect(0, 0, 600, 400), {600, 400}, Qt::white);
    Exchange exchange;
    exchange.crop = crop.rect;
    exchange.presetName = QStringLiteral("gaze");
    exchange.request.skill = Skill::Gaze;
    exchange.request.references = {{false, {0.1, 0.5}}};
    exchange.points = {{0.9, 0.5}};
    const QImage image = markedPicture(crop, exchange);
    const QColor color = markColor(1);
    QCOMPARE(image.pixelColor(300, 200), color);
    QVERIFY(image.pixelColor(300, 205) != color);
    QCOMPARE(image.pixelColor(518, 203), color); // the head is wider than the line
    QCOMPARE(image.pixelColor(518, 196), color);
    QVERIFY(image.pixelColor(470, 203) != color);
}

QTEST_GUILESS_MAIN(tst_MarkedPicture)
#include "tst_MarkedPicture.moc"
