#include "core/engine/marian/MarianCost.h"

namespace lunette {

MarianCost::MarianCost(const MarianDims& dims, ByteWidths widths)
    : m_dims(dims)
    , m_widths(widths) {}

Cost MarianCost::encode(int tokens) const {
    const double n = tokens;
    const double dim = m_dims.dim;
    const double layers = m_dims.encoderLayers * (4 * dim * dim + 2 * dim * m_dims.encoderFf);
    const double cross = m_dims.decoderLayers * 2 * dim * dim;
    const double scores = 4 * n * n * dim * m_dims.encoderLayers;
    return {2 * n * (layers + cross) + scores, (layers + cross) * m_widths.weight};
}

Cost MarianCost::step(int rows, int position, int sourceTokens) const {
    const double dim = m_dims.dim;
    const double layers = m_dims.decoderLayers;
    const double weights = layers * (6 * dim * dim + 2 * dim * m_dims.decoderFf) + dim * m_dims.vocab;
    const double keys = rows * (position + 1.0 + sourceTokens);
    return {2 * rows * weights + 4 * keys * dim * layers,
            weights * m_widths.weight + 2 * keys * dim * layers * m_widths.cache};
}

} // namespace lunette
