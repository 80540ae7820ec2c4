#include "core/engine/moondream/DrawnMark.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace lunette {

namespace {

constexpr int kDrawn = 20;          ///< difference of a channel from the ground
constexpr int kLeastDrawn = 12;     ///< pixels that a faint outline has at the very least
constexpr double kSameShape = 0.85; ///< share of the pixels drawn in one mark that lie beside those of the other
constexpr size_t kMostStates = 2;
constexpr int kLeastSide = 9;        ///< pixels; the corners of smaller marks cannot be told
constexpr double kBeyondRing = 1.13; ///< radii of the circle in a mark, with its blurred edge
constexpr int kMostCorners = 3;      ///< one may be lost

bool isNear(int a, int b) {
    return std::abs(a - b) <= std::max(2, std::max(a, b) / 7);
}

/// Whether something is drawn at a pixel of a mark or beside it.
bool isNearDrawn(const DrawnMark& mark, int x, int y) {
    for (int nearY = std::max(0, y - 1); nearY <= std::min(mark.height - 1, y + 1); ++nearY) {
        for (int nearX = std::max(0, x - 1); nearX <= std::min(mark.width - 1, x + 1); ++nearX) {
            if (mark.drawn[size_t(nearY * mark.width + nearX)])
                return true;
        }
    }
    return false;
}

/// The share of the pixels drawn in `a` that lie beside those of `b`, with the centres of both in one place.
double covered(const DrawnMark& a, const DrawnMark& b) {
    int drawn = 0;
    int near = 0;
    for (int y = 0; y < a.height; ++y) {
        for (int x = 0; x < a.width; ++x) {
            if (!a.drawn[size_t(y * a.width + x)])
                continue;
            ++drawn;
            near += isNearDrawn(b, x + (b.width - a.width) / 2, y + (b.height - a.height) / 2);
        }
    }
    return drawn == 0 ? 1 : double(near) / drawn;
}

bool areAlike(const DrawnMark& a, const DrawnMark& b) {
    return haveOneSize(a, b) && covered(a, b) >= kSameShape && covered(b, a) >= kSameShape;
}

} // namespace

std::optional<DrawnMark> drawnMark(const RgbImage& image, const PixelRect& place, const Colour& ground) {
    if (place.x < 0 || place.y < 0 || place.right() > image.width || place.bottom() > image.height)
        return {};
    std::vector<uint8_t> drawn(size_t(place.width) * size_t(place.height));
    int left = place.width, top = place.height, right = 0, bottom = 0, count = 0;
    for (int y = 0; y < place.height; ++y) {
        const uint8_t* pixel = image.row(place.y + y) + size_t(place.x) * 3;
        for (int x = 0; x < place.width; ++x, pixel += 3) {
            if (colourDistance({pixel[0], pixel[1], pixel[2]}, ground) <= kDrawn)
                continue;
            drawn[size_t(y * place.width + x)] = 1;
            left = std::min(left, x);
            top = std::min(top, y);
            right = std::max(right, x + 1);
            bottom = std::max(bottom, y + 1);
            ++count;
        }
    }
    if (count < kLeastDrawn || count >= place.width * place.height)
        return {};
    DrawnMark mark{right - left, bottom - top, {}};
    for (int y = top; y < bottom; ++y) {
        const auto row = drawn.begin() + ptrdiff_t(y) * place.width;
        mark.drawn.insert(mark.drawn.end(), row + left, row + right);
    }
    return mark;
}

bool haveOneSize(const DrawnMark& a, const DrawnMark& b) {
    return isNear(a.width, b.width) && isNear(a.height, b.height);
}

bool isSquare(const DrawnMark& mark) {
    if (std::abs(mark.width - mark.height) > 1 || mark.width < kLeastSide)
        return false;
    const double middleX = (mark.width - 1) / 2.0;
    const double middleY = (mark.height - 1) / 2.0;
    const double radius = kBeyondRing * (mark.width + mark.height) / 4;
    bool corners[2][2] = {};
    for (int y = 0; y < mark.height; ++y) {
        for (int x = 0; x < mark.width; ++x) {
            const bool isCorner = std::hypot(x - middleX, y - middleY) > radius;
            corners[y > middleY][x > middleX] |= isCorner && mark.drawn[size_t(y * mark.width + x)];
        }
    }
    return corners[0][0] + corners[0][1] + corners[1][0] + corners[1][1] >= kMostCorners;
}

bool areIcons(std::span<const DrawnMark> marks) {
    std::vector<const DrawnMark*> shapes;
    for (const DrawnMark& mark : marks) {
        const bool isKnown =
            std::any_of(shapes.begin(), shapes.end(), [&](const DrawnMark* shape) { return areAlike(*shape, mark); });
        if (!isKnown)
            shapes.push_back(&mark);
    }
    return shapes.size() > kMostStates && 2 * shapes.size() > marks.size();
}

} // namespace lunette
