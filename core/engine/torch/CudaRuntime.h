#pragma once

#include <string>

namespace lunette {

struct CudaState {
    bool available = false;
    std::string why; ///< an English template of the context "Error" when it is not available
};

/// Opens LibTorch's CUDA part at run time when a driver and the library are there. The answer is kept.
CudaState openCuda();

} // namespace lunette
