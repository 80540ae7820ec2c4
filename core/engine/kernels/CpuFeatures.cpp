#include "core/engine/kernels/CpuFeatures.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace lunette::kernels {

namespace {

CpuFeatures detect() {
    CpuFeatures found;
#if defined(__x86_64__)
    __builtin_cpu_init();
    unsigned a = 0, b = 0, c = 0, d = 0;
    const bool halfConversion = __get_cpuid(1, &a, &b, &c, &d) && (c & (1u << 29));
    found.avx2 = halfConversion && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    found.avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
    if (__get_cpuid_count(7, 1, &a, &b, &c, &d))
        found.avx512Bf16 = found.avx512 && (a & (1u << 5));
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d))
        found.amxBf16 = found.avx512Bf16 && (d & (1u << 22)) && (d & (1u << 24));
#endif
    return found;
}

} // namespace

const CpuFeatures& cpuFeatures() {
    static const CpuFeatures features = detect();
    return features;
}

} // namespace lunette::kernels
