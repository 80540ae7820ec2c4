#include "core/engine/kernels/HalfLinear.h"

#include "core/engine/kernels/CpuFeatures.h"
#include "core/engine/kernels/HalfLinearKernel.h"

#include <QFloat16>
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace lunette::kernels;

namespace {

struct Version {
    const char* name;
    HalfLinearTable table;
};

/// Every version that this processor can run.
std::vector<Version> versions() {
    std::vector<Version> list{{"scalar", scalarHalfLinear()}, {"chosen", {halfLinear, widen, floatLinear}}};
    if (cpuFeatures().avx2)
        list.push_back({"avx2", avx2HalfLinear()});
    if (cpuFeatures().avx512)
        list.push_back({"avx512", avx512HalfLinear()});
    return list;
}

uint16_t bitsOf(float value, HalfType type) {
    return type == HalfType::Bf16 ? uint16_t(std::bit_cast<uint32_t>(value) >> 16)
                                  : std::bit_cast<uint16_t>(qfloat16(value));
}

float valueOf(uint16_t bits, HalfType type) {
    return type == HalfType::Bf16 ? std::bit_cast<float>(uint32_t(bits) << 16) : float(std::bit_cast<qfloat16>(bits));
}

struct Problem {
    HalfType type;
    size_t rows, inner, outer;
    std::vector<float> input, bias;
    std::vector<uint16_t> weight;

    Problem(HalfType t, size_t r, size_t i, size_t o)
        : type(t)
        , rows(r)
        , inner(i)
        , outer(o) {
        std::mt19937 random(unsigned(r * 7919 + i * 31 + o));
        std::uniform_real_distribution<float> number(-1, 1);
        for (size_t n = 0; n < rows * inner; ++n)
            input.push_back(number(random));
        for (size_t n = 0; n < outer * inner; ++n)
            weight.push_back(bitsOf(number(random), type));
        for (size_t n = 0; n < outer; ++n)
            bias.push_back(number(random));
    }

    double expected(size_t row, size_t column) const {
        double sum = double(bias[column]);
        for (size_t k = 0; k < inner; ++k)
            sum += double(input[row * inner + k]) * double(valueOf(weight[column * inner + k], type));
        return sum;
    }

    HalfLinear job(std::vector<float>& output, bool withBias) const {
        return {input.data(), weight.data(), withBias ? bias.data() : nullptr, output.data(), rows, inner, outer, type};
    }
};

} // namespace

class TestHalfLinear : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void product_data();
    void product();
    void writesOnlyItsColumns();
    void biasMayBeMissing();
    void floatWeights_data();
    void floatWeights();
    void widensEveryNumber();
};

void TestHalfLinear::product_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("inner");
    QTest::addColumn<int>("outer");
    for (int type : {0, 1}) {
        for (int rows : {1, 2, 3, 4, 7, 16}) {
            for (int inner : {1, 7, 16, 33, 588}) {
                for (int outer : {1, 4, 11})
                    QTest::addRow("%s %dx%dx%d", type == 0 ? "bf16" : "fp16", rows, inner, outer)
                        << type << rows << inner << outer;
            }
        }
    }
}

void TestHalfLinear::product() {
    QFETCH(int, type);
    QFETCH(int, rows);
    QFETCH(int, inner);
    QFETCH(int, outer);
    const Problem problem(type == 0 ? HalfType::Bf16 : HalfType::Fp16, size_t(rows), size_t(inner), size_t(outer));
    for (const Version& version : versions()) {
        std::vector<float> output(problem.rows * problem.outer, std::numeric_limits<float>::quiet_NaN());
        version.table.linear(problem.job(output, true), 0, problem.outer);
        for (size_t row = 0; row < problem.rows; ++row) {
            for (size_t column = 0; column < problem.outer; ++column) {
                const double difference = double(output[row * problem.outer + column]) - problem.expected(row, column);
                QVERIFY2(std::abs(difference) < 1e-6 * double(inner) + 1e-6, version.name);
            }
        }
    }
}

