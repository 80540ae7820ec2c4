#include "core/engine/marian/MarianSearch.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>

using namespace lunette;

namespace {

constexpr int32_t kEos = 0;
constexpr int32_t kPad = 4;
constexpr int kVocabulary = 5;

/// Logits by the tokens so far; keeps its own record of every row as a network with a cache would.
class TableNetwork : public MarianNetwork {
public:
    using Table = std::map<std::vector<int32_t>, std::vector<float>>;

    explicit TableNetwork(Table table)
        : m_table(std::move(table)) {}

    Result<void> encode(std::span<const int32_t>) override { return {}; }

    Result<std::span<const float>> step(std::span<const int32_t> tokens, std::span<const int32_t> parents) override {
        std::vector<std::vector<int32_t>> rows;
        m_logits.clear();
        for (size_t i = 0; i < tokens.size(); ++i) {
            std::vector<int32_t> prefix;
            if (steps > 0) {
                prefix = m_rows[static_cast<size_t>(parents[i])];
                prefix.push_back(tokens[i]);
            } else {
                start = tokens[i];
            }
            const std::vector<float>& row = m_table.at(prefix);
            m_logits.insert(m_logits.end(), row.begin(), row.end());
            rows.push_back(prefix);
        }
        m_rows = std::move(rows);
        ++steps;
        return std::span<const float>(m_logits);
    }

    int vocabularySize() const override { return kVocabulary; }

    int steps = 0;
    int32_t start = -1;

private:
    Table m_table;
    std::vector<std::vector<int32_t>> m_rows;
    std::vector<float> m_logits;
};

MarianGeneration rules() {
    MarianGeneration generation;
    generation.eos = kEos;
    generation.pad = kPad;
    generation.decoderStart = kPad;
    generation.forcedEos = kEos;
    return generation;
}

/// Every prefix up to `depth` tokens with random logits; pad is always the most likely token.
TableNetwork::Table randomTable(unsigned seed, int depth) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 1.5F);
    TableNetwork::Table table;
    std::vector<std::vector<int32_t>> level = {{}};
    for (int length = 0; length < depth; ++length) {
        std::vector<std::vector<int32_t>> next;
        for (const auto& prefix : level) {
            std::vector<float> row;
            for (int token = 0; token < kVocabulary; ++token)
                row.push_back(token == kPad ? 20.0F : normal(random));
            table[prefix] = row;
            for (int32_t token = 1; token < kPad; ++token) {
                next.push_back(prefix);
                next.back().push_back(token);
            }
        }
        level = std::move(next);
    }
    return table;
}

std::vector<double> logProbabilities(const std::vector<float>& logits, bool withoutPad) {
    double sum = 0;
    for (int token = 0; token < kVocabulary; ++token)
        sum += withoutPad && token == kPad ? 0 : std::exp(static_cast<double>(logits[static_cast<size_t>(token)]));
    std::vector<double> result;
    for (float logit : logits)
        result.push_back(logit - std::log(sum));
    return result;
}

struct Best {
    std::vector<int32_t> ids;
    double sum = 0;
    double score = -std::numeric_limits<double>::infinity();
};

/// Tries every sentence of at most `most` ids.
void searchAll(const TableNetwork::Table& table, const MarianGeneration& generation, int most, Best& best,
               std::vector<int32_t> prefix = {}, double sum = 0) {
    const int length = static_cast<int>(prefix.size()) + 1;
    const bool last = length == most;
    const auto scores = last ? std::vector<double>{} : logProbabilities(table.at(prefix), generation.renormalize);
    const double ended = sum + (last ? 0 : scores[kEos]);
    const double score = ended / std::pow(length, generation.lengthPenalty);
    if (score > best.score) {
        best = {prefix, ended, score};
        best.ids.push_back(kEos);
    }
    for (int32_t token = 1; !last && token < kPad; ++token) {
        auto longer = prefix;
        longer.push_back(token);
        searchAll(table, generation, most, best, longer, sum + scores[static_cast<size_t>(token)]);
    }
}

} // namespace

class TestMarianSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wideBeamEqualsExhaustiveSearch_data();
    void wideBeamEqualsExhaustiveSearch();
    void greedyTakesTheLargestAllowedLogit();
    void greedyForcesTheEnd();
    void copiesEachSymbolOnce_data();
    void copiesEachSymbolOnce();
    void barredIdsStayOut_data();
    void barredIdsStayOut();
    void scoresEqualTheSearch();
    void endBelowTheBeamsIsIgnored();
    void lengthPenaltyChooses_data();
    void lengthPenaltyChooses();
    void limitOfOneGivesTheEnd_data();
    void limitOfOneGivesTheEnd();
    void withoutForcedEndTheLimitCuts();
    void padIsNeverProduced();
    void cancelStops_data();
    void cancelStops();
    void nanIsAnError_data();
    void nanIsAnError();
};

