#include "core/image/ScriptLook.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {

namespace {

constexpr int kLeastHeight = 7;        ///< pixels of a line; smaller letters have no strokes to count
constexpr int kMostHeight = 60;        ///< above it several rows were taken for one
constexpr double kLeastAspect = 1.4;   ///< one character says too little
constexpr float kFaint = 0.15f;        ///< of the strongest contrast: counts as ground
constexpr float kDrawn = 0.3f;         ///< belongs to a shape
constexpr float kSolid = 0.45f;        ///< belongs to a stroke
constexpr double kLongStroke = 0.4;    ///< line heights
constexpr double kEmptyRow = 0.03;     ///< of the fullest row: between two rows of text
constexpr double kIconDistance = 0.25; ///< line heights from a box or icon to the first letter

/// Contrast to the ground, 0..1.
struct InkMap {
    int width = 0, height = 0;
    std::vector<float> values;
    float at(int x, int y) const { return values[size_t(y) * size_t(width) + size_t(x)]; }
    float* row(int y) { return values.data() + size_t(y) * size_t(width); }
    const float* row(int y) const { return values.data() + size_t(y) * size_t(width); }
};

/// A run of columns with ink.
struct Shape {
    int left = 0, right = 0, top = 0, bottom = 0;
    int width() const { return right - left; }
    int height() const { return bottom - top; }
};

InkMap inkMap(const RgbImage& image, const TextPiece& piece) {
    InkMap map{piece.width, piece.height, std::vector<float>(size_t(piece.width) * size_t(piece.height))};
    std::array<int, 64> histogram{};
    for (int y = 0; y < map.height; ++y) {
        const uint8_t* pixel = image.row(piece.y + y) + size_t(piece.x) * 3;
        for (int x = 0; x < map.width; ++x, pixel += 3) {
            const int light = (2 * pixel[0] + 5 * pixel[1] + pixel[2]) / 8;
            map.row(y)[x] = float(light);
            ++histogram[size_t(light / 4)];
        }
    }
    const auto mode = size_t(std::max_element(histogram.begin(), histogram.end()) - histogram.begin());
    double sum = 0;
    for (const float light : map.values)
        sum += size_t(light) / 4 == mode ? light : 0.f;
    const auto ground = float(sum / histogram[mode]);
    for (float& value : map.values)
        value = std::abs(value - ground);
    std::vector<float> sorted = map.values;
    const auto strong = sorted.begin() + long(sorted.size() * 97 / 100);
    std::nth_element(sorted.begin(), strong, sorted.end());
    const float full = std::max(*strong, 8.f);
    for (float& value : map.values) {
        value = std::min(1.f, value / full);
        value = value < kFaint ? 0 : value;
    }
    return map;
}

/// Level lines longer than any stroke: underlines, frames, separators.
void eraseRules(InkMap& map) {
    const int longest = std::max(20, int(1.7 * std::min(map.height, 28)));
    for (int y = 0; y < map.height; ++y) {
        float* row = map.row(y);
        for (int x = 0; x < map.width;) {
            int end = x;
            while (end < map.width && row[end] >= 0.35f)
                ++end;
            if (end - x > longest)
                std::fill(row + x, row + end, 0.f);
            x = std::max(end, x + 1);
        }
    }
}

std::vector<Shape> shapesOf(const InkMap& map) {
    std::vector<Shape> shapes;
    bool isOpen = false;
    for (int x = 0; x < map.width; ++x) {
        int top = map.height, bottom = 0;
        for (int y = 0; y < map.height; ++y) {
            if (map.at(x, y) > kDrawn) {
                top = std::min(top, y);
                bottom = y + 1;
            }
        }
        if (bottom <= top) {
            isOpen = false;
            continue;
        }
        if (!isOpen)
            shapes.push_back({x, x, top, bottom});
        isOpen = true;
        Shape& shape = shapes.back();
        shape.right = x + 1;
        shape.top = std::min(shape.top, top);
        shape.bottom = std::max(shape.bottom, bottom);
    }
    return shapes;
}

/// The value of `member` below which the share `part` of all columns lies.
int quantile(const std::vector<Shape>& shapes, double part, int Shape::*member) {
    std::vector<std::pair<int, int>> values;
    int columns = 0, passed = 0;
    for (const Shape& shape : shapes) {
        values.emplace_back(shape.*member, shape.width());
        columns += shape.width();
    }
    std::sort(values.begin(), values.end());
    for (const auto& [value, width] : values) {
        passed += width;
        if (passed >= part * columns)
            return value;
    }
    return values.back().first;
}

/// Leaves the letters: shapes that do not belong to the line, and a box or an icon before it, go.
void keepLetters(std::vector<Shape>& shapes) {
    const int top = quantile(shapes, 0.25, &Shape::top), bottom = quantile(shapes, 0.75, &Shape::bottom);
    const int height = bottom - top;
    std::erase_if(shapes, [&](const Shape& shape) {
        const int shared = std::min(shape.bottom, bottom) - std::max(shape.top, top);
        return shape.height() > 1.45 * height + 1 || shared < 0.2 * std::min(height, shape.height());
    });
    if (shapes.size() < 2)
        return;
    int rest = 0;
    for (size_t i = 1; i < shapes.size(); ++i)
        rest += shapes[i].width();
    const Shape& first = shapes[0];
    const bool standsApart = shapes[1].left - first.right >= std::max(3, int(kIconDistance * height));
    if (standsApart && first.width() > 0.75 * first.height() && rest >= 1.5 * height)
        shapes.erase(shapes.begin());
}

Shape around(const std::vector<Shape>& shapes) {
    Shape all = shapes.front();
    for (const Shape& shape : shapes) {
        all.right = shape.right;
        all.top = std::min(all.top, shape.top);
        all.bottom = std::max(all.bottom, shape.bottom);
    }
    return all;
}

/// Whether a level gap goes through all letters.
bool hasSeveralRows(const InkMap& map, const Shape& line) {
    std::vector<double> rows;
    for (int y = line.top; y < line.bottom; ++y) {
        double sum = 0;
        for (int x = line.left; x < line.right; ++x)
            sum += map.at(x, y);
        rows.push_back(sum);
    }
    const double most = *std::max_element(rows.begin(), rows.end());
    const auto middle = [&](double part) { return rows.begin() + long(part * double(rows.size())); };
    return rows.size() >= 16 &&
           std::any_of(middle(0.25), middle(0.75), [&](double row) { return row < kEmptyRow * most; });
}

/// Sums over the letters, divided when all are counted.
struct Tally {
    double columns = 0, crossings = 0, ink = 0, top = 0, bottom = 0, solid = 0, inLong = 0, fullHeight = 0, square = 0;
};

void countColumns(const InkMap& map, const Shape& shape, const Shape& line, Tally& tally) {
    const int height = line.height();
    for (int x = shape.left; x < shape.right; ++x) {
        float before = 0;
        for (int y = line.top; y < line.bottom; ++y) {
            const float value = map.at(x, y);
            tally.crossings += std::abs(value - before) / 2;
            before = value;
            tally.ink += value;
            const int sixth = (y - line.top) * 6 / height;
            tally.top += sixth == 0 ? value : 0;
            tally.bottom += sixth == 5 ? value : 0;
            tally.solid += value > kSolid;
        }
        tally.crossings += before / 2;
    }
}

void countLongStrokes(const InkMap& map, const Shape& shape, const Shape& line, Tally& tally) {
    for (int y = line.top; y < line.bottom; ++y) {
        int run = 0;
        for (int x = shape.left; x <= shape.right; ++x) {
            if (x < shape.right && map.at(x, y) > kSolid) {
                ++run;
                continue;
            }
            tally.inLong += run >= kLongStroke * line.height() ? run : 0;
            run = 0;
        }
    }
}

} // namespace

