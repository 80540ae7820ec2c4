#include "core/engine/moondream/ChoiceColumns.h"

#include <algorithm>
#include <cstdlib>

namespace lunette {

namespace {

constexpr int kSameColumn = 4;  ///< pixels between the left edges
constexpr int kNextRow = 4;     ///< text heights between two rows of a column
constexpr int kLeastMark = 7;   ///< pixels, width of a mark
constexpr int kDrawn = 20;      ///< difference of a channel from the ground
constexpr int kLeastDrawn = 12; ///< pixels that a faint outline has at the very least

/// Where the mark before the text of a known choice stands; no width when it was not seen.
PixelRect markOf(const ScreenElement& choice) {
    const int width = choice.place.x - choice.control.x;
    const int height = std::min(width, choice.control.height);
    return {choice.control.x, choice.control.middleY() - height / 2, width, height};
}

bool isDrawn(const RgbImage& image, const PixelRect& rect, const Colour& ground) {
    if (rect.x < 0 || rect.y < 0 || rect.right() > image.width || rect.bottom() > image.height)
        return false;
    int drawn = 0;
    for (int y = rect.y; y < rect.bottom(); ++y) {
        const uint8_t* pixel = image.row(y) + size_t(rect.x) * 3;
        for (int x = 0; x < rect.width; ++x, pixel += 3)
            drawn += colourDistance({pixel[0], pixel[1], pixel[2]}, ground) > kDrawn;
    }
    return drawn >= kLeastDrawn && drawn < rect.width * rect.height;
}

bool canBeChoice(const ScreenElement& element) {
    const bool isPlain = element.kind == ElementKind::Label || element.kind == ElementKind::None ||
                         element.kind == ElementKind::ListItem || element.kind == ElementKind::MenuItem;
    return isPlain && !element.text.empty() && element.text.back() != ':';
}

} // namespace

void settleChoices(const RgbImage& image, Screen& screen) {
    bool found = true;
    while (found) {
        found = false;
        for (size_t known = 0; known < screen.elements.size(); ++known) {
            const ScreenElement choice = screen.elements[known];
            const PixelRect mark = markOf(choice);
            if (!isChoice(choice.kind) || mark.width < kLeastMark)
                continue;
            for (ScreenElement& other : screen.elements) {
                const int down = other.place.middleY() - choice.place.middleY();
                const bool isNext = std::abs(other.place.x - choice.place.x) <= kSameColumn && down != 0 &&
                                    std::abs(down) <= kNextRow * choice.place.height;
                const PixelRect place{mark.x, mark.y + down, mark.width, mark.height};
                if (!isNext || !canBeChoice(other) || !isDrawn(image, place, other.fill))
                    continue;
                other.kind = choice.kind;
                other.isOff = !other.isOn;
                other.control = {place.x, std::min(place.y, other.place.y), other.place.right() - place.x,
                                 std::max(place.height, other.place.height)};
                found = true;
            }
        }
    }
}

} // namespace lunette
