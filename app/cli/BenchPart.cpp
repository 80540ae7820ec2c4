#include "app/cli/BenchPart.h"

#include <algorithm>

namespace lunette {

double median(std::vector<double> values) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void BenchPart::addSample(const std::string& stageName, const std::string& title, double milliseconds,
                          const Cost& cost) {
    if (m_limits.empty())
        return;
    auto stage = std::find_if(m_stages.begin(), m_stages.end(),
                              [&](const BenchStage& known) { return known.name == stageName; });
    if (stage == m_stages.end()) {
        m_stages.push_back({stageName, title, {}, {}, {}});
        stage = std::prev(m_stages.end());
    }
    stage->cost = cost;
    stage->milliseconds.push_back(milliseconds);
    const double floor = floorMs(cost, m_limits.back());
    if (floor > 0 && milliseconds > 0)
        stage->shares.push_back(floor / milliseconds);
}

const BenchStage* BenchPart::find(const std::string& stageName) const {
    for (const BenchStage& stage : m_stages) {
        if (stage.name == stageName)
            return &stage;
    }
    return nullptr;
}

MachineLimits BenchPart::limits() const {
    if (m_limits.empty())
        return {};
    MachineLimits middle = m_limits.back();
    std::vector<double> bytes, flop;
    for (const MachineLimits& limits : m_limits) {
        bytes.push_back(limits.bytesPerSecond);
        flop.push_back(limits.flopPerSecond);
    }
    middle.bytesPerSecond = median(bytes);
    middle.flopPerSecond = median(flop);
    return middle;
}

} // namespace lunette
