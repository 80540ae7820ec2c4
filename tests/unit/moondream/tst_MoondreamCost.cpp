#include "core/engine/moondream/MoondreamCost.h"

#include <QTest>

using namespace lunette;

/// Against figures that were computed by hand for the 2B model.
class tst_MoondreamCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flop_data();
    void flop();
    void bytes_data();
    void bytes();
    void widths_data();
    void widths();
    void fewerKeysAreCheaper();
    void floorAndBound();
};

namespace {

MoondreamCost full(ByteWidths widths = {}) {
    return MoondreamCost(MoondreamDims{}, widths);
}

bool isNear(double value, double expected, double tolerance = 0.002) {
    return std::abs(value - expected) <= tolerance * expected;
}

} // namespace

void tst_MoondreamCost::flop_data() {
    QTest::addColumn<double>("flop");
    QTest::addColumn<double>("expected");
    QTest::newRow("tile") << full().tile().flop << 666.4e9;
    QTest::newRow("projector") << full().projector().flop << 52.0e9;
    QTest::newRow("prefill") << full().prefill().flop << 1868.4e9;
    QTest::newRow("token") << full().feed(1, 759).flop << 2.63e9 + 196.6e3 * 760;
    QTest::newRow("prompt of 5") << full().feed(5, 730).flop << 5 * 2.416e9 + 0.21e9 + 5 * 196.6e3 * 733;
}

void tst_MoondreamCost::flop() {
    QFETCH(double, flop);
    QFETCH(double, expected);
    QVERIFY2(isNear(flop, expected), qPrintable(QString::number(flop / 1e9)));
}

void tst_MoondreamCost::bytes_data() {
    QTest::addColumn<double>("bytes");
    QTest::addColumn<double>("expected");
    QTest::newRow("token, fp32") << full({4, 4}).feed(1, 759).bytes << 5.25e9 + 299e6;
    QTest::newRow("token, bf16") << full({2, 2}).feed(1, 759).bytes << 2.63e9 + 149e6;
    QTest::newRow("token, bf16 weights computed in fp32") << full({2, 4}).feed(1, 759).bytes << 2.63e9 + 299e6;
    QTest::newRow("tile, bf16") << full({2, 2}).tile().bytes << 2 * 411.75e6;
    QTest::newRow("projector, fp32") << full({4, 4}).projector().bytes << 4 * 35.65e6;
    QTest::newRow("prefill, bf16") << full({2, 2}).prefill().bytes << 2 * 1.20796e9 + 143.5e6;
}

void tst_MoondreamCost::bytes() {
    QFETCH(double, bytes);
    QFETCH(double, expected);
    QVERIFY2(isNear(bytes, expected, 0.005), qPrintable(QString::number(bytes / 1e9)));
}

void tst_MoondreamCost::widths_data() {
    QTest::addColumn<DType>("file");
    QTest::addColumn<QString>("precision");
    QTest::addColumn<double>("weight");
    QTest::addColumn<double>("cache");
    QTest::newRow("fp32 file") << DType::F32 << "fp32" << 4.0 << 4.0;
    QTest::newRow("bf16 file in fp32") << DType::BF16 << "fp32" << 2.0 << 4.0;
    QTest::newRow("fp16 file in fp16") << DType::F16 << "fp16" << 2.0 << 2.0;
    QTest::newRow("fp32 file in bf16") << DType::F32 << "bf16" << 2.0 << 2.0;
    QTest::newRow("int8") << DType::BF16 << "int8" << 1.0 << 2.0;
    QTest::newRow("int4") << DType::F16 << "int4" << 0.5 << 2.0;
}

void tst_MoondreamCost::widths() {
    QFETCH(DType, file);
    QFETCH(QString, precision);
    const ByteWidths widths = byteWidths(file, precision.toStdString());
    QTEST(widths.weight, "weight");
    QTEST(widths.cache, "cache");
}

void tst_MoondreamCost::fewerKeysAreCheaper() {
    MoondreamDims grouped;
    grouped.text.kvHeads = grouped.text.heads / 4;
    const MoondreamCost cost(grouped, {2, 2});
    QVERIFY(isNear(cost.feed(1, 759).bytes, full({2, 2}).feed(1, 759).bytes - 0.75 * (149e6 + 2 * 201.3e6), 0.005));
    QVERIFY(cost.prefill().flop < full().prefill().flop);
    const MoondreamCost single(MoondreamDims{}, {}, true);
    QVERIFY(isNear(full().projector().flop - single.projector().flop, 2.0 * 729 * 1152 * 8192));
}

void tst_MoondreamCost::floorAndBound() {
    const MachineLimits limits{30e9, 100e9, 2, "fp32"};
    const Cost token = full().feed(1, 759);
    const Cost tile = full().tile();
    QVERIFY(isMemoryBound(token, limits));
    QVERIFY(!isMemoryBound(tile, limits));
    QVERIFY(isNear(floorMs(token, limits), 1000 * token.bytes / 30e9));
    QVERIFY(isNear(floorMs(tile, limits), 6664));
    QCOMPARE(floorMs(tile, MachineLimits{}), 0.0);
    QCOMPARE(floorMs(Cost{}, limits), 0.0);
}

QTEST_APPLESS_MAIN(tst_MoondreamCost)
#include "tst_MoondreamCost.moc"
