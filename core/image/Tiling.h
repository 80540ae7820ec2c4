#pragma once

#include "core/image/RgbImage.h"

#include <utility>
#include <vector>

namespace lunette {

/// The constants of the image front end; one set a pack.
struct TilingRule {
    int cropSize = 378; ///< side of a tile in pixels
    int patchSize = 14;
    int marginPatches = 4; ///< overlap on each side of a tile
    int maxTiles = 12;     ///< local tiles at most; 0: never local tiles (the global view is used twice)
};

/// Rows and columns of local tiles.
struct TileGrid {
    int rows = 1;
    int columns = 1;
    bool operator==(const TileGrid&) const = default;
};

/// Moondream's choice for an image of this size. Source: spec 4.2, moondream image_crops.py `select_tiling`.
TileGrid selectTiling(int width, int height, const TilingRule& rule);

/// The scale at which the local tiles show an image of this size (1 = pixel for pixel), the smaller of both axes.
double tilingScale(int width, int height, const TilingRule& rule);

/// Pastes small crops on a canvas before the resize, for packs that ask for it.
struct CanvasRule {
    bool enabled = false;
    int minWidth = 270;
    double aspect = 0.7;     ///< height = max(h, aspect * width)
    double heightFactor = 0; ///< width = max(w, minWidth, h, heightFactor * h)
};

/// Width and height of the canvas for a picture of this size; its own size when the rule is off.
std::pair<int, int> canvasSize(int imageWidth, int imageHeight, const CanvasRule& rule);

/// `image` centred on its canvas, filled with the median colour of its border; unchanged when the rule is off.
RgbImage placeOnCanvas(const RgbImage& image, const CanvasRule& rule);

/// The global view and the local tiles, each cropSize x cropSize.
struct TiledImage {
    TileGrid grid;
    std::vector<RgbImage> tiles; ///< tiles[0] is the global view; then rows * columns local ones unless 1 x 1
    bool averagedGlobal =
        false; ///< no global view is stored: it is the local tiles joined, each axis averaged to one tile
};

/// Global view and tiles of `image` (at least 1 x 1), Lanczos-3. For a 1 x 1 grid only the global view is kept.
TiledImage cutTiles(const RgbImage& image, const TilingRule& rule);

/// The front end of the 2024 revisions: one of 1x1, 1x2, 2x1, 2x2 tiles without overlap, bicubic (spec 11).
TiledImage cutPairTiles(const RgbImage& image, const TilingRule& rule);

} // namespace lunette
