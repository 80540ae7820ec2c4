#include "core/packs/Int8Weights.h"

#include <QTest>

#include <cstring>

using namespace lunette;

class TestInt8Weights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unpacks();
    void leavesOthersAlone();
    void needsAFittingScale_data();
    void needsAFittingScale();

private:
    const std::vector<int8_t> m_codes{-127, 0, 127, 1, -1, 64};
    const std::vector<float> m_scales{0.5f, 0.25f};
    WeightSet m_weights;
};

void TestInt8Weights::init() {
    m_weights = {};
    m_weights.tensors["layer.weight"] = {DType::I8, {2, 3}, std::as_bytes(std::span(m_codes))};
    m_weights.tensors["layer.weight.scale"] = {DType::F32, {2}, std::as_bytes(std::span(m_scales))};
}

void TestInt8Weights::unpacks() {
    QVERIFY(!unpackInt8(m_weights));
    const TensorView* made = m_weights.find("layer.weight");
    QCOMPARE(made->dtype, DType::F32);
    QCOMPARE(made->shape, (std::vector<int64_t>{2, 3}));
    std::vector<float> values(6);
    QCOMPARE(made->bytes.size(), values.size() * sizeof(float));
    std::memcpy(values.data(), made->bytes.data(), made->bytes.size());
    QCOMPARE(values, (std::vector<float>{-63.5f, 0, 63.5f, 0.25f, -0.25f, 16}));
}

void TestInt8Weights::leavesOthersAlone() {
    m_weights.tensors["bias"] = {DType::F32, {2}, std::as_bytes(std::span(m_scales))};
    QVERIFY(!unpackInt8(m_weights));
    QCOMPARE(m_weights.find("bias")->bytes.data(), std::as_bytes(std::span(m_scales)).data());
    QVERIFY(!unpackInt8(m_weights));
}

void TestInt8Weights::needsAFittingScale_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("none") << 0;
    QTest::newRow("of another number") << 1;
    QTest::newRow("of too few rows") << 2;
    QTest::newRow("for a vector") << 3;
}

void TestInt8Weights::needsAFittingScale() {
    QFETCH(int, kind);
    auto& tensors = m_weights.tensors;
    if (kind == 0)
        tensors.erase("layer.weight.scale");
    else if (kind == 1)
        tensors["layer.weight.scale"].dtype = DType::I32;
    else if (kind == 2)
        tensors["layer.weight.scale"].shape = {1};
    else
        tensors["layer.weight"].shape = {6};
    const auto bad = unpackInt8(m_weights);
    QVERIFY(bad);
    QCOMPARE(*bad, std::string("layer.weight"));
}

QTEST_GUILESS_MAIN(TestInt8Weights)
#include "tst_Int8Weights.moc"
