#include "core/image/Resampling.h"

#include <QTest>

using namespace lunette;

/// One row of grey pixels.
static RgbImage rowOf(const QList<int>& values) {
    RgbImage image{int(values.size()), 1, {}};
    for (const int v : values)
        image.pixels.insert(image.pixels.end(), 3, uint8_t(v));
    return image;
}

class tst_Resampling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_data();
    void rows();
    void columnsEqualRows();
    void orderOfPasses_data();
    void orderOfPasses();
    void sameSizeIsUnchanged();
    void emptyStaysEmpty();
};

void tst_Resampling::rows_data() {
    QTest::addColumn<QList<int>>("input");
    QTest::addColumn<QList<int>>("expected");
    const QList<int> ramp = {0, 50, 100, 150, 200, 250, 255, 255};
    QTest::newRow("8 to 3") << ramp << QList<int>{40, 179, 255};
    QTest::newRow("8 to 4") << ramp << QList<int>{25, 123, 228, 255};
    QTest::newRow("8 to 5") << ramp << QList<int>{15, 93, 177, 248, 255};
    QTest::newRow("8 to 16") << ramp
                             << QList<int>{0, 7, 34, 65, 90, 112, 138, 161, 187, 214, 242, 255, 255, 254, 255, 255};
    QTest::newRow("step to 2") << QList<int>{0, 0, 255, 255} << QList<int>{18, 237};
    QTest::newRow("step to 8") << QList<int>{0, 0, 255, 255} << QList<int>{10, 0, 0, 54, 201, 255, 255, 245};
    QTest::newRow("peak to 8") << QList<int>{10, 200, 30} << QList<int>{0, 20, 99, 183, 189, 114, 39, 0};
}

void tst_Resampling::rows() {
    QFETCH(QList<int>, input);
    QFETCH(QList<int>, expected);
    const RgbImage out = resample(rowOf(input), int(expected.size()), 1, ResampleFilter::Lanczos3);
    QList<int> values;
    for (int x = 0; x < out.width; ++x)
        values << out.pixels[size_t(x) * 3 + 1];
    QCOMPARE(values, expected);
}

void tst_Resampling::columnsEqualRows() {
    RgbImage image = rowOf({0, 50, 100, 150, 200, 250, 255, 255});
    std::swap(image.width, image.height);
    const RgbImage out = resample(image, 1, 4, ResampleFilter::Lanczos3);
    QCOMPARE(int(out.pixels[3]), 123);
    QCOMPARE(int(out.pixels[6]), 228);
}

void tst_Resampling::orderOfPasses_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("columnsFirst");
    QTest::newRow("shrinks as much") << 40 << 60 << false;
    QTest::newRow("height shrinks twice as much") << 50 << 60 << false;
    QTest::newRow("height shrinks more than twice as much") << 50 << 59 << true;
    QTest::newRow("width grows, height shrinks") << 70 << 79 << true;
    QTest::newRow("both grow") << 70 << 90 << false;
}

void tst_Resampling::orderOfPasses() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(bool, columnsFirst);
    RgbImage image{60, 80, std::vector<uint8_t>(60 * 80 * 3)};
    for (size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = uint8_t((i * i * 7 + i / 60 * 131) % 251);
    const auto filter = ResampleFilter::Lanczos3;
    const RgbImage rowsFirst = resample(resample(image, width, 80, filter), width, height, filter);
    const RgbImage columns = resample(resample(image, 60, height, filter), width, height, filter);
    QVERIFY(rowsFirst.pixels != columns.pixels);
    QVERIFY(resample(image, width, height, filter).pixels == (columnsFirst ? columns : rowsFirst).pixels);
}

void tst_Resampling::sameSizeIsUnchanged() {
    const RgbImage image = rowOf({1, 2, 3});
    QCOMPARE(resample(image, 3, 1, ResampleFilter::Lanczos3).pixels, image.pixels);
}

void tst_Resampling::emptyStaysEmpty() {
    QVERIFY(resample({}, 10, 10, ResampleFilter::Lanczos3).isEmpty());
    QVERIFY(resample(rowOf({1}), 0, 10, ResampleFilter::Bicubic).isEmpty());
}

QTEST_APPLESS_MAIN(tst_Resampling)
#include "tst_Resampling.moc"
