#pragma once

#include "core/base/Result.h"
#include "core/packs/TensorFile.h"

#include <filesystem>

namespace lunette {

/// Reads the state dict of a PyTorch checkpoint (.bin, .pt): zip container or the old stream container. A strict reader
/// of the pickle format that executes nothing. Thread: any. Errors: ErrorCode::Pack.
Result<WeightSet> openTorchCheckpoint(const std::filesystem::path& file);

/// The same for bytes in memory, which must outlive the views.
Result<WeightSet> readTorchCheckpoint(std::span<const std::byte> bytes, const std::string& nameForErrors);

} // namespace lunette
