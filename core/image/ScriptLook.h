#pragma once

#include "core/image/TextLines.h"

#include <optional>

namespace lunette {

/// The shape of the letters of a piece; all but `strokes` are shares, 0..1.
struct StrokeLook {
    double strokes = 0;     ///< crossed on the way down a column with ink: about 1.5 for Latin letters, 2.5 for Chinese
    double ink = 0;         ///< of the area of the letters
    double top = 0;         ///< of the ink, in the uppermost sixth of the line
    double bottom = 0;      ///< in the lowest sixth
    double longStrokes = 0; ///< of the ink, in level strokes of at least 0.4 line heights
    double gaps = 0;        ///< of the columns, without ink
    double fullHeight = 0;  ///< of the columns with ink, in shapes nearly as high as the line
    double square = 0;      ///< in shapes about as wide as the line is high
};

/// Measures the letters; boxes and icons before them, rules and frames are left out as far as they can be told. Nothing
/// when the piece is too small or too short to tell, or holds several rows. Any thread.
std::optional<StrokeLook> measureStrokes(const RgbImage& image, const TextPiece& piece);

/// Logarithm of the odds that the letters are Chinese, Japanese or Korean and not Latin letters or digits.
double ideographOdds(const StrokeLook& look);

} // namespace lunette
