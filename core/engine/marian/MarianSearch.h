#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Result.h"
#include "core/engine/marian/MarianNetwork.h"
#include "core/packs/MarianPack.h"

#include <cstdint>
#include <vector>

namespace lunette {

struct SearchLimits {
    int beams = 1;                    ///< 1 is greedy search
    int maxTokens = 511;              ///< ids to generate, the final end token counted
    std::vector<int32_t> copied = {}; ///< ids that stand exactly once in the answer: it does not end before
    std::vector<int32_t> barred = {}; ///< ids that never stand in it
};

struct SearchResult {
    std::vector<int32_t> ids; ///< without the start token, with the final end token
    double sum = 0;           ///< of the log-probabilities of `ids`
    bool atLimit = false;     ///< the end token was forced, or is missing, because `maxTokens` was reached
};

/// Finds the best target sentence for the source that `network` has encoded last. Follows generate() of the reference
/// (huggingface/transformers 4.52, generation/utils.py): greedy for one beam, else beam search. Never yields pad.
/// Errors: those of the network, ErrorCode::Cancelled, ErrorCode::Internal when the network gives no usable number.
Result<SearchResult> searchTranslation(MarianNetwork& network, const MarianGeneration& rules, SearchLimits limits,
                                       const CancelToken& cancel);

/// The log-probability of each answer (ids with the end token) to the source that `network` has encoded last. Nothing
/// else may have been decoded since. Errors: as searchTranslation.
Result<std::vector<double>> scoreTranslations(MarianNetwork& network, const MarianGeneration& rules,
                                              const std::vector<std::vector<int32_t>>& answers,
                                              const CancelToken& cancel);

} // namespace lunette
