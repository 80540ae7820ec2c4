#include "core/engine/moondream/MoondreamCost.h"

#include <algorithm>

namespace lunette {

MoondreamCost::MoondreamCost(const MoondreamDims& dims, ByteWidths widths, bool singleView)
    : m_dims(dims)
    , m_widths(widths)
    , m_views(singleView ? 1 : 2) {}

double MoondreamCost::patches() const {
    const double side = m_dims.vision.crop / m_dims.vision.patch;
    return side * side;
}

Cost MoondreamCost::tile() const {
    const auto& v = m_dims.vision;
    const double dim = v.dim;
    const double embedding = 3.0 * v.patch * v.patch * dim;
    const double weights = v.layers * (4 * dim * dim + 2 * dim * v.ff) + embedding;
    const double scores = 4 * patches() * patches() * dim * v.layers;
    return {2 * patches() * weights + scores, weights * m_widths.weight};
}

Cost MoondreamCost::projector() const {
    const auto& v = m_dims.vision;
    const double weights = m_views * v.dim * v.inner + double(v.inner) * m_dims.text.dim;
    return {2 * patches() * weights, weights * m_widths.weight};
}

double MoondreamCost::cacheChannels() const {
    const auto& t = m_dims.text;
    return 2.0 * t.kvHeads * (t.dim / t.heads) * t.layers;
}

double MoondreamCost::blockWeights() const {
    const auto& t = m_dims.text;
    const double dim = t.dim;
    return t.layers * (2 * dim * dim + 2 * dim * t.ff) + cacheChannels() * dim;
}

/// Scores and sums for `pairs` of a query and a key, in every layer.
double MoondreamCost::attention(double pairs) const {
    return 4 * pairs * m_dims.text.dim * m_dims.text.layers;
}

Cost MoondreamCost::prefill() const {
    const double n = m_dims.text.prefix;
    return {2 * blockWeights() * n + attention(n * n),
            blockWeights() * m_widths.weight + cacheChannels() * n * m_widths.cache};
}

Cost MoondreamCost::feed(int tokens, int position) const {
    const double n = tokens;
    const double keys = position + n;
    const double pairs = n * position + n * (n + 1) / 2;
    const double head = double(m_dims.text.vocab) * m_dims.text.dim;
    return {2 * (blockWeights() * n + head) + attention(pairs),
            (blockWeights() + head) * m_widths.weight + cacheChannels() * keys * m_widths.cache};
}

ByteWidths byteWidths(DType file, const std::string& precision) {
    double compute = 4;
    if (precision == "bf16" || precision == "fp16")
        compute = 2;
    else if (precision == "int8")
        compute = 1;
    else if (precision == "int4")
        compute = 0.5;
    return {std::min(compute, double(elementSize(file))), std::max(compute, 2.0)};
}

} // namespace lunette
