#pragma once

#include "core/base/Result.h"
#include "core/text/Glossary.h"

#include <QByteArray>

#include <vector>

/// Glossaries as CSV files: english,chinese and maybe note; a first row with these names may give another order.
/// UTF-8 with or without BOM. Any thread.
namespace lunette {

constexpr qsizetype kMostGlossaryBytes = 8 << 20;
constexpr size_t kMostGlossaryTerms = 20000;
constexpr qsizetype kLongestGlossaryTerm = 200;
constexpr qsizetype kLongestGlossaryNote = 1000;

struct GlossaryReading {
    std::vector<GlossaryTerm> terms; ///< complete ones, each English word once
    std::vector<Remark> remarks;     ///< rows that were left out, with their lines
};

/// ErrorCode::Usage, with the line where it can be told, for bytes that are no such file or go over the limits.
Result<GlossaryReading> parseGlossary(const QByteArray& bytes);

/// As parseGlossary. ErrorCode::Usage also when the file cannot be read.
Result<GlossaryReading> readGlossary(const QString& file);

/// As writeCsvFile; rows that are not complete are left out.
Result<void> writeGlossary(const QString& file, const std::vector<GlossaryTerm>& terms);

/// One line without control characters and blanks around it.
QString glossaryCell(const QString& text);

} // namespace lunette