void TestMarianSearch::wideBeamEqualsExhaustiveSearch_data() {
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<double>("penalty");
    QTest::addColumn<bool>("renormalize");
    for (unsigned seed = 1; seed <= 20; ++seed) {
        QTest::addRow("seed %u renormalised", seed) << seed << 1.0 << true;
        QTest::addRow("seed %u plain", seed) << seed << 1.0 << false;
        QTest::addRow("seed %u no penalty", seed) << seed << 0.0 << true;
    }
}

void TestMarianSearch::wideBeamEqualsExhaustiveSearch() {
    QFETCH(unsigned, seed);
    QFETCH(double, penalty);
    QFETCH(bool, renormalize);
    MarianGeneration generation = rules();
    generation.lengthPenalty = penalty;
    generation.renormalize = renormalize;
    const auto table = randomTable(seed, 4);
    Best best;
    searchAll(table, generation, 4, best);
    TableNetwork network(table);
    const auto found = searchTranslation(network, generation, {64, 4}, {});
    QVERIFY(found);
    QCOMPARE(found->ids, best.ids);
    QVERIFY(std::abs(found->sum - best.sum) < 1e-5);
}

void TestMarianSearch::greedyTakesTheLargestAllowedLogit() {
    TableNetwork network({{{}, {0, 1, 3, 2, 9}}, {{2}, {0, 4, 3, 2, 9}}, {{2, 1}, {5, 4, 3, 2, 9}}});
    const auto found = searchTranslation(network, rules(), {1, 10}, {});
    QVERIFY(found);
    QCOMPARE(found->ids, (std::vector<int32_t>{2, 1, kEos}));
    QVERIFY(!found->atLimit);
    QCOMPARE(network.start, kPad);
    double expected = 0;
    expected += logProbabilities({0, 1, 3, 2, 9}, true)[2];
    expected += logProbabilities({0, 4, 3, 2, 9}, true)[1];
    expected += logProbabilities({5, 4, 3, 2, 9}, true)[0];
    QVERIFY(std::abs(found->sum - expected) < 1e-6);
}

void TestMarianSearch::copiesEachSymbolOnce_data() {
    QTest::addColumn<int>("beams");
    QTest::newRow("greedy") << 1;
    QTest::newRow("two beams") << 2;
    QTest::newRow("four beams") << 4;
}

/// The network likes to repeat 3 and to end without 1; both must stand in the answer once.
void TestMarianSearch::copiesEachSymbolOnce() {
    QFETCH(int, beams);
    const std::vector<float> likes{6, 1, 0, 7, 0};
    TableNetwork::Table table = randomTable(3, 6);
    for (auto& [prefix, row] : table)
        row = likes;
    TableNetwork network(table);
    SearchLimits limits{beams, 6};
    limits.copied = {1, 3};
    const auto found = searchTranslation(network, rules(), limits, {});
    QVERIFY(found);
    QCOMPARE(std::count(found->ids.begin(), found->ids.end(), 1), 1);
    QCOMPARE(std::count(found->ids.begin(), found->ids.end(), 3), 1);
    QCOMPARE(found->ids.back(), kEos);
    QVERIFY(!found->atLimit);
}

void TestMarianSearch::barredIdsStayOut_data() {
    copiesEachSymbolOnce_data();
}

void TestMarianSearch::barredIdsStayOut() {
    QFETCH(int, beams);
    TableNetwork network(randomTable(5, 5));
    SearchLimits limits{beams, 5};
    limits.barred = {1, 2};
    const auto found = searchTranslation(network, rules(), limits, {});
    QVERIFY(found);
    QCOMPARE(std::count(found->ids.begin(), found->ids.end(), 1) + std::count(found->ids.begin(), found->ids.end(), 2),
             0);
}

void TestMarianSearch::scoresEqualTheSearch() {
    const auto table = randomTable(9, 5);
    std::vector<std::vector<int32_t>> answers{{1, kEos}, {2, 3, 1, kEos}, {kEos}};
    TableNetwork found(table);
    const auto best = searchTranslation(found, rules(), {1, 5}, {});
    QVERIFY(best);
    answers.push_back(best->ids);
    TableNetwork network(table);
    const auto scores = scoreTranslations(network, rules(), answers, {});
    QVERIFY(scores);
    QCOMPARE(scores->size(), answers.size());
    for (size_t i = 0; i < answers.size(); ++i) {
        double expected = 0;
        std::vector<int32_t> prefix;
        for (int32_t id : answers[i]) {
            expected += logProbabilities(table.at(prefix), true)[static_cast<size_t>(id)];
            prefix.push_back(id);
        }
        QVERIFY(std::abs((*scores)[i] - expected) < 1e-5);
    }
    CancelToken cancel;
    cancel.cancel();
    TableNetwork stopped(table);
    const auto none = scoreTranslations(stopped, rules(), answers, cancel);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Cancelled);
}

