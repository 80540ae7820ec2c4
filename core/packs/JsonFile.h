#pragma once

#include "core/base/Result.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>

namespace lunette {

/// Parses a UTF-8 JSON file of at most `maxBytes`. ErrorCode::Pack when it is missing, too large or not JSON. Any
/// thread.
Result<nlohmann::json> readJsonFile(const std::filesystem::path& file, size_t maxBytes = 64u << 20);

/// A whole file of at most `maxBytes` as bytes. ErrorCode::Pack.
Result<std::string> readSmallFile(const std::filesystem::path& file, size_t maxBytes);

} // namespace lunette
