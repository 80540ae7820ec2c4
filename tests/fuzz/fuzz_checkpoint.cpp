// Any bytes as a PyTorch checkpoint; after a first byte 'p' the rest is a bare pickle, without a container around it.
#include "core/packs/StateDict.h"
#include "core/packs/TorchCheckpoint.h"

#include <cstdlib>

namespace {

void runPickle(std::span<const std::byte> bytes) {
    lunette::PickleMachine machine;
    lunette::ByteReader reader(bytes);
    const auto root = machine.run(reader);
    if (!root) {
        if (machine.problem().empty())
            std::abort();
        return;
    }
    const auto tensors = lunette::readStateDict(machine, *root, "input");
    if (!tensors)
        return;
    for (const auto& [name, tensor] : *tensors) {
        int64_t last = tensor.offset;
        for (size_t i = 0; i < tensor.shape.size(); ++i)
            last += tensor.shape[i] > 1 ? (tensor.shape[i] - 1) * tensor.strides[i] : 0;
        if (tensor.count > 0 && last >= tensor.storageCount)
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    if (size > 0 && data[0] == 'p') {
        runPickle(bytes.subspan(1));
        return 0;
    }
    const auto weights = lunette::readTorchCheckpoint(bytes, "input");
    unsigned sum = 0;
    if (weights) {
        for (const auto& [name, view] : weights->tensors) {
            for (const std::byte byte : view.bytes)
                sum += std::to_integer<unsigned>(byte);
        }
    }
    return sum == 0xFFFFFFFFU ? -1 : 0;
}
