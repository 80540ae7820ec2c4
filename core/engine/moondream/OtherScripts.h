#pragma once

#include "core/image/RgbImage.h"
#include "core/image/TextLines.h"

#include <string>

namespace lunette {

/// Whether the letters of a piece are of a script that the reader does not know: its reading, `confidence` 0..1, is
/// less sure than `below`, and the shapes look like Chinese, Japanese or Korean. The less sure the reading, the less
/// the shapes have to say. Never when `below` is 0.
bool isOtherScript(const RgbImage& image, const TextPiece& piece, double confidence, double below);

/// The answer for a picture that holds nothing else.
extern const char* const kOtherScriptOnly;

/// "One text is in a script that I cannot read.", "3 texts are ..."; "" when they are fewer than the `read` ones: icons
/// of a window look like ideographs.
std::string otherScriptSentence(int texts, size_t read);

} // namespace lunette
