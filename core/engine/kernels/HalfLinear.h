#pragma once

#include <cstddef>
#include <cstdint>

namespace lunette::kernels {

/// How 16-bit weights are written.
enum class HalfType { Bf16, Fp16 };

/// y = x W^T + b for few rows: float input, 16-bit weights widened in registers, sums in float. All arrays are dense
/// and row-major.
struct HalfLinear {
    const float* input = nullptr;     ///< rows x inner
    const uint16_t* weight = nullptr; ///< outer x inner
    const float* bias = nullptr;      ///< outer, or null
    float* output = nullptr;          ///< rows x outer
    size_t rows = 0, inner = 0, outer = 0;
    HalfType type = HalfType::Bf16;
};

/// The same with float weights.
struct FloatLinear {
    const float* input = nullptr;  ///< rows x inner
    const float* weight = nullptr; ///< outer x inner
    const float* bias = nullptr;   ///< outer, or null
    float* output = nullptr;       ///< rows x outer
    size_t rows = 0, inner = 0, outer = 0;
};

/// Computes the output columns begin .. end - 1, so that threads can share one product. Any thread.
void halfLinear(const HalfLinear& job, size_t begin, size_t end);
void floatLinear(const FloatLinear& job, size_t begin, size_t end);

/// Widens `count` numbers, exactly. Any thread.
void widen(const uint16_t* source, HalfType type, size_t count, float* target);

} // namespace lunette::kernels
