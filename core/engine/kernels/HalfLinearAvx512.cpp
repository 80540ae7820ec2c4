#include "core/engine/kernels/HalfFloat.h"
#include "core/engine/kernels/HalfLinearKernel.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace lunette::kernels {

namespace {

struct Avx512 {
    using Register = __m512;
    static constexpr size_t kWidth = 16;
    static constexpr size_t kRows = 4;
    static Register zero() { return _mm512_setzero_ps(); }
    static Register load(const float* p) { return _mm512_loadu_ps(p); }
    static void store(float* p, Register v) { _mm512_storeu_ps(p, v); }
    static void prefetch(const void* p) { _mm_prefetch(static_cast<const char*>(p), _MM_HINT_T1); }
    static Register multiplyAdd(Register a, Register b, Register c) { return _mm512_fmadd_ps(a, b, c); }
    static float sum(Register v) { return _mm512_reduce_add_ps(v); }
    static __m256i sixteen(const uint16_t* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }
    static Register widenBf16(const uint16_t* p) {
        return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(sixteen(p)), 16));
    }
    static Register widenFp16(const uint16_t* p) { return _mm512_cvtph_ps(sixteen(p)); }
    static float bf16(uint16_t bits) { return floatOfBf16(bits); }
    static float fp16(uint16_t bits) { return floatOfFp16(bits); }
};

} // namespace

HalfLinearTable avx512HalfLinear() {
    return tableOf<Avx512>();
}

} // namespace lunette::kernels
#endif
