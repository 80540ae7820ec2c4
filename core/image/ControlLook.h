#pragma once

#include "core/image/RgbImage.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lunette {

using Colour = std::array<uint8_t, 3>; ///< red, green, blue

struct PixelRect {
    int x = 0, y = 0, width = 0, height = 0;
    int right() const { return x + width; }
    int bottom() const { return y + height; }
    int middleY() const { return y + height / 2; }
    bool operator==(const PixelRect&) const = default;
};

/// How many columns, or rows, two rectangles have in common; negative: the gap between them.
inline int sharedColumns(const PixelRect& a, const PixelRect& b) {
    return std::min(a.right(), b.right()) - std::max(a.x, b.x);
}
inline int sharedRows(const PixelRect& a, const PixelRect& b) {
    return std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
}

/// What the pixels around a text tell about the control that it belongs to.
struct ControlLook {
    PixelRect frame;       ///< the frame or edge around the text; the text itself without one
    bool isFramed = false; ///< all four sides were found
    bool hasMark = false;  ///< something is drawn near the right end of the frame, as the arrow of a combo box
    Colour fill{};         ///< the most common colour around the letters
    Colour ink{};          ///< of the letters
    double inkShare = 0;   ///< of the pixels around the text; letters cover less than a third
};

/// A check box or radio button before a text.
struct Indicator {
    PixelRect place;
    bool isRound = false;
    bool isOn = false;
};

/// `text` is where letters stand, in pixels; it may reach over the edge of the picture. Any thread.
ControlLook controlLook(const RgbImage& image, const PixelRect& text);

/// The small square or circle that begins at most two text heights left of `text`, or inside its left end.
std::optional<Indicator> indicatorBefore(const RgbImage& image, const PixelRect& text);

/// Largest difference of a channel.
int colourDistance(const Colour& a, const Colour& b);

/// "blue", "light gray", ...: one of a small set of plain words.
const char* colourName(const Colour& colour);

} // namespace lunette
