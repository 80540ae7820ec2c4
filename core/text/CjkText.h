#pragma once

#include <QString>

namespace lunette {

/// Chinese text as it is printed: full-width punctuation after Chinese characters, no blanks between them, one blank
/// between Chinese and Latin letters or digits. Text between back-ticks and web addresses stay as they are. Applying it
/// twice changes nothing more. Thread: any.
QString tidyChinese(const QString& text);

/// English text as it is printed: ASCII punctuation, no blank before it, one blank after it and between words. Line
/// breaks, indentation and text between back-ticks stay. Applying it twice changes nothing more. Thread: any.
QString tidyEnglish(const QString& text);

} // namespace lunette
