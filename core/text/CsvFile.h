#pragma once

#include "core/base/Result.h"
#include "core/text/CsvText.h"

#include <QByteArray>

#include <vector>

/// CSV files: UTF-8 with or without BOM, at most a given size. Any thread.
namespace lunette {

/// As parseCsv. ErrorCode::Usage also, with the line where it can be told, for bytes that are no UTF-8 or too many.
Result<std::vector<CsvRow>> parseCsvBytes(const QByteArray& bytes, qsizetype mostBytes);

/// All bytes, or one more than `mostBytes`. ErrorCode::Usage when the file cannot be read.
Result<QByteArray> readCsvBytes(const QString& file, qsizetype mostBytes);

/// Replaces the file in one step, with a BOM, so that spreadsheet programs see the Chinese, and makes its folder.
/// ErrorCode::Output.
Result<void> writeCsvFile(const QString& file, const QString& rows);

/// Gives a file that could not be read as a whole another name before it is replaced: ".bak" at its end, or ".bak2" and
/// so on. The new name, "" when there is no such file; ErrorCode::Output when that fails.
Result<QString> putAside(const QString& file);

/// Where the columns stand whose names are given, each by any of its words; -1: nowhere.
std::vector<int> columnPlaces(const QStringList& header, const std::vector<QStringList>& names);

} // namespace lunette
