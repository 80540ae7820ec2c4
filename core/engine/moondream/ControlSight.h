#pragma once

#include "core/engine/moondream/MoondreamNetwork.h"
#include "core/engine/moondream/ScreenElements.h"
#include "core/image/RgbImage.h"

namespace lunette {

/// What a control network sees of the elements of `screen`, in their order: both ends of each text with what stands
/// around them, scaled by the height of the text, and how it lies among the others. The same as
/// models/controls/sights.py, which the network was trained with. Any thread.
ControlSights controlSights(const RgbImage& image, const Screen& screen);

/// Sets kinds and states of all elements by the scores of the network, [elements x words of the vocabulary], and what
/// the rules said before.
void applyControlScores(const ControlVocabulary& words, const std::vector<float>& scores, Screen& screen);

} // namespace lunette
