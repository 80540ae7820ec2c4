#pragma once

#include "core/base/Result.h"
#include "core/packs/MoondreamPack.h"

/// Names and shapes of Moondream weights (spec 3). Thread: any.
namespace lunette::moondream_weights {

enum class Layout { New, Old };

/// Renames every tensor to the new layout without "model." and "._orig_mod"; unpacks the 4-bit variant to F32.
/// ErrorCode::Pack when it is not a Moondream file.
Result<WeightSet> normalise(WeightSet files, Layout& layout);

/// Every tensor that the sizes ask for is there with its exact shape.
Result<void> checkShapes(const WeightSet& weights, const MoondreamDims& dims, const RevisionRules& rules);

/// The tensors of a control network with as many scores as the vocabulary has words.
Result<void> checkControls(const WeightSet& weights, const ControlVocabulary& controls);

} // namespace lunette::moondream_weights
