#pragma once

#include <bit>
#include <cstdint>

/// Exact widening of single 16-bit floats. `static`: every file keeps its own copy, compiled for its own instruction
/// set.
namespace lunette::kernels {

/// A bfloat16 is the upper half of a float.
static inline float floatOfBf16(uint16_t bits) {
    return std::bit_cast<float>(uint32_t(bits) << 16);
}

/// IEEE half; subnormal numbers, infinity and NaN included.
static inline float floatOfFp16(uint16_t half) {
    const uint32_t sign = uint32_t(half & 0x8000u) << 16;
    const uint32_t exponent = (half >> 10) & 31u;
    const uint32_t mantissa = half & 1023u;
    if (exponent == 0) {
        const float value = float(mantissa) / 16777216.0f;
        return sign != 0 ? -value : value;
    }
    return std::bit_cast<float>(sign | (exponent == 31 ? 0x7f800000u : (exponent + 112) << 23) | (mantissa << 13));
}

} // namespace lunette::kernels
