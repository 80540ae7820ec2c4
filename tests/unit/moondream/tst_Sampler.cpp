#include "core/engine/moondream/Sampler.h"

#include <QTest>

#include <cmath>

using namespace lunette;

static std::vector<float> scoresOf(const std::vector<double>& probabilities) {
    std::vector<float> scores;
    for (const double p : probabilities)
        scores.push_back(float(std::log(p)));
    return scores;
}

class tst_Sampler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greedyTakesTheFirstMaximum();
    void excludedIsNeverChosen();
    void repetitionCosts();
    void nucleus_data();
    void nucleus();
    void seedRepeats();
};

void tst_Sampler::greedyTakesTheFirstMaximum() {
    Sampler sampler({});
    const std::vector<float> scores = {1, 5, 5, 2};
    QCOMPARE(sampler.choose(scores), 1);
}

void tst_Sampler::excludedIsNeverChosen() {
    Sampler sampler({});
    const std::vector<float> scores = {1, 5, 4, 2};
    const std::vector<int32_t> excluded = {1, 99, -1};
    QCOMPARE(sampler.choose(scores, excluded), 2);
}

void tst_Sampler::repetitionCosts() {
    SamplingOptions options;
    options.repetitionPenalty = 2;
    Sampler sampler(options);
    const std::vector<float> scores = {1, 5, 4, -1};
    QCOMPARE(sampler.choose(scores), 1); // then worth 2.5
    QCOMPARE(sampler.choose(scores), 2); // then worth 2
    QCOMPARE(sampler.choose(scores), 1); // once is enough
    const std::vector<float> negative = {-3, -2, -9, -9};
    QCOMPARE(sampler.choose(negative), 0); // -2 was chosen before and counts as -4
}

void tst_Sampler::nucleus_data() {
    QTest::addColumn<QList<double>>("probabilities");
    QTest::addColumn<int>("kept");
    QTest::newRow("first is enough") << QList<double>{0.4, 0.3, 0.2, 0.1} << 1;
    QTest::newRow("the crossing one stays") << QList<double>{0.2, 0.15, 0.1, 0.15, 0.1, 0.1, 0.1, 0.1} << 2;
    QTest::newRow("order does not matter") << QList<double>{0.1, 0.3, 0.2, 0.4} << 1;
}

void tst_Sampler::nucleus() {
    QFETCH(QList<double>, probabilities);
    QFETCH(int, kept);
    SamplingOptions options;
    options.temperature = 1;
    const auto scores = scoresOf({probabilities.begin(), probabilities.end()});
    const auto out = Sampler::distribution(scores, options);
    QCOMPARE(int(std::count_if(out.begin(), out.end(), [](double p) { return p > 0; })), kept);
    double sum = 0;
    for (const double p : out)
        sum += p;
    QVERIFY(std::abs(sum - 1) < 1e-12);
}

void tst_Sampler::seedRepeats() {
    SamplingOptions options;
    options.temperature = 1;
    options.topP = 1;
    options.seed = 7;
    const auto scores = scoresOf({0.25, 0.25, 0.25, 0.25});
    const auto draw = [&](uint64_t seed) {
        options.seed = seed;
        Sampler sampler(options);
        std::vector<int32_t> chosen;
        for (int i = 0; i < 40; ++i)
            chosen.push_back(sampler.choose(scores));
        return chosen;
    };
    QCOMPARE(draw(7), draw(7));
    QVERIFY(draw(7) != draw(8));
}

QTEST_APPLESS_MAIN(tst_Sampler)
#include "tst_Sampler.moc"
