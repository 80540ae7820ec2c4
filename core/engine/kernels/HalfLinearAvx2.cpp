#include "core/engine/kernels/HalfFloat.h"
#include "core/engine/kernels/HalfLinearKernel.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace lunette::kernels {

namespace {

struct Avx2 {
    using Register = __m256;
    static constexpr size_t kWidth = 8;
    static constexpr size_t kRows = 2;
    static Register zero() { return _mm256_setzero_ps(); }
    static Register load(const float* p) { return _mm256_loadu_ps(p); }
    static void store(float* p, Register v) { _mm256_storeu_ps(p, v); }
    static void prefetch(const void* p) { _mm_prefetch(static_cast<const char*>(p), _MM_HINT_T1); }
    static Register multiplyAdd(Register a, Register b, Register c) { return _mm256_fmadd_ps(a, b, c); }
    static float sum(Register v) {
        __m128 half = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
        half = _mm_add_ps(half, _mm_movehl_ps(half, half));
        return _mm_cvtss_f32(_mm_add_ss(half, _mm_movehdup_ps(half)));
    }
    static __m128i eight(const uint16_t* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }
    static Register widenBf16(const uint16_t* p) {
        return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(eight(p)), 16));
    }
    static Register widenFp16(const uint16_t* p) { return _mm256_cvtph_ps(eight(p)); }
    static float bf16(uint16_t bits) { return floatOfBf16(bits); }
    static float fp16(uint16_t bits) { return floatOfFp16(bits); }
};

} // namespace

HalfLinearTable avx2HalfLinear() {
    return tableOf<Avx2>();
}

} // namespace lunette::kernels
#endif
