#include "core/engine/marian/MarianSearch.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lunette {

namespace {

constexpr double kClosedBeam = -1e9;

struct Hypothesis {
    std::vector<int32_t> ids;
    double sum = 0;
    double score = 0; ///< of a finished one: sum / length ^ penalty
    int32_t row = 0;  ///< of the last step's logits
    bool atLimit = false;
};

struct Candidate {
    double sum = 0;
    int32_t beam = 0;
    int32_t token = 0;
};

tl::unexpected<Error> unusableNumbers() {
    return fail(ErrorCode::Internal, LUNETTE_TEXT("Error", "the translator gave no usable numbers"),
                LUNETTE_TEXT("Error", "check the translation pack for damage, or install it again"));
}

/// The tokens that are never produced: pad, the other bad words and `barred`.
std::vector<int32_t> forbiddenTokens(const MarianGeneration& rules, const std::vector<int32_t>& barred) {
    std::vector<int32_t> tokens = rules.badWords;
    tokens.insert(tokens.end(), barred.begin(), barred.end());
    tokens.push_back(rules.pad);
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

/// `forbidden` with what `ids` have copied already, and with the end while anything of `copied` is missing.
std::vector<int32_t> forbiddenAfter(const std::vector<int32_t>& ids, const std::vector<int32_t>& copied,
                                    std::vector<int32_t> forbidden, int32_t eos) {
    bool missing = false;
    for (int32_t id : copied) {
        const bool there = std::find(ids.begin(), ids.end(), id) != ids.end();
        missing = missing || !there;
        if (there)
            forbidden.push_back(id);
    }
    if (missing)
        forbidden.push_back(eos);
    std::sort(forbidden.begin(), forbidden.end());
    return forbidden;
}

/// Calls `visit(begin, end)` for the runs of tokens between those of `left` (sorted).
template <class Visit>
void forEachRun(size_t size, const std::vector<int32_t>& left, Visit visit) {
    size_t begin = 0;
    for (int32_t token : left) {
        if (token < 0 || static_cast<size_t>(token) >= size)
            continue;
        visit(begin, static_cast<size_t>(token));
        begin = static_cast<size_t>(token) + 1;
    }
    visit(begin, size);
}

/// log(sum(exp(logits))) over all tokens but `left`.
double logSumExp(std::span<const float> logits, const std::vector<int32_t>& left) {
    float largest = -std::numeric_limits<float>::infinity();
    forEachRun(logits.size(), left, [&](size_t begin, size_t end) {
        for (size_t token = begin; token < end; ++token)
            largest = std::max(largest, logits[token]);
    });
    double sum = 0;
    forEachRun(logits.size(), left, [&](size_t begin, size_t end) {
        for (size_t token = begin; token < end; ++token)
            sum += std::exp(logits[token] - largest);
    });
    return static_cast<double>(largest) + std::log(sum);
}

/// The `wanted` candidates with the largest sums.
class BestCandidates {
public:
    explicit BestCandidates(size_t wanted)
        : m_wanted(wanted) {}

    void offer(const Candidate& candidate) {
        if (m_heap.size() == m_wanted) {
            if (!(candidate.sum > m_heap.front().sum))
                return;
            std::pop_heap(m_heap.begin(), m_heap.end(), better);
            m_heap.pop_back();
        } else if (!std::isfinite(candidate.sum)) {
            return;
        }
        m_heap.push_back(candidate);
        std::push_heap(m_heap.begin(), m_heap.end(), better);
    }

    /// Best first.
    std::vector<Candidate> take() {
        std::sort_heap(m_heap.begin(), m_heap.end(), better);
        return std::move(m_heap);
    }

private:
    static bool better(const Candidate& a, const Candidate& b) { return a.sum > b.sum; }

    size_t m_wanted;
    std::vector<Candidate> m_heap; ///< its front is the worst
};

class BeamSearch {
public:
    BeamSearch(MarianNetwork& network, const MarianGeneration& rules, SearchLimits limits)
        : m_network(network)
        , m_rules(rules)
        , m_limits(limits)
        , m_beams(static_cast<size_t>(limits.beams))
        , m_forbidden(forbiddenTokens(rules, limits.barred)) {}

    Result<SearchResult> run(const CancelToken& cancel);

private:
    Result<std::vector<Candidate>> candidates();
    void walk(const std::vector<Candidate>& found, int length);
    void finish(Hypothesis hypothesis, int length);
    bool isDone(int length) const;

    MarianNetwork& m_network;
    const MarianGeneration& m_rules;
    SearchLimits m_limits;
    size_t m_beams;
    std::vector<int32_t> m_forbidden;
    std::vector<Hypothesis> m_open;
    std::vector<Hypothesis> m_finished; ///< best first, at most m_beams
};

Result<SearchResult> BeamSearch::run(const CancelToken& cancel) {
    m_open.assign(m_beams, Hypothesis{{}, kClosedBeam});
    m_open.front().sum = 0;
    for (int length = 1; length <= m_limits.maxTokens && !m_open.empty(); ++length) {
        if (cancel.isCancelled())
            return cancelled();
        if (length == m_limits.maxTokens && m_rules.forcedEos >= 0) {
            for (Hypothesis& beam : m_open) {
                beam.ids.push_back(m_rules.forcedEos);
                beam.atLimit = true;
                finish(std::move(beam), length);
            }
            break;
        }
        auto found = candidates();
        if (!found)
            return fail(found.error());
        walk(*found, length);
        if (isDone(length))
            break;
    }
    if (m_finished.empty())
        return unusableNumbers();
    Hypothesis& best = m_finished.front();
    return SearchResult{std::move(best.ids), best.sum, best.atLimit};
}

/// The best 2 x beams continuations of all open beams, best first.
Result<std::vector<Candidate>> BeamSearch::candidates() {
    const bool first = m_open.front().ids.empty();
    std::vector<int32_t> tokens, parents;
    for (const Hypothesis& beam : m_open) {
        tokens.push_back(first ? m_rules.decoderStart : beam.ids.back());
        parents.push_back(beam.row);
        if (first)
            break; // all beams begin alike
    }
    auto logits = m_network.step(tokens, parents);
    if (!logits)
        return fail(logits.error());
    const size_t vocabulary = logits->size() / tokens.size();
    BestCandidates best(2 * m_beams);
    for (size_t beam = 0; beam < m_open.size(); ++beam) {
        const auto row = logits->subspan(first ? 0 : beam * vocabulary, vocabulary);
        const double shift =
            m_open[beam].sum - logSumExp(row, m_rules.renormalize ? m_forbidden : std::vector<int32_t>{});
        if (!std::isfinite(shift))
            return unusableNumbers();
        const auto forbidden = m_limits.copied.empty()
                                   ? m_forbidden
                                   : forbiddenAfter(m_open[beam].ids, m_limits.copied, m_forbidden, m_rules.eos);
        forEachRun(vocabulary, forbidden, [&](size_t begin, size_t end) {
            for (size_t token = begin; token < end; ++token)
                best.offer({shift + row[token], static_cast<int32_t>(beam), static_cast<int32_t>(token)});
        });
    }
    return best.take();
}

void BeamSearch::walk(const std::vector<Candidate>& found, int length) {
    const bool last = length == m_limits.maxTokens;
    const bool first = m_open.front().ids.empty();
    std::vector<Hypothesis> next;
    for (size_t rank = 0; rank < found.size() && next.size() < m_beams; ++rank) {
        const Candidate& candidate = found[rank];
        const bool ends = candidate.token == m_rules.eos;
        if ((ends || last) && rank >= m_beams)
            continue;
        Hypothesis grown = m_open[static_cast<size_t>(candidate.beam)];
        grown.ids.push_back(candidate.token);
        grown.sum = candidate.sum;
        grown.row = first ? 0 : candidate.beam;
        grown.atLimit = last && !ends;
        if (ends || last)
            finish(std::move(grown), length);
        else
            next.push_back(std::move(grown));
    }
    m_open = std::move(next);
}

void BeamSearch::finish(Hypothesis hypothesis, int length) {
    hypothesis.score = hypothesis.sum / std::pow(length, m_rules.lengthPenalty);
    const auto place = std::upper_bound(m_finished.begin(), m_finished.end(), hypothesis,
                                        [](const Hypothesis& a, const Hypothesis& b) { return a.score > b.score; });
    m_finished.insert(place, std::move(hypothesis));
    if (m_finished.size() > m_beams)
        m_finished.pop_back();
}

bool BeamSearch::isDone(int length) const {
    if (m_open.empty())
        return true;
    if (m_finished.size() < m_beams)
        return false;
    const double reachable = m_open.front().sum / std::pow(length, m_rules.lengthPenalty);
    return m_rules.earlyStopping || m_finished.back().score >= reachable;
}

/// The id with the largest logit, -1 when there is none.
int32_t largestOf(std::span<const float> logits, const std::vector<int32_t>& forbidden) {
    float best = -std::numeric_limits<float>::infinity();
    int32_t chosen = -1;
    forEachRun(logits.size(), forbidden, [&](size_t begin, size_t end) {
        for (size_t id = begin; id < end; ++id) {
            if (logits[id] > best) {
                best = logits[id];
                chosen = static_cast<int32_t>(id);
            }
        }
    });
    return chosen;
}

/// What of `copied` is missing in `ids` and has the largest logit; `otherwise` when all of it is there.
int32_t likeliestMissing(std::span<const float> logits, const std::vector<int32_t>& copied,
                         const std::vector<int32_t>& ids, int32_t otherwise) {
    int32_t chosen = otherwise;
    for (int32_t id : copied) {
        const bool missing = std::find(ids.begin(), ids.end(), id) == ids.end();
        if (missing && (chosen == otherwise || logits[static_cast<size_t>(id)] > logits[static_cast<size_t>(chosen)]))
            chosen = id;
    }
    return chosen;
}

Result<SearchResult> searchGreedily(MarianNetwork& network, const MarianGeneration& rules, const SearchLimits& limits,
                                    const CancelToken& cancel) {
    const std::vector<int32_t> forbidden = forbiddenTokens(rules, limits.barred);
    const int maxTokens = limits.maxTokens;
    SearchResult result;
    int32_t token = rules.decoderStart;
    for (int length = 1; length <= maxTokens; ++length) {
        if (cancel.isCancelled())
            return cancelled();
        if (length == maxTokens && rules.forcedEos >= 0) {
            result.ids.push_back(rules.forcedEos);
            result.atLimit = true;
            return result;
        }
        const int32_t parent = 0;
        auto logits = network.step({&token, 1}, {&parent, 1});
        if (!logits)
            return fail(logits.error());
        std::vector<int32_t> used = forbidden;
        for (int32_t id : limits.copied) {
            if (std::find(result.ids.begin(), result.ids.end(), id) != result.ids.end())
                used.insert(std::upper_bound(used.begin(), used.end(), id), id);
        }
        int32_t chosen = largestOf(*logits, used);
        if (chosen == rules.eos)
            chosen = likeliestMissing(*logits, limits.copied, result.ids, chosen);
        const double total = logSumExp(*logits, forbidden);
        if (chosen < 0 || !std::isfinite(total))
            return unusableNumbers();
        token = chosen;
        result.ids.push_back(token);
        result.sum += static_cast<double>((*logits)[static_cast<size_t>(token)]) - total;
        if (token == rules.eos)
            return result;
    }
    result.atLimit = true;
    return result;
}

} // namespace

Result<SearchResult> searchTranslation(MarianNetwork& network, const MarianGeneration& rules, SearchLimits limits,
                                       const CancelToken& cancel) {
    limits.maxTokens = std::max(limits.maxTokens, 1);
    if (limits.beams <= 1)
        return searchGreedily(network, rules, limits, cancel);
    return BeamSearch(network, rules, limits).run(cancel);
}

Result<std::vector<double>> scoreTranslations(MarianNetwork& network, const MarianGeneration& rules,
                                              const std::vector<std::vector<int32_t>>& answers,
                                              const CancelToken& cancel) {
    const std::vector<int32_t> forbidden = forbiddenTokens(rules, {});
    std::vector<double> sums(answers.size(), 0);
    std::vector<int32_t> tokens, parents;
    std::vector<size_t> open; // the answers that go on, a row each
    for (size_t i = 0; i < answers.size(); ++i)
        open.push_back(i);
    for (size_t at = 0; !open.empty(); ++at) {
        if (cancel.isCancelled())
            return cancelled();
        if (at == 0) {
            tokens = {rules.decoderStart};
            parents = {0};
        }
        auto logits = network.step(tokens, parents);
        if (!logits)
            return fail(logits.error());
        const size_t vocabulary = logits->size() / tokens.size();
        std::vector<size_t> left;
        tokens.clear();
        parents.clear();
        for (size_t i = 0; i < open.size(); ++i) {
            const std::vector<int32_t>& answer = answers[open[i]];
            const size_t row = at == 0 ? 0 : i;
            if (at >= answer.size())
                continue;
            const auto line = logits->subspan(row * vocabulary, vocabulary);
            double& sum = sums[open[i]];
            sum += static_cast<double>(line[static_cast<size_t>(answer[at])]) - logSumExp(line, forbidden);
            if (!std::isfinite(sum))
                return unusableNumbers();
            if (at + 1 == answer.size())
                continue;
            left.push_back(open[i]);
            tokens.push_back(answer[at]);
            parents.push_back(static_cast<int32_t>(row));
        }
        open = std::move(left);
    }
    return sums;
}

} // namespace lunette
