#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <optional>
#include <string>

/// Finding the model in what a person points at. Only names are read here. Thread: any.
namespace lunette {

/// The folder that holds a model's files: `given` itself or one below it, such as the newest snapshot of a folder in
/// the Hugging Face cache. At most three levels and some hundred folders are looked through. ErrorCode::Pack when there
/// is none or more than one.
Result<std::filesystem::path> locateModelFolder(const std::filesystem::path& given);

/// Where a snapshot of the Hugging Face cache (CACHE/models--OWNER--NAME/snapshots/HASH) belongs.
struct HubPlace {
    std::filesystem::path cache;
    std::string owner, name, hash;
};
std::optional<HubPlace> hubPlace(const std::filesystem::path& folder);

/// A file that a download has not finished, in the folder or where download tools keep such files for it; empty when
/// there is none.
std::filesystem::path unfinishedDownload(const std::filesystem::path& folder);

} // namespace lunette
