#pragma once

#include "core/base/Result.h"
#include "core/engine/torch/Placement.h"
#include "core/packs/TensorFile.h"

#include <torch/script.h>

#include <string>
#include <type_traits>

/// What every network of this room shares. Thread: the engine's.
namespace lunette::torch_support {

/// Thread count, interpreter settings; the first call decides.
void configureRuntime(int threads);

/// Loads NAME.pt from the folder of archives.
Result<torch::jit::Module> loadArchive(const std::string& folder, const std::string& name);

at::ScalarType scalarType(DType dtype);

/// A tensor over the mapped bytes, without a copy where they are aligned; `owners` keep the mapping alive.
at::Tensor mapped(const TensorView& view, const std::vector<std::shared_ptr<const void>>& owners);

/// `mapped`, then converted once to the compute type and device of `placement`.
at::Tensor placed(const TensorView& view, const std::vector<std::shared_ptr<const void>>& owners,
                  const Placement& placement);

/// `mapped`, in the type in which `placement` keeps matrices.
at::Tensor placedMatrix(const TensorView& view, const std::vector<std::shared_ptr<const void>>& owners,
                        const Placement& placement);

/// The attributes of a module, filled and set together.
class ModuleAttributes {
public:
    ModuleAttributes();
    void setDim(const std::string& name, int64_t value) { m_dims.insert(name, value); }
    void setWeight(const std::string& name, const at::Tensor& tensor) { m_weights.insert(name, tensor); }
    /// Adds one dictionary to the list `group`.
    void appendToGroup(const std::string& group, const c10::Dict<std::string, at::Tensor>& tensors);
    void assignTo(torch::jit::Module& module) const;

private:
    c10::Dict<std::string, int64_t> m_dims;
    c10::Dict<std::string, at::Tensor> m_weights;
    c10::Dict<std::string, c10::List<c10::Dict<std::string, at::Tensor>>> m_groups;
};

/// The Error for an exception that is being handled (call inside catch (...)).
Error errorOfCurrentException();

/// Runs `work` in inference mode; exceptions of torch become an Error. `work` returns a Result.
template <class Work>
std::invoke_result_t<Work> guarded(Work&& work) {
    try {
        const c10::InferenceMode inferenceMode;
        return work();
    } catch (...) {
        return fail(errorOfCurrentException());
    }
}

} // namespace lunette::torch_support
