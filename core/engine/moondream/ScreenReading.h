#pragma once

#include "core/engine/moondream/LineReading.h"
#include "core/engine/moondream/ScreenElements.h"

namespace lunette {

/// Whether the answer is made from the elements of the screen: captions, places, questions of the known families.
bool wantsScreen(const PreparedImage& image, const GenerationRequest& request);

/// Answers from the elements; reads first what has not been read of the picture. `onText` gets the answer word by word,
/// a word counts as a token of the limit. Empty text with FinishReason::EndOfText: the question is of no known family
/// after all, read the text.
Result<GenerationResult> answerOnScreen(const DecodingContext& context, const PreparedImage& image);

} // namespace lunette
