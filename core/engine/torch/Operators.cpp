#include <ATen/ATen.h>
#include <torch/library.h>

// The operators that the TorchScript sources call as lunette.NAME. Full precision falls through to ATen.

namespace {

at::Tensor linear(const at::Tensor& input, const at::Tensor& weight, const std::optional<at::Tensor>& bias) {
    return at::linear(input, weight, bias);
}

} // namespace

TORCH_LIBRARY(lunette, library) {
    library.def("linear(Tensor input, Tensor weight, Tensor? bias) -> Tensor", &linear);
}
