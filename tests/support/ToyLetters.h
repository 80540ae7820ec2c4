#pragma once

#include "core/image/RgbImage.h"

#include <algorithm>

namespace lunette::test {

/// A white picture.
inline RgbImage paper(int width, int height) {
    return {width, height, std::vector<uint8_t>(size_t(width) * size_t(height) * 3, 255)};
}

inline void fillRect(RgbImage& image, int left, int top, int width, int height, uint8_t light = 0) {
    for (int y = top; y < top + height; ++y)
        std::fill_n(image.row(y) + size_t(left) * 3, size_t(width) * 3, light);
}

/// Shapes like ideographs: full squares of 15 pixels with level strokes and stems, 16 pixels apart.
inline void drawIdeographs(RgbImage& image, int left, int top, int count) {
    for (int i = 0; i < count; ++i) {
        const int x = left + 16 * i;
        for (int stroke = 0; stroke < 4; ++stroke)
            fillRect(image, x, top + stroke * 4 + (stroke + i) % 2, 14, 1);
        fillRect(image, x + 3 + i % 3, top, 1, 15);
        fillRect(image, x + 10, top + 2, 1, 13);
    }
}

/// Shapes like Latin letters: bowls of 6 x 8 pixels on a base line, every fourth with a stem up, every sixth with one
/// down; a gap after each five.
inline void drawLetters(RgbImage& image, int left, int top, int count) {
    for (int i = 0; i < count; ++i) {
        const int x = left + 8 * i + 6 * (i / 5);
        fillRect(image, x + 1, top + 4, 4, 1);
        fillRect(image, x + 1, top + 11, 4, 1);
        fillRect(image, x, top + (i % 4 == 0 ? 0 : 4), 1, i % 4 == 0 ? 12 : 8);
        fillRect(image, x + 5, top + 4, 1, i % 6 == 3 ? 11 : 8);
    }
}

} // namespace lunette::test
