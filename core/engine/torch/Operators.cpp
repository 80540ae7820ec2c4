#include "core/engine/torch/Linear.h"

#include <torch/library.h>

// The operators that the TorchScript sources call as lunette.NAME.
TORCH_LIBRARY(lunette, library) {
    library.def("linear(Tensor input, Tensor weight, Tensor? bias) -> Tensor", &lunette::linear);
}
