#include "core/image/ControlLook.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

namespace lunette {

namespace {

constexpr int kStep = 10;        ///< a line that differs this much from the one before it is an edge
constexpr double kSolid = 0.85;  ///< share of a side that must be an edge
constexpr int kFarSideways = 16; ///< text heights from the text to the side of its frame
constexpr double kFarUp = 1.6;
constexpr int kInkDistance = 24;
constexpr int kSmallestBox = 9, kLargestBox = 34; ///< pixels, of a check box
constexpr double kSquareOutline = 0.78;
constexpr int kInsideDrawn = 60; ///< steps of brightness inside a box that is on

Colour at(const RgbImage& image, int x, int y) {
    const uint8_t* pixel = image.row(y) + size_t(x) * 3;
    return {pixel[0], pixel[1], pixel[2]};
}

PixelRect inside(const RgbImage& image, const PixelRect& rect) {
    const int x = std::clamp(rect.x, 0, image.width - 1), y = std::clamp(rect.y, 0, image.height - 1);
    return {x, y, std::clamp(rect.right(), x + 1, image.width) - x, std::clamp(rect.bottom(), y + 1, image.height) - y};
}

/// The mean of the fullest bin of a coarse histogram.
Colour mostCommon(const RgbImage& image, const PixelRect& rect) {
    struct Bin {
        std::array<long, 3> sum{};
        long count = 0;
    };
    std::unordered_map<int, Bin> bins;
    for (int y = rect.y; y < rect.bottom(); ++y) {
        for (int x = rect.x; x < rect.right(); ++x) {
            const Colour c = at(image, x, y);
            Bin& bin = bins[(c[0] >> 4) << 8 | (c[1] >> 4) << 4 | c[2] >> 4];
            for (size_t k = 0; k < 3; ++k)
                bin.sum[k] += c[k];
            ++bin.count;
        }
    }
    const auto fullest = std::max_element(bins.begin(), bins.end(), [](const auto& a, const auto& b) {
        return a.second.count != b.second.count ? a.second.count < b.second.count : a.first < b.first;
    });
    const Bin& bin = fullest->second;
    return {uint8_t(bin.sum[0] / bin.count), uint8_t(bin.sum[1] / bin.count), uint8_t(bin.sum[2] / bin.count)};
}

/// The mean of the pixels that differ most from `fill`.
Colour inkOf(const RgbImage& image, const PixelRect& rect, const Colour& fill, double& share) {
    int farthest = 0;
    for (int y = rect.y; y < rect.bottom(); ++y) {
        for (int x = rect.x; x < rect.right(); ++x)
            farthest = std::max(farthest, colourDistance(at(image, x, y), fill));
    }
    std::array<long, 3> sum{};
    long count = 0;
    for (int y = rect.y; y < rect.bottom(); ++y) {
        for (int x = rect.x; x < rect.right(); ++x) {
            const Colour c = at(image, x, y);
            if (colourDistance(c, fill) * 5 < farthest * 4)
                continue;
            for (size_t k = 0; k < 3; ++k)
                sum[k] += c[k];
            ++count;
        }
    }
    share = double(count) / (double(rect.width) * rect.height);
    return {uint8_t(sum[0] / count), uint8_t(sum[1] / count), uint8_t(sum[2] / count)};
}

/// Whether column `x` differs from its neighbour `x - step` over [top, bottom).
bool isColumnEdge(const RgbImage& image, int x, int step, int top, int bottom) {
    int edges = 0;
    for (int y = top; y < bottom; ++y)
        edges += colourDistance(at(image, x, y), at(image, x - step, y)) > kStep;
    return edges >= kSolid * (bottom - top);
}

bool isRowEdge(const RgbImage& image, int y, int step, int left, int right) {
    int edges = 0;
    for (int x = left; x < right; ++x)
        edges += colourDistance(at(image, x, y), at(image, x, y - step)) > kStep;
    return edges >= kSolid * (right - left);
}

/// The first edge column from `from` in the direction `step`, at most `reach` away; -1 without one.
int sideEdge(const RgbImage& image, int from, int step, int reach, const PixelRect& rows) {
    for (int i = 1; i <= reach; ++i) {
        const int x = from + step * i;
        if (x < 0 || x >= image.width || x - step < 0 || x - step >= image.width)
            return -1;
        if (isColumnEdge(image, x, step, rows.y, rows.bottom()))
            return x;
    }
    return -1;
}

int levelEdge(const RgbImage& image, int from, int step, int reach, const PixelRect& columns) {
    for (int i = 1; i <= reach; ++i) {
        const int y = from + step * i;
        if (y < 0 || y >= image.height || y - step < 0 || y - step >= image.height)
            return -1;
        if (isRowEdge(image, y, step, columns.x, columns.right()))
            return y;
    }
    return -1;
}

std::optional<PixelRect> frameAround(const RgbImage& image, const PixelRect& text) {
    const int reach = kFarSideways * text.height, up = int(kFarUp * text.height) + 2;
    const int top = levelEdge(image, text.y, -1, up, text), bottom = levelEdge(image, text.bottom() - 1, 1, up, text);
    if (top < 0 || bottom < 0)
        return std::nullopt;
    // Rows beyond the letters, so that the stem of an l is no side.
    const PixelRect rows = inside(image, {text.x, text.y - 3, text.width, text.height + 6});
    const int left = sideEdge(image, text.x - 1, -1, reach, rows);
    const int right = sideEdge(image, text.right(), 1, reach, rows);
    if (left < 0 || right < 0)
        return std::nullopt;
    const int cut = std::min(4, (right - left) / 4); // corners may be round
    const bool closed =
        isRowEdge(image, top, -1, left + cut, right - cut) && isRowEdge(image, bottom, 1, left + cut, right - cut);
    return closed ? std::optional(PixelRect{left, top, right - left + 1, bottom - top + 1}) : std::nullopt;
}

/// Whether something other than `fill` stands in the last part of `frame`, apart from its border.
bool markAtEnd(const RgbImage& image, const PixelRect& frame, const PixelRect& text, const Colour& fill) {
    const int from = std::max(text.right() + 2, frame.right() - frame.height), to = frame.right() - 4;
    int different = 0;
    for (int y = frame.y + 4; y < frame.bottom() - 4; ++y) {
        for (int x = from; x < to; ++x)
            different += colourDistance(at(image, x, y), fill) > kInkDistance;
    }
    return different >= 8 && different * 2 < (to - from) * (frame.height - 8);
}

/// A vertical side of a small box at `x` or one pixel beside it.
bool isSide(const RgbImage& image, int x, int top, int bottom) {
    for (int each = std::max(1, x - 1); each <= std::min(image.width - 1, x + 1); ++each) {
        if (isColumnEdge(image, each, 1, top, bottom))
            return true;
    }
    return false;
}

bool isLevel(const RgbImage& image, int y, int left, int right) {
    for (int each = std::max(1, y - 1); each <= std::min(image.height - 1, y + 1); ++each) {
        if (isRowEdge(image, each, 1, left, right))
            return true;
    }
    return false;
}

/// Whether the columns [from, to) hold nothing but `ground` between `top` and `bottom`.
bool isBlank(const RgbImage& image, int from, int to, const PixelRect& rows, const Colour& ground) {
    for (int y = rows.y; y < rows.bottom(); ++y) {
        for (int x = std::max(0, from); x < std::min(to, image.width); ++x) {
            if (colourDistance(at(image, x, y), ground) > kInkDistance)
                return false;
        }
    }
    return true;
}

/// The pixels of `box` that are not `ground`.
PixelRect trimmed(const RgbImage& image, const PixelRect& box, const Colour& ground) {
    int left = box.right(), right = box.x, top = box.bottom(), bottom = box.y;
    for (int y = box.y; y < box.bottom(); ++y) {
        for (int x = box.x; x < box.right(); ++x) {
            if (colourDistance(at(image, x, y), ground) <= kInkDistance)
                continue;
            left = std::min(left, x);
            right = std::max(right, x + 1);
            top = std::min(top, y);
            bottom = std::max(bottom, y + 1);
        }
    }
    return right > left ? PixelRect{left, top, right - left, bottom - top} : box;
}

/// The mean share of the outermost two lines of each side that is drawn: little of a circle, nearly all of a square.
double drawnOutline(const RgbImage& image, const PixelRect& box, const Colour& ground) {
    int drawn = 0;
    const auto differs = [&](int x, int y) { return colourDistance(at(image, x, y), ground) > kStep; };
    for (int x = box.x; x < box.right(); ++x) {
        drawn += differs(x, box.y) || differs(x, box.y + 1);
        drawn += differs(x, box.bottom() - 1) || differs(x, box.bottom() - 2);
    }
    for (int y = box.y; y < box.bottom(); ++y) {
        drawn += differs(box.x, y) || differs(box.x + 1, y);
        drawn += differs(box.right() - 1, y) || differs(box.right() - 2, y);
    }
    return drawn / (2.0 * (box.width + box.height));
}

Indicator describe(const RgbImage& image, const PixelRect& box, const Colour& ground) {
    const int radius = std::max(2, box.width * 3 / 10), x0 = box.x + box.width / 2, y0 = box.y + box.height / 2;
    int lightest = 0, darkest = 255;
    for (int y = y0 - radius; y <= y0 + radius; ++y) {
        for (int x = x0 - radius; x <= x0 + radius; ++x) {
            if ((x - x0) * (x - x0) + (y - y0) * (y - y0) > radius * radius)
                continue;
            const Colour c = at(image, x, y);
            const int light = (2 * c[0] + 5 * c[1] + c[2]) / 8;
            lightest = std::max(lightest, light);
            darkest = std::min(darkest, light);
        }
    }
    return {box, drawnOutline(image, box, ground) < kSquareOutline, lightest - darkest > kInsideDrawn};
}

/// Whether a small box stands at `x` with its middle near `middle`; then its place.
std::optional<PixelRect> boxAt(const RgbImage& image, int x, int size, int middle) {
    const int half = size / 2, quarter = std::max(2, size / 5);
    if (middle - half < 3 || middle + half + 4 >= image.height || x + size + 2 >= image.width)
        return std::nullopt;
    if (!isColumnEdge(image, x, 1, middle - quarter, middle + quarter) ||
        !isSide(image, x + size, middle - quarter, middle + quarter))
        return std::nullopt;
    for (const int shift : {0, -1, 1, -2, 2}) {
        const int y = middle - half + shift, left = x + half - quarter, right = x + half + quarter;
        if (isLevel(image, y, left, right) && isLevel(image, y + size, left, right))
            return PixelRect{x, y, size, size};
    }
    return std::nullopt;
}

/// Whether the box is one thing: no column of it is empty, as between two letters.
bool isOneThing(const RgbImage& image, const PixelRect& box, const Colour& ground) {
    for (int x = box.x; x < box.right(); ++x) {
        if (isBlank(image, x, x + 1, box, ground))
            return false;
    }
    return true;
}

/// A letter stands close to the next one; a check box keeps its distance on both sides.
bool standsAlone(const RgbImage& image, const PixelRect& box, const PixelRect& text, const Colour& ground) {
    const int gap = std::max(3, box.width / 4);
    const bool isLeftEnd = box.x <= text.x + 2 && (box.x >= text.x - 3 || box.right() <= text.x);
    return isLeftEnd && isBlank(image, box.right() + 1, box.right() + 1 + gap, box, ground) &&
           isBlank(image, box.x - gap, box.x - 1, box, ground);
}

} // namespace

int colourDistance(const Colour& a, const Colour& b) {
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

ControlLook controlLook(const RgbImage& image, const PixelRect& text) {
    ControlLook look{text, false, false, {}, {}, 0};
    if (image.isEmpty() || text.width <= 0 || text.height <= 0)
        return look;
    const PixelRect box = inside(image, {text.x - 2, text.y - 2, text.width + 4, text.height + 4});
    look.fill = mostCommon(image, box);
    look.ink = inkOf(image, box, look.fill, look.inkShare);
    if (const auto frame = frameAround(image, inside(image, text))) {
        look.frame = *frame;
        look.isFramed = true;
        look.hasMark = markAtEnd(image, *frame, box, look.fill);
    }
    return look;
}

std::optional<Indicator> indicatorBefore(const RgbImage& image, const PixelRect& text) {
    const int middle = text.y + text.height / 2;
    const int from = std::max(2, text.x - 5 * text.height / 2), to = std::min(text.x + 2, image.width - 1);
    const int largest = std::min(kLargestBox, std::max(kSmallestBox, text.height * 2));
    const int smallest = std::max(kSmallestBox, text.height * 3 / 4);
    for (int x = from; x <= to; ++x) {
        for (int size = largest; size >= smallest; --size) {
            const auto box = boxAt(image, x, size, middle);
            if (!box)
                continue;
            const Colour ground = at(image, box->x - 2, box->y - 2);
            if (isOneThing(image, *box, ground) && standsAlone(image, *box, text, ground))
                return describe(image, trimmed(image, *box, ground), ground);
        }
    }
    return std::nullopt;
}

const char* colourName(const Colour& colour) {
    const int r = colour[0], g = colour[1], b = colour[2];
    const int most = std::max({r, g, b}), least = std::min({r, g, b}), spread = most - least;
    if (spread < 24 || spread * 8 < most) {
        const int light = (most + least) / 2;
        return light < 50    ? "black"
               : light < 110 ? "dark gray"
               : light < 185 ? "gray"
               : light < 238 ? "light gray"
                             : "white";
    }
    const int part = most == r   ? (60 * (g - b) / spread + 360) % 360
                     : most == g ? 60 * (b - r) / spread + 120
                                 : 60 * (r - g) / spread + 240;
    const bool isPale = least > 150, isDark = most < 120;
    if (part < 15 || part >= 340)
        return isPale ? "pink" : isDark ? "dark red" : "red";
    if (part < 42)
        return isDark || most < 170 ? "brown" : isPale ? "beige" : "orange";
    if (part < 70)
        return isDark ? "brown" : "yellow";
    if (part < 165)
        return isPale ? "light green" : isDark ? "dark green" : "green";
    if (part < 195)
        return "cyan";
    if (part < 260)
        return isPale ? "light blue" : isDark ? "dark blue" : "blue";
    return part < 300 ? "purple" : "pink";
}

} // namespace lunette
