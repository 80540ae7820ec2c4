#pragma once

#include "core/base/Result.h"
#include "core/packs/TensorFile.h"

#include <filesystem>

namespace lunette {

/// Memory-maps a safetensors file and checks its header against every rule of the format (lengths, overlaps, gaps,
/// dtype, duplicate names, 100 MB header). Errors: ErrorCode::Pack; says so for Git LFS pointer files and half-finished
/// downloads. Thread: any. Format: https://github.com/huggingface/safetensors
Result<WeightSet> openSafeTensors(const std::filesystem::path& file);

/// The same for bytes in memory, which must outlive the views. Tensors of a type that DType does not know are left out.
Result<std::map<std::string, TensorView>> readSafeTensors(std::span<const std::byte> bytes,
                                                          const std::string& nameForErrors);

/// The shards that `model.safetensors.index.json` names, as one set. Says which shard is missing.
Result<WeightSet> openShardedSafeTensors(const std::filesystem::path& indexFile);

} // namespace lunette
