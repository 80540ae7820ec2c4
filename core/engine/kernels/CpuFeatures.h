#pragma once

namespace lunette::kernels {

/// What this processor can do; read once. Any thread.
struct CpuFeatures {
    bool avx2 = false;   ///< with FMA and F16C
    bool avx512 = false; ///< F, BW, VL, DQ
    bool avx512Bf16 = false;
    bool amxBf16 = false;
};
const CpuFeatures& cpuFeatures();

} // namespace lunette::kernels
