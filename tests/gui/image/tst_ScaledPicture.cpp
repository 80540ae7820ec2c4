#include "app/image/ScaledPicture.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace lunette;

namespace {

/// Lines of one pixel, black and white in turn: any good reduction of it is an even grey.
QImage stripes(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        memset(image.scanLine(y), y % 2 ? 0xFF : 0x00, size_t(image.bytesPerLine()));
    return image;
}

QImage drawn(ScaledPicture& picture, double scale) {
    QImage target(300, 200, QImage::Format_RGB32);
    target.fill(Qt::red);
    QPainter painter(&target);
    picture.draw(painter, {scale, {}}, QRectF(target.rect()));
    return target;
}

} // namespace

class TestScaledPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void becomesSmooth_data();
    void becomesSmooth();
    void comesToRest();
    void drawsNothingWithoutPicture();
    void outlivesItsWork();
};

void TestScaledPicture::becomesSmooth_data() {
    QTest::addColumn<double>("scale");
    for (const double scale : {0.5, 0.3, 0.11, 0.05})
        QTest::addRow("scale %.2f", scale) << scale;
}

void TestScaledPicture::becomesSmooth() {
    QFETCH(double, scale);
    ScaledPicture picture;
    picture.setImage(stripes({4000, 3000}));
    const auto spread = [&] {
        const QImage seen = drawn(picture, scale);
        int darkest = 255, lightest = 0;
        for (int y = 20; y < 130; ++y) {
            darkest = qMin(darkest, qGray(seen.pixel(100, y)));
            lightest = qMax(lightest, qGray(seen.pixel(100, y)));
        }
        return lightest - darkest;
    };
    QTRY_VERIFY2(spread() <= 60 && picture.isFinal(), qPrintable(QString::number(spread())));
}

/// After the last view no work is started again.
void TestScaledPicture::comesToRest() {
    ScaledPicture picture;
    QSignalSpy improved(&picture, &ScaledPicture::improved);
    picture.setImage(stripes({3000, 2000}));
    for (const double scale : {0.1, 0.2, 0.3, 0.1})
        drawn(picture, scale);
    QTRY_VERIFY(picture.isFinal());
    const auto before = improved.size();
    const QImage last = drawn(picture, 0.1);
    QVERIFY(picture.isFinal());
    QCOMPARE(drawn(picture, 0.1), last);
    QCOMPARE(improved.size(), before);
    drawn(picture, 0.15);
    QVERIFY(!picture.isFinal());
    QTRY_VERIFY(picture.isFinal());
    QVERIFY(improved.size() > before);
}

void TestScaledPicture::drawsNothingWithoutPicture() {
    ScaledPicture picture;
    QCOMPARE(QColor(drawn(picture, 1).pixel(5, 5)), QColor(Qt::red));
    picture.setImage(stripes({3000, 2000}));
    picture.setImage({});
    QTRY_VERIFY(picture.isFinal());
    QCOMPARE(QColor(drawn(picture, 1).pixel(5, 5)), QColor(Qt::red));
}

void TestScaledPicture::outlivesItsWork() {
    for (int i = 0; i < 10; ++i) {
        ScaledPicture picture;
        picture.setImage(stripes({2000, 1500}));
        drawn(picture, 0.2);
        QVERIFY(!picture.isFinal());
    }
}

QTEST_MAIN(TestScaledPicture)
#include "tst_ScaledPicture.moc"
