#pragma once

#include "core/image/TextLines.h"

#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// A piece of a text line with what was read there.
struct ReadPiece {
    TextPiece place;
    std::string text; ///< UTF-8
};

/// Where a phrase was read, in pixels.
struct FoundText {
    double x = 0, y = 0, width = 0, height = 0;
    double similarity = 0; ///< 1 - edits / letters of the phrase
};

/// The places whose text is like `phrase`, the most alike first; letters' case, spaces and punctuation do not count,
/// and words for the kind of control ("the Save button") are left out when the whole phrase is nowhere. `pieces` in
/// reading order; pieces of one row are searched together. Any thread. Method: approximate substring matching (Sellers
/// 1980).
std::vector<FoundText> findText(const std::vector<ReadPiece>& pieces, std::string_view phrase);

/// How well `text` answers to the name `phrase`: 1 for the same words, less for misread letters and for a phrase that
/// is only a part of it; 0 when they are not alike. Case, spaces and punctuation do not count. Any thread.
double likeness(std::string_view text, std::string_view phrase);

} // namespace lunette
