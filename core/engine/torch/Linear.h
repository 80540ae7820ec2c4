#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

namespace lunette {

/// Whether matrices of this type stay 16-bit beside float inputs.
inline bool isHalf(at::ScalarType type) {
    return type == at::kBFloat16 || type == at::kHalf;
}

/// While it lives, this thread's `linear` may multiply float inputs of many rows with bf16 weights in bf16.
class Bf16Products {
public:
    explicit Bf16Products(bool allowed);
    ~Bf16Products();
    Bf16Products(const Bf16Products&) = delete;
    Bf16Products& operator=(const Bf16Products&) = delete;

private:
    bool m_before;
};

/// y = x W^T + b as the scripts' lunette.linear. Weights on the CPU may be 16-bit while the input is float: they stay
/// mapped and are widened on the way. input [..., inner], weight [outer, inner], bias [outer] -> [..., outer], of the
/// input's type. Everything else goes to ATen.
at::Tensor linear(const at::Tensor& input, const at::Tensor& weight, const std::optional<at::Tensor>& bias);

} // namespace lunette
