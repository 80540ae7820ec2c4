#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// One member of a safetensors header as it is written; offsets count from the start of the data.
struct SafeTensorsEntry {
    std::string name;
    std::string dtype;
    std::vector<uint64_t> shape;
    uint64_t begin = 0;
    uint64_t end = 0;
};

/// Reads the JSON header of a safetensors file: its grammar only, not whether the tensors fit the data. Thread: any.
/// Errors: ErrorCode::Pack with a sentence for each kind of mistake; duplicate names are one.
Result<std::vector<SafeTensorsEntry>> readSafeTensorsHeader(std::string_view json, const std::string& nameForErrors);

} // namespace lunette
