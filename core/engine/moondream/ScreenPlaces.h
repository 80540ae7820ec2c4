#pragma once

#include "core/engine/moondream/ScreenElements.h"

#include <string>
#include <vector>

namespace lunette {

/// Where what `phrase` names stands ("Save button", "all checkboxes", "Wrap lines"), the best first: the control's box
/// where one was found, else the text's. Pixels. Empty when it is not there. Any thread.
std::vector<PixelRect> placesOf(const Screen& screen, const std::string& phrase);

} // namespace lunette
