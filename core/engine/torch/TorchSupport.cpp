#include "core/engine/torch/TorchSupport.h"

#include <ATen/Parallel.h>
#include <torch/csrc/jit/passes/tensorexpr_fuser.h>
#include <torch/csrc/jit/runtime/graph_executor.h>

#include <algorithm>
#include <new>
#include <thread>

namespace lunette::torch_support {

void configureRuntime(int threads) {
    static bool configured = false;
    if (configured)
        return;
    configured = true;
    const int cores = int(std::max(1u, std::thread::hardware_concurrency()));
    at::set_num_threads(threads > 0 ? threads : cores);
    torch::jit::getProfilingMode() = false;
    torch::jit::getExecutorMode() = false;
    torch::jit::setGraphExecutorOptimize(false);
    torch::jit::setTensorExprFuserEnabled(false);
}

Result<torch::jit::Module> loadArchive(const std::string& folder, const std::string& name) {
    return guarded([&]() -> Result<torch::jit::Module> {
        torch::jit::Module module = torch::jit::load(folder + "/" + name + ".pt", at::kCPU);
        module.eval();
        return module;
    });
}

at::ScalarType scalarType(DType dtype) {
    switch (dtype) {
    case DType::Bool:
        return at::kBool;
    case DType::U8:
        return at::kByte;
    case DType::I8:
        return at::kChar;
    case DType::I16:
        return at::kShort;
    case DType::U16:
        return at::kUInt16;
    case DType::F16:
        return at::kHalf;
    case DType::BF16:
        return at::kBFloat16;
    case DType::I32:
        return at::kInt;
    case DType::U32:
        return at::kUInt32;
    case DType::F32:
        return at::kFloat;
    case DType::I64:
        return at::kLong;
    case DType::U64:
        return at::kUInt64;
    case DType::F64:
        break;
    }
    return at::kDouble;
}

at::Tensor mapped(const TensorView& view, const std::vector<std::shared_ptr<const void>>& owners) {
    const auto options = at::TensorOptions(scalarType(view.dtype));
    const auto address = reinterpret_cast<uintptr_t>(view.bytes.data());
    if (view.bytes.empty())
        return at::zeros(view.shape, options);
    if (address % elementSize(view.dtype) != 0) {
        at::Tensor copy = at::empty(view.shape, options);
        std::copy_n(view.bytes.data(), view.bytes.size(), static_cast<std::byte*>(copy.data_ptr()));
        return copy;
    }
    return at::from_blob(
        const_cast<std::byte*>(view.bytes.data()), view.shape, [owners](void*) {}, options);
}

at::Tensor placed(const TensorView& view, const std::vector<std::shared_ptr<const void>>& owners,
                  const Placement& placement) {
    return mapped(view, owners).to(placement.device, placement.dtype);
}

at::Tensor placedMatrix(const TensorView& view, const std::vector<std::shared_ptr<const void>>& owners,
                        const Placement& placement) {
    return mapped(view, owners).to(placement.device, placement.matrixType(scalarType(view.dtype)));
}

ModuleAttributes::ModuleAttributes() = default;

void ModuleAttributes::appendToGroup(const std::string& group, const c10::Dict<std::string, at::Tensor>& tensors) {
    if (!m_groups.contains(group))
        m_groups.insert(group, c10::List<c10::Dict<std::string, at::Tensor>>());
    m_groups.at(group).push_back(tensors);
}

void ModuleAttributes::assignTo(torch::jit::Module& module) const {
    module.setattr("dims", c10::IValue(m_dims));
    module.setattr("weights", c10::IValue(m_weights));
    module.setattr("groups", c10::IValue(m_groups));
}

Error errorOfCurrentException() {
    const auto memory = [] {
        return Error{ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory for this model"),
                     LUNETTE_TEXT("Error", "close other programs or choose a smaller model")};
    };
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return memory();
    } catch (const c10::OutOfMemoryError&) {
        return memory();
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        if (text.find("allocate memory") != std::string::npos)
            return memory();
        return Error{ErrorCode::Internal,
                     LUNETTE_TEXT("Error", "the engine failed (%1)"),
                     LUNETTE_TEXT("Error", "try again, or verify the model pack"),
                     {text.substr(0, text.find('\n'))}};
    } catch (const std::exception& error) {
        return Error{ErrorCode::Internal,
                     LUNETTE_TEXT("Error", "the engine failed (%1)"),
                     LUNETTE_TEXT("Error", "try again, or verify the model pack"),
                     {error.what()}};
    } catch (...) {
        return Error{ErrorCode::Internal,
                     LUNETTE_TEXT("Error", "the engine failed (%1)"),
                     LUNETTE_TEXT("Error", "try again, or verify the model pack"),
                     {"unknown"}};
    }
}

} // namespace lunette::torch_support
