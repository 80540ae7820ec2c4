#pragma once

#include "core/base/Result.h"
#include "core/packs/PackInfo.h"
#include "core/packs/TensorFile.h"
#include "core/text/Tokenizer.h"

#include <memory>

namespace lunette {

struct FoundTokenizer {
    std::shared_ptr<const Tokenizer> tokenizer;
    std::filesystem::path file;
};

/// Opens the tokenizer.json of a Moondream folder. The published folder of revision 2025-06-21 holds one of an older
/// revision; when these weights need that of moondream/starmie-v1, it is looked for in a folder of this name inside or
/// beside the model's and in the same download cache. The caller checks whether the result fits. Thread: any.
Result<FoundTokenizer> openFittingTokenizer(const PackInfo& info, const WeightSet& weights);

/// The tokenizer.json of moondream/starmie-v1 that would be found for a model's folder; empty when there is none.
std::filesystem::path starmieBeside(const std::filesystem::path& model);

/// Whether the special tokens are those of moondream/starmie-v1.
bool isStarmie(const Tokenizer& tokenizer);

} // namespace lunette
