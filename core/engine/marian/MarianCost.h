#pragma once

#include "core/engine/Roofline.h"
#include "core/packs/MarianPack.h"

namespace lunette {

/// FLOP and bytes of each stage of a Marian network, from its sizes alone. Value type, any thread.
class MarianCost {
public:
    MarianCost(const MarianDims& dims, ByteWidths widths);

    /// The encoder over `tokens` source ids, with the keys and values that every decoder layer takes from it.
    Cost encode(int tokens) const;
    /// One decoder step of `rows` hypotheses after `position` ids, with `sourceTokens` ids to look at.
    Cost step(int rows, int position, int sourceTokens) const;

private:
    MarianDims m_dims;
    ByteWidths m_widths;
};

} // namespace lunette
