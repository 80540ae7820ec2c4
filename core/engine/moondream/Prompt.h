#pragma once

#include "core/base/Result.h"
#include "core/engine/Generation.h"
#include "core/engine/moondream/MoondreamNetwork.h"
#include "core/packs/MoondreamPack.h"

#include <vector>

namespace lunette {

struct Prompt {
    std::vector<InputItem> items;
    int turnsGiven = 0; ///< the latest ones of the request's history
};

/// Builds the input after the image prefix (spec 8, 10.3, 10.4), from position 0 when there is no image. Earlier turns
/// stand before the question, each as the model got it: the spec knows this for the 2024 family (section 11), later
/// revisions get the same form. Turns that leave no room for the answer are left out, oldest first. Errors:
/// ErrorCode::Usage for what the revision cannot do, for an empty and for a too long question.
Result<Prompt> buildPrompt(const MoondreamPack& pack, const GenerationRequest& request, bool hasImage);

/// Without white space at both ends.
std::string stripped(const std::string& text);

HistorySupport historySupport(const MoondreamPack& pack);

/// The longest answer to a request, in tokens.
int answerRoom(const MoondreamPack& pack, const GenerationRequest& request);

/// The ids of a prompt as the command line prints them; -1 stands for a coordinate of a gaze prompt.
std::vector<int32_t> promptTokenIds(const MoondreamPack& pack, const GenerationRequest& request,
                                    const std::vector<InputItem>& prompt);

} // namespace lunette
