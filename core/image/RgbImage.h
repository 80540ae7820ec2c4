#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lunette {

/// 8-bit RGB, row-major, no padding between rows: size = width * height * 3.
struct RgbImage {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> pixels;

    bool isEmpty() const { return width <= 0 || height <= 0; }
    const uint8_t* row(int y) const { return pixels.data() + size_t(y) * size_t(width) * 3; }
    uint8_t* row(int y) { return pixels.data() + size_t(y) * size_t(width) * 3; }
};

} // namespace lunette
