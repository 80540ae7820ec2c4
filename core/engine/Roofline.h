#pragma once

#include <algorithm>
#include <string>

namespace lunette {

/// Work that a stage cannot avoid.
struct Cost {
    double flop = 0;  ///< a multiplication and an addition are two
    double bytes = 0; ///< weights, caches and pixels that must be read or written at least once

    Cost operator+(const Cost& other) const { return {flop + other.flop, bytes + other.bytes}; }
    Cost operator*(double factor) const { return {flop * factor, bytes * factor}; }
};

/// Widths of what a network reads, in bytes.
struct ByteWidths {
    double weight = 4;
    double cache = 4; ///< of keys and values
};

/// What the machine does at best, measured with the library that the networks use.
struct MachineLimits {
    double bytesPerSecond = 0;
    double flopPerSecond = 0;
    int threads = 0;
    std::string matrixType; ///< of the matrices that were multiplied: "fp32", "bf16", "fp16"
};

/// The time that no program could go below, in milliseconds; 0 when nothing is known.
inline double floorMs(const Cost& cost, const MachineLimits& limits) {
    const double compute = limits.flopPerSecond > 0 ? cost.flop / limits.flopPerSecond : 0;
    const double memory = limits.bytesPerSecond > 0 ? cost.bytes / limits.bytesPerSecond : 0;
    return 1000 * std::max(compute, memory);
}

/// Whether reading, not computing, decides that time.
inline bool isMemoryBound(const Cost& cost, const MachineLimits& limits) {
    return cost.bytes * limits.flopPerSecond > cost.flop * limits.bytesPerSecond;
}

} // namespace lunette
