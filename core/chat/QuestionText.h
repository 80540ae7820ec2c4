#pragma once

#include <QString>

namespace lunette {

/// A question may not be longer, in characters.
inline constexpr qsizetype kMaxQuestionLength = 2000;

/// `text` without control characters, with line breaks and tabs as single spaces, trimmed.
QString cleanQuestion(const QString& text);

} // namespace lunette
