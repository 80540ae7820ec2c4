#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lunette {

/// The mathematics of a Marian encoder-decoder without its search. One source sentence at a time. Thread: the engine's.
class MarianNetwork {
public:
    virtual ~MarianNetwork() = default;

    /// Encodes the source ids and prepares the cross-attention of every decoder layer; forgets the previous sentence.
    virtual Result<void> encode(std::span<const int32_t> sourceIds) = 0;

    /// One decoder step for `tokens.size()` hypotheses. `parents[i]` is the row of the previous step that hypothesis i
    /// continues (ignored at step 0). Returns the logits with final_logits_bias, row-major [tokens.size(), vocab];
    /// valid until the next call.
    virtual Result<std::span<const float>> step(std::span<const int32_t> tokens, std::span<const int32_t> parents) = 0;

    virtual int vocabularySize() const = 0;
    virtual std::string device() const { return "cpu"; }
};

} // namespace lunette
