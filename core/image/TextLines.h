#pragma once

#include "core/image/RgbImage.h"

#include <vector>

namespace lunette {

/// A piece of one text line, in pixels.
struct TextPiece {
    int x = 0, y = 0, width = 0, height = 0;
    int row = 0;           ///< pieces of the same row stand beside each other; rows count from the top
    bool cutLeft = false;  ///< the same words go on to the left of it, in the piece before
    bool cutRight = false; ///< and to the right, in the next piece
    bool operator==(const TextPiece&) const = default;
};

struct TextLineOptions {
    int minHeight = 5; ///< of a piece, pixels
    int maxHeight = 72;
    int maxWidth = 380;  ///< wider pieces are cut at their widest gap near the middle
    int contrast = 28;   ///< smallest step of brightness (0..255) that counts as an edge
    int maxPieces = 600; ///< the others, from the bottom, are left out
};

/// Where lines of text stand in an interface picture, in reading order (rows from the top, pieces from the left). Finds
/// rows of dense brightness steps, so frames and rules are left out, icons may be in. Any thread; no text gives an
/// empty list. Method: run-length smoothing (Wong, Casey, Wahl 1982) on horizontal edges.
std::vector<TextPiece> findTextPieces(const RgbImage& image, const TextLineOptions& options = {});

/// The pixels of `piece` with `margin` more on each side where the picture has them; nothing of the other part where it
/// was cut.
RgbImage cutPiece(const RgbImage& image, const TextPiece& piece, int margin);

} // namespace lunette
