#include "core/packs/Int8Weights.h"

#include <cstring>

namespace lunette {

std::optional<std::string> unpackInt8(WeightSet& weights) {
    for (auto& [name, tensor] : weights.tensors) {
        if (tensor.dtype != DType::I8)
            continue;
        const TensorView* scale = weights.find(name + ".scale");
        if (tensor.shape.size() != 2 || !scale || scale->dtype != DType::F32 ||
            scale->shape != std::vector<int64_t>{tensor.shape[0]})
            return name;
        const auto rows = size_t(tensor.shape[0]);
        const auto columns = size_t(tensor.shape[1]);
        const auto* codes = reinterpret_cast<const int8_t*>(tensor.bytes.data());
        auto values = std::make_shared<std::vector<float>>(rows * columns);
        for (size_t row = 0; row < rows; ++row) {
            float factor = 0;
            std::memcpy(&factor, scale->bytes.data() + row * sizeof factor, sizeof factor);
            for (size_t i = row * columns; i < (row + 1) * columns; ++i)
                (*values)[i] = float(codes[i]) * factor;
        }
        tensor = {DType::F32, tensor.shape, std::as_bytes(std::span<const float>(*values))};
        weights.owners.push_back(values);
    }
    return {};
}

} // namespace lunette
