#pragma once

#include "core/engine/EngineModule.h"

#include <ATen/core/Tensor.h>

namespace lunette::torch_support {

/// A device and a compute type that exist on this machine, and why these.
struct Placement {
    at::Device device = at::kCPU;
    at::ScalarType dtype = at::kFloat; ///< of activations, caches, vectors
    bool bf16Products = false;         ///< CPU: large products in bf16, everything else in dtype
    std::string precision = "fp32";
    std::vector<Remark> remarks;

    /// How a matrix of the file that only lunette.linear and embeddings read is kept. On the CPU 16-bit matrices stay
    /// as they lie in the mapped file.
    at::ScalarType matrixType(at::ScalarType fileType) const;
};

/// What a network brings and needs.
struct Footprint {
    at::ScalarType fileType = at::kFloat; ///< of the large matrices
    uint64_t weightBytes = 0;             ///< as they lie in the file
    uint64_t workingBytes = 0;            ///< caches and intermediate values in fp32
};

/// Auto takes the fastest that fits the free memory: the GPU in the file's type; bf16 products for a bf16 file on a
/// processor that has them in hardware; else fp32. Errors: ErrorCode::Usage for what this machine or version cannot do.
Result<Placement> choosePlacement(const EngineOptions& options, const Footprint& footprint);

} // namespace lunette::torch_support
