#pragma once

#include "core/packs/TensorFile.h"

#include <optional>

namespace lunette {

/// Turns every I8 matrix NAME [rows, columns] that has a tensor NAME.scale F32 [rows] into F32: value = code * scale of
/// its row. Returns the name of the first I8 tensor without a fitting scale, or nothing. Thread: any.
std::optional<std::string> unpackInt8(WeightSet& weights);

} // namespace lunette
