#pragma once

#include <QString>

namespace lunette {

/// A tag-like prompt for image generators: the phrases of an English description without its filler words, in their
/// order, each once, joined by ", ". Nothing is added that the description does not say. Empty for an empty
/// description.
QString promptKeywords(const QString& english);

} // namespace lunette
