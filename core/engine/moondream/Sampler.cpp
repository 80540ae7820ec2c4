#include "core/engine/moondream/Sampler.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lunette {

int32_t argmax(std::span<const float> values) {
    return int32_t(std::max_element(values.begin(), values.end()) - values.begin());
}

Sampler::Sampler(const SamplingOptions& options)
    : m_options(options)
    , m_random(options.seed) {}

std::vector<double> Sampler::distribution(std::span<const float> scores, const SamplingOptions& options) {
    const double highest = *std::max_element(scores.begin(), scores.end());
    std::vector<double> probabilities(scores.size());
    double sum = 0;
    for (size_t i = 0; i < scores.size(); ++i) {
        probabilities[i] = std::exp((scores[i] - highest) / options.temperature);
        sum += probabilities[i];
    }
    std::vector<int32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int32_t a, int32_t b) { return probabilities[size_t(a)] > probabilities[size_t(b)]; });
    double before = 0, kept = 0;
    for (const int32_t index : order) {
        double& p = probabilities[size_t(index)];
        const double share = p / sum;
        if (before > options.topP)
            p = 0;
        kept += p;
        before += share;
    }
    for (double& p : probabilities)
        p /= kept;
    return probabilities;
}

int32_t Sampler::choose(std::span<const float> scores, std::span<const int32_t> excluded) {
    m_scores.assign(scores.begin(), scores.end());
    for (const int32_t id : excluded) {
        if (id >= 0 && size_t(id) < m_scores.size())
            m_scores[size_t(id)] = -std::numeric_limits<float>::infinity();
    }
    for (const int32_t id : m_chosen) {
        float& score = m_scores[size_t(id)];
        score = float(score < 0 ? score * m_options.repetitionPenalty : score / m_options.repetitionPenalty);
    }
    const int32_t token = chooseAmong();
    if (m_options.repetitionPenalty != 1)
        m_chosen.insert(token);
    return token;
}

int32_t Sampler::chooseAmong() {
    if (m_options.temperature <= 0)
        return argmax(m_scores);
    const std::vector<double> probabilities = distribution(m_scores, m_options);
    // Own inverse transform: the standard distributions differ between libraries, a seed must repeat everywhere.
    const double draw = double(m_random() >> 11) * 0x1.0p-53;
    double sum = 0;
    int32_t last = 0;
    for (size_t i = 0; i < probabilities.size(); ++i) {
        if (probabilities[i] <= 0)
            continue;
        last = int32_t(i);
        sum += probabilities[i];
        if (draw < sum)
            break;
    }
    return last;
}

} // namespace lunette
