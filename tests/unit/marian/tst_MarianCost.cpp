#include "core/engine/marian/MarianCost.h"

#include <QTest>

using namespace lunette;

/// Against figures that were computed by hand for the opus-mt sizes.
class tst_MarianCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void step();
    void encode();
    void rowsShareTheWeights();
};

namespace {

const MarianCost kCost(MarianDims{}, {4, 4});

bool isNear(double value, double expected) {
    return std::abs(value - expected) <= 0.002 * expected;
}

} // namespace

void tst_MarianCost::step() {
    const double weights = 22.02e6 + 33.28e6; // the decoder's layers, the table of all words
    const Cost cost = kCost.step(1, 0, 20);
    QVERIFY2(isNear(cost.flop, 2 * weights + 4 * 21 * 512 * 6), qPrintable(QString::number(cost.flop)));
    QVERIFY2(isNear(cost.bytes, 4 * weights + 4.0 * 2 * 21 * 512 * 6), qPrintable(QString::number(cost.bytes)));
    QVERIFY(kCost.step(1, 30, 20).bytes > cost.bytes);
}

void tst_MarianCost::encode() {
    const double encoder = 6 * (4 * 512.0 * 512 + 2 * 512.0 * 2048);
    const double keys = 6 * 2 * 512.0 * 512;
    const Cost cost = kCost.encode(20);
    QVERIFY(isNear(cost.flop, 2 * 20 * (encoder + keys) + 4.0 * 20 * 20 * 512 * 6));
    QVERIFY(isNear(cost.bytes, 4 * (encoder + keys)));
}

void tst_MarianCost::rowsShareTheWeights() {
    const Cost one = kCost.step(1, 5, 20);
    const Cost four = kCost.step(4, 5, 20);
    QVERIFY(isNear(four.flop, 4 * one.flop));
    QVERIFY(four.bytes < 1.02 * one.bytes);
}

QTEST_APPLESS_MAIN(tst_MarianCost)
#include "tst_MarianCost.moc"
