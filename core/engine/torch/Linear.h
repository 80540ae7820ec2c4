#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

namespace lunette {

/// y = x W^T + b as the scripts' lunette.linear. Weights on the CPU may be 16-bit while the input is float: they stay
/// mapped and are widened on the way. input [..., inner], weight [outer, inner], bias [outer] -> [..., outer], of the
/// input's type. Everything else goes to ATen.
at::Tensor linear(const at::Tensor& input, const at::Tensor& weight, const std::optional<at::Tensor>& bias);

} // namespace lunette
