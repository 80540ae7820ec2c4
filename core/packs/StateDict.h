#pragma once

#include "core/base/Result.h"
#include "core/packs/PickleMachine.h"

#include <map>
#include <string>
#include <vector>

namespace lunette {

/// A tensor as a checkpoint describes it; all counts are elements.
struct PickledTensor {
    std::string storageKey;
    DType dtype = DType::F32;
    int64_t storageCount = 0; ///< elements of the whole storage
    int64_t offset = 0;       ///< of the first element
    int64_t count = 0;        ///< elements of the tensor
    std::vector<int64_t> shape;
    std::vector<int64_t> strides;

    /// Whether the elements lie one after another in row-major order.
    bool isContiguous() const;
};

/// The tensors of the dict at `root` (or of its member "state_dict" or "model"), every access proved to lie inside its
/// storage. Values that are no tensors are left out. Errors: ErrorCode::Pack. Thread: any.
Result<std::map<std::string, PickledTensor>> readStateDict(const PickleMachine& machine, PickleMachine::Index root,
                                                           const std::string& nameForErrors);

} // namespace lunette
