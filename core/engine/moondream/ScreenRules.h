#pragma once

#include "core/engine/moondream/ScreenElements.h"

#include <optional>
#include <vector>

namespace lunette {

/// What was seen around one element of a screen; parallel to Screen::elements.
struct ElementSight {
    ControlLook look;
    std::optional<Indicator> indicator;
};

/// Tells kinds and states of a screen from frames, marks, colours and places, for readers that tell texts only.
void applyLookRules(Screen& screen, const std::vector<ElementSight>& sights);

/// Whether `text` is a key or a chord of keys ("Ctrl+S", "F5").
bool isShortcut(const std::string& text);

/// What stands in a row of tabs is a tab; of two rows of tabs the upper one is a tool bar.
void settleTabs(Screen& screen);

/// The one text over a menu bar is the title of the window, whatever icon it has.
void settleTitle(Screen& screen);

} // namespace lunette
