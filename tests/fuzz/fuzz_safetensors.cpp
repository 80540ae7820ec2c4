// Any bytes as a safetensors file: refused, or every tensor lies inside the file.
#include "core/packs/SafeTensors.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    const auto tensors = lunette::readSafeTensors(bytes, "input");
    if (!tensors) {
        if (tensors.error().message().empty() || tensors.error().code != lunette::ErrorCode::Pack)
            std::abort();
        return 0;
    }
    for (const auto& [name, view] : *tensors) {
        size_t count = lunette::elementSize(view.dtype);
        for (const int64_t dimension : view.shape)
            count *= static_cast<size_t>(dimension);
        const bool isInside = view.bytes.data() >= bytes.data() && view.bytes.size() == count &&
                              view.bytes.data() + view.bytes.size() <= bytes.data() + bytes.size();
        if (!isInside)
            std::abort();
    }
    return 0;
}
