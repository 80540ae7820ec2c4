// Any bytes as a bare pickle, as it lies in the archive of a PyTorch checkpoint: refused with a reason, or every tensor
// lies inside its storage.
#include "core/packs/StateDict.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    lunette::PickleMachine machine;
    lunette::ByteReader reader(std::as_bytes(std::span(data, size)));
    const auto root = machine.run(reader);
    if (!root) {
        if (machine.problem().empty())
            std::abort();
        return 0;
    }
    const auto tensors = lunette::readStateDict(machine, *root, "input");
    if (!tensors)
        return 0;
    for (const auto& [name, tensor] : *tensors) {
        int64_t last = tensor.offset;
        for (size_t i = 0; i < tensor.shape.size(); ++i)
            last += tensor.shape[i] > 1 ? (tensor.shape[i] - 1) * tensor.strides[i] : 0;
        if (tensor.count > 0 && last >= tensor.storageCount)
            std::abort();
    }
    return 0;
}
