// Any bytes as a PyTorch checkpoint, an archive or a stream of pickles: refused, or every byte of every tensor can be
// read. The pickle alone has its own target.
#include "core/packs/TorchCheckpoint.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto weights = lunette::readTorchCheckpoint(std::as_bytes(std::span(data, size)), "input");
    unsigned sum = 0;
    if (weights) {
        for (const auto& [name, view] : weights->tensors) {
            for (const std::byte byte : view.bytes)
                sum += std::to_integer<unsigned>(byte);
        }
    }
    return sum == 0xFFFFFFFFU ? -1 : 0;
}
