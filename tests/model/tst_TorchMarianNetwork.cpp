#include "core/base/Paths.h"
#include "core/packs/PackStore.h"
#include "tests/support/TestData.h"
#include "tests/support/TestTranslators.h"

#include <QFloat16>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace lunette;

namespace {

constexpr float kTolerance = 1e-4f;
const std::vector<int32_t> kSource{5, 17, 40, 3, 0};

template <class Number>
Number numberAt(const TensorView& view, size_t i) {
    Number number{};
    std::memcpy(&number, view.bytes.data() + i * sizeof(number), sizeof(number));
    return number;
}

/// Every number rounded to fp16, kept as `Number`.
template <class Number>
WeightSet rounded(const WeightSet& weights, DType dtype) {
    WeightSet made;
    for (const auto& [name, view] : weights.tensors) {
        const bool isHalf = view.dtype == DType::F16;
        const auto numbers = std::make_shared<std::vector<Number>>(view.bytes.size() / elementSize(view.dtype));
        for (size_t i = 0; i < numbers->size(); ++i)
            (*numbers)[i] = Number(isHalf ? numberAt<qfloat16>(view, i) : qfloat16(numberAt<float>(view, i)));
        made.tensors[name] = {dtype, view.shape, std::as_bytes(std::span<const Number>(*numbers))};
        made.owners.push_back(numbers);
    }
    return made;
}

} // namespace

/// The network itself, over the built-in pack.
class TestTorchMarianNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void halvesComputeAsFloats_data();
    void halvesComputeAsFloats();
    void rowsDoNotDisturbEachOther();

private:
    std::unique_ptr<MarianNetwork> open(const MarianPack& pack) const;
    std::vector<float> stepped(MarianNetwork& network, std::vector<int32_t> tokens, std::vector<int32_t> parents) const;
    /// The scores after `tokens`, one hypothesis alone.
    std::vector<float> alone(MarianNetwork& network, const std::vector<int32_t>& tokens) const;

    std::unique_ptr<EngineFactory> m_engines = makeModuleEngineFactory(paths::engineModule().toStdString());
    MarianPack m_pack;
};

void TestTorchMarianNetwork::initTestCase() {
    const auto info = readPackInfo(test::sourcePath("models/packs/lunette-en-zh").toStdString());
    QVERIFY(info);
    auto pack = openMarianPack(*info);
    QVERIFY(pack);
    m_pack = std::move(*pack);
    QCOMPARE(m_pack.weights.find("model.shared.weight")->dtype, DType::F32); // unpacked from int8
}

std::unique_ptr<MarianNetwork> TestTorchMarianNetwork::open(const MarianPack& pack) const {
    auto network = (*m_engines->module())->openMarian(pack, test::referenceOptions());
    if (!network)
        qFatal("%s", network.error().message().c_str());
    return std::move(*network);
}

std::vector<float> TestTorchMarianNetwork::stepped(MarianNetwork& network, std::vector<int32_t> tokens,
                                                   std::vector<int32_t> parents) const {
    const auto scores = network.step(tokens, parents);
    if (!scores)
        qFatal("%s", scores.error().message().c_str());
    return {scores->begin(), scores->end()};
}

std::vector<float> TestTorchMarianNetwork::alone(MarianNetwork& network, const std::vector<int32_t>& tokens) const {
    if (!network.encode(kSource))
        qFatal("encode");
    std::vector<float> scores;
    for (const int32_t token : tokens)
        scores = stepped(network, {token}, {0});
    return scores;
}

void TestTorchMarianNetwork::halvesComputeAsFloats_data() {
    QTest::addColumn<int>("sourceLength");
    QTest::newRow("few source ids") << 5;
    QTest::newRow("many source ids") << 60;
}

void TestTorchMarianNetwork::halvesComputeAsFloats() {
    QFETCH(int, sourceLength);
    MarianPack halves = m_pack, floats = m_pack;
    halves.weights = rounded<qfloat16>(m_pack.weights, DType::F16);
    floats.weights = rounded<float>(m_pack.weights, DType::F32);
    const auto half = open(halves), whole = open(floats);
    std::vector<int32_t> source;
    for (int i = 0; i < sourceLength; ++i)
        source.push_back(i * 7 % m_pack.dims.vocab);
    QVERIFY(half->encode(source) && whole->encode(source));
    for (const int32_t token : {m_pack.generation.decoderStart, 9, 21}) {
        const auto got = stepped(*half, {token}, {0}), wanted = stepped(*whole, {token}, {0});
        QCOMPARE(got.size(), size_t(m_pack.dims.vocab));
        QCOMPARE(wanted.size(), got.size());
        for (size_t i = 0; i < got.size(); ++i)
            QVERIFY2(std::abs(got[i] - wanted[i]) <= kTolerance, qPrintable(QString::number(got[i] - wanted[i])));
    }
}

/// Four hypotheses that change places have the scores of each one alone.
void TestTorchMarianNetwork::rowsDoNotDisturbEachOther() {
    const auto network = open(m_pack);
    const int32_t start = m_pack.generation.decoderStart;
    QVERIFY(network->encode(kSource));
    stepped(*network, {start}, {0});
    stepped(*network, {10, 20, 30, 40}, {0, 0, 0, 0});
    const auto together = stepped(*network, {11, 12, 13}, {3, 0, 0});
    const auto size = size_t(m_pack.dims.vocab);
    QCOMPARE(together.size(), 3 * size);
    const std::vector<std::vector<int32_t>> ways{{start, 40, 11}, {start, 10, 12}, {start, 10, 13}};
    for (size_t row = 0; row < ways.size(); ++row) {
        const auto wanted = alone(*network, ways[row]);
        for (size_t i = 0; i < size; ++i)
            QVERIFY2(std::abs(together[row * size + i] - wanted[i]) <= kTolerance, qPrintable(QString::number(row)));
    }
}

QTEST_GUILESS_MAIN(TestTorchMarianNetwork)
#include "tst_TorchMarianNetwork.moc"
