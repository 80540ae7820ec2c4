#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lunette {

/// Bytes that programs could still take without swapping; nothing where the system does not tell. Any thread.
std::optional<uint64_t> availableMemory();

/// "3.9 GB"; powers of ten, as disks and downloads are sold.
std::string gigabytes(uint64_t bytes);

} // namespace lunette
