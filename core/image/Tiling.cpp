#include "core/image/Tiling.h"

#include "core/image/Resampling.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {

namespace {

int margin(const TilingRule& rule) {
    return 2 * rule.marginPatches * rule.patchSize;
}
int window(const TilingRule& rule) {
    return rule.cropSize - margin(rule);
}

/// Width and height of the picture that the local tiles are cut from.
std::pair<int, int> enlargedSize(const TileGrid& grid, const TilingRule& rule) {
    return {grid.columns * window(rule) + margin(rule), grid.rows * window(rule) + margin(rule)};
}

RgbImage cut(const RgbImage& image, int left, int top, int side) {
    RgbImage out{side, side, std::vector<uint8_t>(size_t(side) * size_t(side) * 3)};
    for (int y = 0; y < side; ++y)
        std::copy_n(image.row(top + y) + size_t(left) * 3, size_t(side) * 3, out.row(y));
    return out;
}

/// Median of each channel over the outermost pixels (an even count averages the middle two, rounded down).
std::array<uint8_t, 3> borderMedian(const RgbImage& image) {
    std::array<uint8_t, 3> median{};
    for (size_t c = 0; c < 3; ++c) {
        std::vector<uint8_t> values;
        const auto take = [&](int x, int y) { values.push_back(image.row(y)[size_t(x) * 3 + c]); };
        for (int x = 0; x < image.width; ++x) {
            take(x, 0);
            take(x, image.height - 1);
        }
        for (int y = 0; y < image.height; ++y) {
            take(0, y);
            take(image.width - 1, y);
        }
        std::sort(values.begin(), values.end());
        const size_t half = values.size() / 2;
        median[c] = uint8_t((values[half - 1] + values[half]) / 2);
    }
    return median;
}

} // namespace

TileGrid selectTiling(int width, int height, const TilingRule& rule) {
    const int side = window(rule);
    const int h = height - margin(rule);
    const int w = width - margin(rule);
    if (h <= side || w <= side || rule.maxTiles <= 1)
        return {1, 1};
    const int minRows = (h + side - 1) / side;
    const int minColumns = (w + side - 1) / side;
    if (int64_t product = int64_t(minRows) * minColumns; product > rule.maxTiles) {
        const double ratio = std::sqrt(double(rule.maxTiles) / double(product));
        return {std::max(1, int(std::floor(minRows * ratio))), std::max(1, int(std::floor(minColumns * ratio)))};
    }
    int rows = int(std::floor(std::sqrt(double(rule.maxTiles) * h / w)));
    int columns = int(std::floor(std::sqrt(double(rule.maxTiles) * w / h)));
    rows = std::max(rows, minRows);
    columns = std::max(columns, minColumns);
    if (rows * columns > rule.maxTiles) {
        if (columns > rows)
            columns = rule.maxTiles / rows;
        else
            rows = rule.maxTiles / columns;
    }
    return {std::max(1, rows), std::max(1, columns)};
}

double tilingScale(int width, int height, const TilingRule& rule) {
    if (width <= 0 || height <= 0)
        return 0;
    const auto [enlargedWidth, enlargedHeight] = enlargedSize(selectTiling(width, height, rule), rule);
    return std::min(double(enlargedWidth) / width, double(enlargedHeight) / height);
}

std::pair<int, int> canvasSize(int imageWidth, int imageHeight, const CanvasRule& rule) {
    if (!rule.enabled)
        return {imageWidth, imageHeight};
    const int width = int(
        std::max({double(imageWidth), double(rule.minWidth), double(imageHeight), rule.heightFactor * imageHeight}));
    return {width, std::max(imageHeight, int(std::nearbyint(width * rule.aspect)))};
}

RgbImage placeOnCanvas(const RgbImage& image, const CanvasRule& rule) {
    if (!rule.enabled || image.isEmpty())
        return image;
    const auto [width, height] = canvasSize(image.width, image.height, rule);
    RgbImage canvas{width, height, std::vector<uint8_t>(size_t(width) * size_t(height) * 3)};
    const auto fill = borderMedian(image);
    for (size_t i = 0; i < canvas.pixels.size(); ++i)
        canvas.pixels[i] = fill[i % 3];
    const int left = (width - image.width) / 2;
    const int top = (height - image.height) / 2;
    for (int y = 0; y < image.height; ++y)
        std::copy_n(image.row(y), size_t(image.width) * 3, canvas.row(top + y) + size_t(left) * 3);
    return canvas;
}

TiledImage cutTiles(const RgbImage& image, const TilingRule& rule) {
    TiledImage tiled;
    tiled.grid = selectTiling(image.width, image.height, rule);
    tiled.tiles.push_back(resample(image, rule.cropSize, rule.cropSize, ResampleFilter::Lanczos3));
    if (tiled.grid == TileGrid{1, 1})
        return tiled;
    const auto [width, height] = enlargedSize(tiled.grid, rule);
    const RgbImage enlarged = resample(image, width, height, ResampleFilter::Lanczos3);
    for (int i = 0; i < tiled.grid.rows; ++i) {
        for (int j = 0; j < tiled.grid.columns; ++j)
            tiled.tiles.push_back(cut(enlarged, j * window(rule), i * window(rule), rule.cropSize));
    }
    return tiled;
}

namespace {

/// The tile counts of the 2024 front end, in the order in which ties are kept.
constexpr std::array<TileGrid, 4> kPairGrids = {TileGrid{1, 1}, TileGrid{1, 2}, TileGrid{2, 1}, TileGrid{2, 2}};

TileGrid selectPairGrid(int width, int height, int side) {
    if (std::max(width, height) < 512)
        return {1, 1};
    TileGrid best;
    std::pair<double, int> bestDistance{1e300, 0};
    for (const TileGrid& grid : kPairGrids) {
        const int h = grid.rows * side, w = grid.columns * side;
        const std::pair<double, int> distance{std::abs(double(w) / h - double(width) / height),
                                              std::abs(h - width) + std::abs(w - height)};
        if (distance < bestDistance) {
            bestDistance = distance;
            best = grid;
        }
    }
    return best;
}

} // namespace

TiledImage cutPairTiles(const RgbImage& image, const TilingRule& rule) {
    const int side = rule.cropSize;
    TiledImage tiled;
    tiled.grid = rule.maxTiles <= 1 ? TileGrid{} : selectPairGrid(image.width, image.height, side);
    tiled.averagedGlobal = tiled.grid != TileGrid{1, 1};
    const RgbImage resized =
        resample(image, tiled.grid.columns * side, tiled.grid.rows * side, ResampleFilter::Bicubic);
    if (!tiled.averagedGlobal) {
        tiled.tiles.push_back(resized);
        return tiled;
    }
    for (int i = 0; i < tiled.grid.rows; ++i) {
        for (int j = 0; j < tiled.grid.columns; ++j)
            tiled.tiles.push_back(cut(resized, j * side, i * side, side));
    }
    return tiled;
}

} // namespace lunette
