#pragma once

#include "core/image/ControlLook.h"
#include "core/image/RgbImage.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lunette {

/// What is drawn on a plain ground, such as the box of a check box or an icon. Any thread.
struct DrawnMark {
    int width = 0, height = 0;  ///< pixels, of the box around everything drawn
    std::vector<uint8_t> drawn; ///< [height, width], 0 or 1
};

/// What differs from `ground` inside `place`; nothing when that is too little, all of it, or outside the image.
std::optional<DrawnMark> drawnMark(const RgbImage& image, const PixelRect& place, const Colour& ground);

/// Equal in width and height but for two pixels or a seventh.
bool haveOneSize(const DrawnMark& a, const DrawnMark& b);

/// Whether it is as wide as high and has something drawn in its corners, beyond the circle that it holds: the box of a
/// check box, however rounded, not the ring of a radio button.
bool isSquare(const DrawnMark& mark);

/// Whether the marks are pictures of different things: more than two shapes, most of them only once. Check boxes and
/// radio buttons of one column have two shapes, on and off.
bool areIcons(std::span<const DrawnMark> marks);

} // namespace lunette
