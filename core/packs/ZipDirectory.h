#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace lunette {

/// The stored (uncompressed) entries of a zip archive by name, ZIP64 included. Errors: ErrorCode::Pack when the archive
/// is damaged, compressed, encrypted or names an entry twice. The spans point into `archive`. Thread: any.
Result<std::map<std::string, std::span<const std::byte>>> readZipDirectory(std::span<const std::byte> archive,
                                                                           const std::string& nameForErrors);

} // namespace lunette
