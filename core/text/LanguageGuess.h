#pragma once

#include <QString>

namespace lunette {

enum class Language { English, Chinese };

/// Chinese when the text holds Han characters in a share that an English sentence with one Chinese name does not reach.
Language guessLanguage(const QString& text);

} // namespace lunette
