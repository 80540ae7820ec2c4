#include "core/engine/kernels/HalfLinear.h"

#include "core/engine/kernels/CpuFeatures.h"
#include "core/engine/kernels/HalfFloat.h"
#include "core/engine/kernels/HalfLinearKernel.h"

namespace lunette::kernels {

namespace {

/// One number at a time, for processors without AVX2.
struct Scalar {
    using Register = float;
    static constexpr size_t kWidth = 1;
    static constexpr size_t kRows = 2;
    static Register zero() { return 0; }
    static Register load(const float* p) { return *p; }
    static void store(float* p, Register v) { *p = v; }
    static void prefetch(const void*) {}
    static Register multiplyAdd(Register a, Register b, Register c) { return a * b + c; }
    static float sum(Register v) { return v; }
    static Register widenBf16(const uint16_t* p) { return floatOfBf16(*p); }
    static Register widenFp16(const uint16_t* p) { return floatOfFp16(*p); }
    static float bf16(uint16_t bits) { return floatOfBf16(bits); }
    static float fp16(uint16_t bits) { return floatOfFp16(bits); }
};

HalfLinearTable chosen() {
#if defined(__x86_64__)
    if (cpuFeatures().avx512)
        return avx512HalfLinear();
    if (cpuFeatures().avx2)
        return avx2HalfLinear();
#endif
    return scalarHalfLinear();
}

const HalfLinearTable& table() {
    static const HalfLinearTable best = chosen();
    return best;
}

} // namespace

HalfLinearTable scalarHalfLinear() {
    return tableOf<Scalar>();
}

void halfLinear(const HalfLinear& job, size_t begin, size_t end) {
    table().linear(job, begin, end);
}

void floatLinear(const FloatLinear& job, size_t begin, size_t end) {
    table().floatLinear(job, begin, end);
}

void widen(const uint16_t* source, HalfType type, size_t count, float* target) {
    table().widen(source, type, count, target);
}

} // namespace lunette::kernels
