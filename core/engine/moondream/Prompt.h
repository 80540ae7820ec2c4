#pragma once

#include "core/base/Result.h"
#include "core/engine/Generation.h"
#include "core/engine/moondream/MoondreamNetwork.h"
#include "core/packs/MoondreamPack.h"

#include <vector>

namespace lunette {

/// Builds the input after the image prefix (spec 8, 10.3, 10.4), from position 0 when there is no image. Errors:
/// ErrorCode::Usage for what the revision cannot do, for an empty and for a too long question.
Result<std::vector<InputItem>> buildPrompt(const MoondreamPack& pack, const GenerationRequest& request, bool hasImage);

/// The ids of a prompt as the command line prints them; -1 stands for a coordinate of a gaze prompt.
std::vector<int32_t> promptTokenIds(const MoondreamPack& pack, const GenerationRequest& request,
                                    const std::vector<InputItem>& prompt);

} // namespace lunette
