#include "core/image/EdgeMap.h"

#include <algorithm>
#include <cstdlib>

namespace lunette {

namespace {

constexpr int kCrossing = 2;      ///< pixels; a line across a separator
constexpr int kLeastSide = 11;    ///< pixels; the straight part beside a line of text
constexpr int kWidestCorner = 6;  ///< radius of a rounded corner
constexpr int kShortestTop = 20;  ///< of a line on top of a frame
constexpr int kPastLetters = 2;   ///< pixels that a separator is longer than the letters beside it, above and below
constexpr int kFaintStep = 8 * 7; ///< of brightness times 8, as `brightness`

/// 0..8 * 255.
int brightness(const uint8_t* pixel) {
    return 2 * pixel[0] + 5 * pixel[1] + pixel[2];
}

/// The end of the column of edges at `x` that begins at `y`; gaps of up to `gap` pixels belong to it.
int columnEnd(const EdgeMap& map, int x, int y, int gap) {
    int end = y;
    for (; y < map.height && y - end <= gap; ++y) {
        if (map.row(y)[x])
            end = y + 1;
    }
    return end;
}

class FrameTops {
public:
    FrameTops(const RgbImage& image, int contrast)
        : m_image(image)
        , m_contrast(contrast) {}

    /// The radius of the corner at the upper end of a side, which is column `x` from row `y` on, when a line begins
    /// there to the left or to the right; -1 without one.
    int cornerRadius(int x, int y, int height) const {
        const int length = std::max(kShortestTop, height * 3 / 2);
        for (int radius = 0; radius <= kWidestCorner; ++radius) {
            for (int row = y - radius - 2; row <= y - radius + 1; ++row) {
                if (isCorner(x, row, radius, length, 1) || isCorner(x, row, radius, length, -1))
                    return radius;
            }
        }
        return -1;
    }

private:
    /// A rounded corner has nothing of the line beside its outer end; a letter below a line has.
    bool isCorner(int x, int row, int radius, int length, int step) const {
        if (!isLine(x + step * (radius + 1), row, length, step))
            return false;
        return radius < 2 || (!isLine(x - step, row, 1, -step) && !isLine(x - 2 * step, row, 1, -step));
    }

    bool isLine(int x, int y, int length, int step) const {
        const int end = x + step * length;
        if (y < 0 || y + 1 >= m_image.height || std::min(x, end) < 0 || std::max(x, end) >= m_image.width)
            return false;
        const bool down = stepBelow(x, y) > 0;
        while (x != end && (stepBelow(x, y) > 0) == down && std::abs(stepBelow(x, y)) > 8 * m_contrast)
            x += step;
        return x == end;
    }

    int stepBelow(int x, int y) const {
        return brightness(m_image.row(y) + size_t(x) * 3) - brightness(m_image.row(y + 1) + size_t(x) * 3);
    }

    const RgbImage& m_image;
    int m_contrast;
};

/// Columns [left, right), rows [top, bottom), where the map has them.
void clear(EdgeMap& map, int left, int right, int top, int bottom) {
    left = std::max(0, left);
    right = std::min(map.width, right);
    for (int y = std::max(0, top); y < std::min(map.height, bottom) && left < right; ++y)
        std::fill(map.row(y) + left, map.row(y) + right, uint8_t(0));
}

} // namespace

EdgeMap horizontalEdges(const RgbImage& image, int contrast) {
    EdgeMap map{image.width, image.height, std::vector<uint8_t>(size_t(image.width) * size_t(image.height))};
    for (int y = 0; y < image.height; ++y) {
        const uint8_t* pixel = image.row(y);
        for (int x = 0; x + 1 < image.width; ++x, pixel += 3)
            map.row(y)[x] = std::abs(brightness(pixel) - brightness(pixel + 3)) > 8 * contrast;
    }
    return map;
}

void removeTallColumns(EdgeMap& map, int maxHeight) {
    for (int x = 0; x < map.width; ++x) {
        for (int y = 0; y < map.height;) {
            const int end = columnEnd(map, x, y, kCrossing);
            if (end - y > maxHeight)
                clear(map, x, x + 1, y, end);
            y = std::max(end, y + 1);
        }
    }
}

void removeFrameSides(EdgeMap& map, const RgbImage& image, int contrast) {
    const FrameTops tops(image, contrast / 2);
    for (int x = 0; x < map.width; ++x) {
        for (int y = 0; y < map.height;) {
            const int end = columnEnd(map, x, y, 0);
            const int radius = end - y >= kLeastSide ? tops.cornerRadius(x, y, end - y) : -1;
            if (radius >= 0) {
                clear(map, x, x + 1, y, end);
                clear(map, x - radius, x + radius + 1, y - radius - 1, y);
                clear(map, x - radius, x + radius + 1, end, end + radius + 1);
            }
            y = std::max(end, y + 1);
        }
    }
}

bool isParted(const RgbImage& image, int left, int right, int top, int bottom) {
    top = std::max(0, top - kPastLetters);
    bottom = std::min(image.height, bottom + kPastLetters);
    for (int x = std::max(0, left); x < std::min(right, image.width - 1) && top < bottom; ++x) {
        int least = kFaintStep + 1, most = -least;
        for (int y = top; y < bottom && (least > kFaintStep || most < -kFaintStep); ++y) {
            const uint8_t* pixel = image.row(y) + size_t(x) * 3;
            const int step = brightness(pixel) - brightness(pixel + 3);
            least = y == top ? step : std::min(least, step);
            most = y == top ? step : std::max(most, step);
        }
        if (least > kFaintStep || most < -kFaintStep)
            return true;
    }
    return false;
}

} // namespace lunette
