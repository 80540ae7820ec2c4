#pragma once

#include <QLocale>

#include <cstdint>
#include <optional>

namespace lunette {

/// Bytes that programs could still take without swapping; nothing where the system does not tell. Any thread.
std::optional<uint64_t> availableMemory();

/// "3.9 GB", in the way of `locale`; powers of ten, as disks and downloads are sold.
QString sizeText(uint64_t bytes, const QLocale& locale = QLocale::c());

} // namespace lunette
