#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lunette {

enum class DType { Bool, U8, I8, I16, U16, F16, BF16, I32, U32, F32, I64, U64, F64 };

/// Bytes of one element.
size_t elementSize(DType dtype);
/// The name used by safetensors: "F16", "BF16", ...
const char* dtypeName(DType dtype);

/// One tensor inside a file: row-major, little-endian, not necessarily aligned. The bytes live as long as its
/// WeightSet.
struct TensorView {
    DType dtype = DType::F32;
    std::vector<int64_t> shape;
    std::span<const std::byte> bytes;
};

/// The tensors of one model, from one or several files, by name. Values may be copied; the owners keep the mapping
/// alive.
struct WeightSet {
    std::map<std::string, TensorView> tensors;
    std::vector<std::shared_ptr<const void>> owners;

    const TensorView* find(const std::string& name) const {
        const auto it = tensors.find(name);
        return it == tensors.end() ? nullptr : &it->second;
    }
};

} // namespace lunette