void TestHalfLinear::writesOnlyItsColumns() {
    const Problem problem(HalfType::Bf16, 3, 40, 13);
    for (const Version& version : versions()) {
        std::vector<float> whole(problem.rows * problem.outer), part(whole.size(), 1e30f);
        version.table.linear(problem.job(whole, true), 0, problem.outer);
        version.table.linear(problem.job(part, true), 5, 11);
        for (size_t i = 0; i < whole.size(); ++i) {
            const size_t column = i % problem.outer;
            const float wanted = column >= 5 && column < 11 ? whole[i] : 1e30f;
            QVERIFY2(std::abs(part[i] - wanted) <= 1e-5f * std::abs(wanted), version.name);
        }
    }
}

void TestHalfLinear::biasMayBeMissing() {
    const Problem problem(HalfType::Fp16, 2, 24, 5);
    for (const Version& version : versions()) {
        std::vector<float> with(problem.rows * problem.outer), without(with.size());
        version.table.linear(problem.job(with, true), 0, problem.outer);
        version.table.linear(problem.job(without, false), 0, problem.outer);
        for (size_t i = 0; i < with.size(); ++i)
            QVERIFY2(std::abs(with[i] - without[i] - problem.bias[i % problem.outer]) < 1e-5f, version.name);
    }
}

void TestHalfLinear::floatWeights_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("inner");
    QTest::addColumn<int>("outer");
    for (int rows : {1, 3, 4, 9}) {
        for (int inner : {1, 16, 33, 588}) {
            for (int outer : {1, 4, 11})
                QTest::addRow("%dx%dx%d", rows, inner, outer) << rows << inner << outer;
        }
    }
}

/// Weights that need all bits of a float; some columns only, with and without bias.
void TestHalfLinear::floatWeights() {
    QFETCH(int, rows);
    QFETCH(int, inner);
    QFETCH(int, outer);
    const Problem problem(HalfType::Bf16, size_t(rows), size_t(inner), size_t(outer));
    std::vector<float> weight;
    for (size_t i = 0; i < problem.weight.size(); ++i)
        weight.push_back(valueOf(problem.weight[i], HalfType::Bf16) * 1.0001f);
    const size_t begin = problem.outer > 1 ? 1 : 0;
    for (const Version& version : versions()) {
        for (const bool withBias : {true, false}) {
            std::vector<float> output(problem.rows * problem.outer, 1e30f);
            version.table.floatLinear({problem.input.data(), weight.data(), withBias ? problem.bias.data() : nullptr,
                                       output.data(), problem.rows, problem.inner, problem.outer},
                                      begin, problem.outer);
            for (size_t i = 0; i < output.size(); ++i) {
                const size_t row = i / problem.outer, column = i % problem.outer;
                double wanted = withBias ? double(problem.bias[column]) : 0;
                for (size_t k = 0; k < problem.inner; ++k)
                    wanted +=
                        double(problem.input[row * problem.inner + k]) * double(weight[column * problem.inner + k]);
                const double difference = column < begin ? double(output[i] - 1e30f) : double(output[i]) - wanted;
                QVERIFY2(std::abs(difference) < 1e-6 * double(inner) + 1e-6, version.name);
            }
        }
    }
}

void TestHalfLinear::widensEveryNumber() {
    std::vector<uint16_t> all(65536 + 3);
    for (size_t i = 0; i < all.size(); ++i)
        all[i] = uint16_t(i);
    for (const Version& version : versions()) {
        for (HalfType type : {HalfType::Bf16, HalfType::Fp16}) {
            std::vector<float> wide(all.size());
            version.table.widen(all.data(), type, all.size(), wide.data());
            for (size_t i = 0; i < all.size(); ++i) {
                const float wanted = valueOf(all[i], type);
                const bool same = std::isnan(wanted)
                                      ? std::isnan(wide[i])
                                      : std::bit_cast<uint32_t>(wide[i]) == std::bit_cast<uint32_t>(wanted);
                QVERIFY2(same, qPrintable(QString("%1 %2").arg(QLatin1String(version.name)).arg(i)));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestHalfLinear)
#include "tst_HalfLinear.moc"
