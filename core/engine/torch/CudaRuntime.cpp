#include "core/engine/torch/CudaRuntime.h"

#include "core/base/Error.h"

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <dlfcn.h>
#include <filesystem>

namespace lunette {

namespace {

CudaState open() {
    if (!dlopen("libcuda.so.1", RTLD_NOW | RTLD_GLOBAL))
        return {false, LUNETTE_TEXT("Error", "there is no NVIDIA driver, so the processor is used")};
    const std::string library = std::string(LUNETTE_TORCH_LIB_DIR) + "/libtorch_cuda.so";
    if (!std::filesystem::exists(library))
        return {false,
                LUNETTE_TEXT("Error",
                             "the CUDA part of LibTorch is not installed (run ./packaging/run --cuda once), so the "
                             "processor is used")};
    if (!dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL))
        return {false,
                LUNETTE_TEXT("Error", "the CUDA part of LibTorch could not be opened, so the processor is used")};
    if (!at::hasCUDA() || at::detail::getCUDAHooks().deviceCount() < 1)
        return {false, LUNETTE_TEXT("Error", "no usable NVIDIA GPU was found, so the processor is used")};
    return {true, {}};
}

} // namespace

CudaState openCuda() {
    static const CudaState state = open();
    return state;
}

} // namespace lunette