std::optional<StrokeLook> measureStrokes(const RgbImage& image, const TextPiece& piece) {
    const bool isInside =
        piece.x >= 0 && piece.y >= 0 && piece.x + piece.width <= image.width && piece.y + piece.height <= image.height;
    if (!isInside || piece.height < kLeastHeight || piece.height > kMostHeight || piece.width < kLeastHeight)
        return std::nullopt;
    InkMap map = inkMap(image, piece);
    eraseRules(map);
    std::vector<Shape> shapes = shapesOf(map);
    if (!shapes.empty())
        keepLetters(shapes);
    if (shapes.empty())
        return std::nullopt;
    const Shape line = around(shapes);
    const int height = line.height();
    if (height < kLeastHeight || line.width() < kLeastAspect * height || hasSeveralRows(map, line))
        return std::nullopt;
    Tally tally;
    for (const Shape& shape : shapes) {
        tally.columns += shape.width();
        tally.fullHeight += shape.height() > 0.85 * height ? shape.width() : 0;
        const double aspect = double(shape.width()) / height;
        tally.square += aspect > 0.72 && aspect < 1.12 ? shape.width() : 0;
        countColumns(map, shape, line, tally);
        countLongStrokes(map, shape, line, tally);
    }
    StrokeLook look;
    look.strokes = tally.crossings / tally.columns;
    look.ink = tally.ink / (tally.columns * height);
    look.top = tally.top / tally.ink;
    look.bottom = tally.bottom / tally.ink;
    look.longStrokes = tally.inLong / std::max(1.0, tally.solid);
    look.gaps = 1 - tally.columns / line.width();
    look.fullHeight = tally.fullHeight / tally.columns;
    look.square = tally.square / tally.columns;
    return look;
}

double ideographOdds(const StrokeLook& look) {
    // Logistic regression on windows and painted labels in many fonts, see models/screens/README.md.
    return -9.77 + 6.06 * look.strokes - 8.7 * look.ink - 10.8 * look.top - 17.7 * look.bottom +
           6.36 * look.longStrokes - 4.51 * look.gaps + 5.02 * look.fullHeight + 2.75 * look.square;
}

} // namespace lunette
