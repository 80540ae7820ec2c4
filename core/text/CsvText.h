#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>

#include <vector>

/// Comma-separated values as RFC 4180 has them. Any thread.
namespace lunette {

struct CsvRow {
    int line = 1; ///< where it begins, from 1
    QStringList cells;
};

/// The rows of `text` without blank ones. Lines end in CR LF, LF or CR. ErrorCode::Usage, with the line, for a
/// quotation mark that is not closed or stands inside a cell without quotation marks, text after a closing one, and
/// control characters.
Result<std::vector<CsvRow>> parseCsv(const QString& text);

/// One line with CR LF; cells are put in quotation marks where they need them.
QString csvLine(const QStringList& cells);

} // namespace lunette
