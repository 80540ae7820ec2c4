#pragma once

#include "core/engine/Generation.h"

#include <cstdint>
#include <random>
#include <set>
#include <span>
#include <vector>

namespace lunette {

/// Chooses the next token from scores: argmax, or temperature with nucleus sampling (spec 9.2, moondream.py). One
/// thread.
class Sampler {
public:
    explicit Sampler(const SamplingOptions& options);

    /// Applies the penalty for repetition, then chooses. Index of the chosen score; `excluded` ids are never chosen.
    /// `scores` must not be empty.
    int32_t choose(std::span<const float> scores, std::span<const int32_t> excluded = {});

    /// Probabilities after temperature and nucleus filter, in the order of `scores`; zero for removed entries. The
    /// entry that crosses `topP` stays.
    static std::vector<double> distribution(std::span<const float> scores, const SamplingOptions& options);

private:
    int32_t chooseAmong();

    SamplingOptions m_options;
    std::mt19937_64 m_random;
    std::vector<float> m_scores;
    std::set<int32_t> m_chosen; ///< kept when there is a repetition penalty
};

/// Index of the largest value, the first of equals.
int32_t argmax(std::span<const float> values);

} // namespace lunette
