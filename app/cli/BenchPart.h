#pragma once

#include "core/base/Result.h"
#include "core/engine/Roofline.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lunette {

/// One stage of a model with its samples.
struct BenchStage {
    std::string name;  ///< of JSON: "tile"
    std::string title; ///< for people: "vision, one tile"
    Cost cost;         ///< of the last sample
    std::vector<double> milliseconds;
    std::vector<double> shares; ///< of the machine's limit, 1 = as fast as it can be; empty where none is known
};

/// What was measured of one model. Thread: one.
class BenchPart {
public:
    std::string kind; ///< "model" or "translator"
    std::string name, revision, precision, device;
    double loadMs = 0;
    uint64_t fileBytes = 0;
    uint64_t peakBytes = 0;         ///< of the process when every stage has run once; 0: unknown,
                                    ///< or not of this part alone
    std::vector<int32_t> sourceIds; ///< of the sentence that is translated
    int beams = 0;                  ///< its hypotheses
    int steps = 0;                  ///< of the decoder for it
    int width = 0, height = 0, tiles = 0, measuredTiles = 0; ///< of the picture

    /// The machine's limits for the samples that follow. Samples before the first are a warm-up and are not kept.
    void addLimits(const MachineLimits& limits) { m_limits.push_back(limits); }
    void addSample(const std::string& name, const std::string& title, double milliseconds, const Cost& cost);

    const std::vector<BenchStage>& stages() const { return m_stages; }
    const BenchStage* find(const std::string& name) const;
    /// The median of the rounds.
    MachineLimits limits() const;
    size_t rounds() const { return m_limits.size(); }

private:
    std::vector<BenchStage> m_stages;
    std::vector<MachineLimits> m_limits;
};

/// The middle value; 0 for none.
double median(std::vector<double> values);

} // namespace lunette
