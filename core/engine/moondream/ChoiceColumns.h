#pragma once

#include "core/engine/moondream/ScreenElements.h"

namespace lunette {

/// Makes check boxes and radio buttons of the texts that stand in one column with a known one and have a mark of its
/// size where that one has its mark. Those of one column with marks that look alike are of one kind; a column whose
/// marks are icons is a list. Any thread.
void settleChoices(const RgbImage& image, Screen& screen);

} // namespace lunette
