#pragma once

#include "core/image/RgbImage.h"

namespace lunette {

/// One byte a pixel, 1 where the brightness steps to the right neighbour.
struct EdgeMap {
    int width = 0, height = 0;
    std::vector<uint8_t> edges;
    uint8_t* row(int y) { return edges.data() + size_t(y) * size_t(width); }
    const uint8_t* row(int y) const { return edges.data() + size_t(y) * size_t(width); }
};

/// `contrast` is the smallest step of brightness (0..255) that counts.
EdgeMap horizontalEdges(const RgbImage& image, int contrast);

/// Takes out straight columns of edges that are taller than `maxHeight`: frames and separators.
void removeTallColumns(EdgeMap& map, int maxHeight);

/// Takes out the sides of buttons, fields and tabs that are as low as a line of text: columns of edges at least 11
/// pixels tall from whose upper end a straight line goes on sideways for longer than any letter has one.
void removeFrameSides(EdgeMap& map, const RgbImage& image, int contrast);

/// Whether a straight vertical line or edge, a faint one too, stands in columns [left, right) beside letters in rows
/// [top, bottom): over all of them and a little more above and below.
bool isParted(const RgbImage& image, int left, int right, int top, int bottom);

} // namespace lunette