void TestMarianSearch::greedyForcesTheEnd() {
    TableNetwork network({{{}, {0, 1, 3, 2, 9}}, {{2}, {0, 4, 3, 2, 9}}});
    const auto found = searchTranslation(network, rules(), {1, 3}, {});
    QVERIFY(found);
    QCOMPARE(found->ids, (std::vector<int32_t>{2, 1, kEos}));
    QVERIFY(found->atLimit);
    QCOMPARE(network.steps, 2);
    const double expected = logProbabilities({0, 1, 3, 2, 9}, true)[2] + logProbabilities({0, 4, 3, 2, 9}, true)[1];
    QVERIFY(std::abs(found->sum - expected) < 1e-6);
}

void TestMarianSearch::endBelowTheBeamsIsIgnored() {
    // The end has rank 2 of two beams at the first step: it does not count although its sentence would be the best of
    // all.
    MarianGeneration generation = rules();
    generation.lengthPenalty = 0;
    TableNetwork::Table table = randomTable(3, 4);
    for (auto& [prefix, row] : table)
        row = {-9, 0, 0.1F, 0.2F, 0};
    table[{}] = {2.0F, 2.2F, 2.1F, -9, 0};
    TableNetwork network(table);
    const auto found = searchTranslation(network, generation, {2, 4}, {});
    QVERIFY(found);
    QVERIFY(found->ids.size() > 1);
    TableNetwork wider(table);
    const auto other = searchTranslation(wider, generation, {3, 4}, {});
    QVERIFY(other);
    QCOMPARE(other->ids, std::vector<int32_t>{kEos});
}

void TestMarianSearch::lengthPenaltyChooses_data() {
    QTest::addColumn<double>("penalty");
    QTest::addColumn<int>("length");
    QTest::newRow("none prefers short") << 0.0 << 1;
    QTest::newRow("average prefers the surer long one") << 1.0 << 3;
}

void TestMarianSearch::lengthPenaltyChooses() {
    QFETCH(double, penalty);
    QFETCH(int, length);
    TableNetwork::Table table = randomTable(1, 4);
    for (auto& [prefix, row] : table)
        row = {9, -20, -20, -20, -20};
    table[{}] = {1.0F, 1.05F, -20, -20, -20};
    table[{1}] = {-1, 1, -20, -20, -20};
    TableNetwork network(table);
    MarianGeneration generation = rules();
    generation.lengthPenalty = penalty;
    const auto found = searchTranslation(network, generation, {2, 4}, {});
    QVERIFY(found);
    QCOMPARE(static_cast<int>(found->ids.size()), length);
}

void TestMarianSearch::limitOfOneGivesTheEnd_data() {
    QTest::addColumn<int>("beams");
    QTest::newRow("greedy") << 1;
    QTest::newRow("beams") << 4;
}

void TestMarianSearch::limitOfOneGivesTheEnd() {
    QFETCH(int, beams);
    TableNetwork network(randomTable(1, 1));
    const auto found = searchTranslation(network, rules(), {beams, 1}, {});
    QVERIFY(found);
    QCOMPARE(found->ids, std::vector<int32_t>{kEos});
    QCOMPARE(found->sum, 0.0);
    QVERIFY(found->atLimit);
}

void TestMarianSearch::withoutForcedEndTheLimitCuts() {
    MarianGeneration generation = rules();
    generation.forcedEos = -1;
    TableNetwork::Table table = randomTable(5, 4);
    for (auto& [prefix, row] : table)
        row[kEos] = -30;
    for (int beams : {1, 3}) {
        TableNetwork network(table);
        const auto found = searchTranslation(network, generation, {beams, 4}, {});
        QVERIFY(found);
        QCOMPARE(found->ids.size(), size_t(4));
        QVERIFY(found->ids.back() != kEos);
        QVERIFY(found->atLimit);
    }
}

void TestMarianSearch::padIsNeverProduced() {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        for (int beams : {1, 2, 5}) {
            TableNetwork network(randomTable(seed, 6));
            const auto found = searchTranslation(network, rules(), {beams, 6}, {});
            QVERIFY(found);
            QCOMPARE(std::count(found->ids.begin(), found->ids.end(), kPad), 0);
            QVERIFY(std::isfinite(found->sum));
        }
    }
}

void TestMarianSearch::cancelStops_data() {
    limitOfOneGivesTheEnd_data();
}

void TestMarianSearch::cancelStops() {
    QFETCH(int, beams);
    TableNetwork network(randomTable(1, 6));
    const CancelToken cancel;
    cancel.cancel();
    const auto found = searchTranslation(network, rules(), {beams, 6}, cancel);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
    QCOMPARE(network.steps, 0);
}

void TestMarianSearch::nanIsAnError_data() {
    limitOfOneGivesTheEnd_data();
}

void TestMarianSearch::nanIsAnError() {
    QFETCH(int, beams);
    const float nan = std::numeric_limits<float>::quiet_NaN();
    TableNetwork network({{{}, {nan, nan, nan, nan, nan}}});
    const auto found = searchTranslation(network, rules(), {beams, 6}, {});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(TestMarianSearch)
#include "tst_MarianSearch.moc"
