#pragma once

#include "core/base/Result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace lunette {

/// Parses the JSON of a file that may come from anywhere. Errors: ErrorCode::Pack when the text is not JSON, nested
/// deeper than 64, names a member twice or needs more memory than there is. Thread: any.
Result<nlohmann::json> parseJson(std::string_view text, const std::string& nameForErrors);

} // namespace lunette
