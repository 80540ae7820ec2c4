#pragma once

#include "core/engine/Roofline.h"
#include "core/packs/MoondreamPack.h"

namespace lunette {

/// FLOP and bytes of each stage of a Moondream network, from its sizes alone. Matrix products and attention are
/// counted; norms, activations and rotations are less than one percent. Value type, any thread.
class MoondreamCost {
public:
    MoondreamCost(const MoondreamDims& dims, ByteWidths widths, bool singleView = false);

    Cost tile() const;      ///< one view through the vision tower
    Cost projector() const; ///< of one picture
    Cost prefill() const;   ///< the image prefix through the text blocks
    /// `tokens` fed together after `position` others, and the scores of the next one.
    Cost feed(int tokens, int position) const;

private:
    double patches() const;
    double blockWeights() const;
    double cacheChannels() const;
    double attention(double pairs) const;

    MoondreamDims m_dims;
    ByteWidths m_widths;
    double m_views; ///< that the projector joins
};

/// The widths for weights of type `file` computed in `precision` ("fp32", "bf16", ...): weights are read as they lie in
/// the file unless the computation needs less.
ByteWidths byteWidths(DType file, const std::string& precision);

} // namespace lunette
