#pragma once

#include "core/note/Note.h"

#include <QString>

namespace lunette {

/// Longest file name in UTF-8 bytes that every common file system takes.
inline constexpr qsizetype kMaxFileNameBytes = 255;

/// `text` as a file name for Windows, macOS and Linux: forbidden characters become "-", reserved device names get a
/// "_", no leading dot, no trailing dot or space, at most `maxBytes` of UTF-8. Never empty.
QString cleanFileName(const QString& text, qsizetype maxBytes = 180);

/// `pattern` with {date} (yyyy-MM-dd), {time} (HH.mm), {title} and {model}, cleaned.
QString noteStem(const Note& note, const QString& pattern);

} // namespace lunette
