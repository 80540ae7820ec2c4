#pragma once

#include "core/base/Result.h"
#include "core/text/TranslationMemory.h"

#include <QByteArray>

#include <vector>

/// Translation memories as CSV files: direction ("en-zh" or "zh-en"), source, target, the newest row last; a first row
/// with these names may give another order. Any thread.
namespace lunette {

constexpr qsizetype kMostMemoryBytes = 64 << 20;

struct MemoryReading {
    TranslationMemory memory;
    std::vector<Remark> remarks; ///< rows that were left out, with their lines
};

/// ErrorCode::Usage, with the line where it can be told, for bytes that are no CSV in UTF-8 or too many.
Result<MemoryReading> parseTranslationMemory(const QByteArray& bytes);

/// As parseTranslationMemory. ErrorCode::Usage also when the file cannot be read.
Result<MemoryReading> readTranslationMemory(const QString& file);

/// As writeCsvFile.
Result<void> writeTranslationMemory(const QString& file, const TranslationMemory& memory);

} // namespace lunette
