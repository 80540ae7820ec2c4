#include "core/inference/SightFit.h"

#include <algorithm>

namespace lunette {

namespace {

struct Span {
    int start = 0;
    int length = 0;
};

/// The span with this length around the same middle, moved inside 0..limit.
Span grown(Span span, int length, int limit) {
    const int wanted = std::min(length, limit);
    if (wanted <= span.length)
        return span;
    const int start = span.start - (wanted - span.length) / 2;
    return {std::clamp(start, 0, limit - wanted), wanted};
}

} // namespace

QRect grownToFit(const QRect& region, QSize image, const TilingRule& rule) {
    if (rule.maxTiles <= 0 || region.isEmpty())
        return region;
    const int tiled = rule.cropSize + 1;
    QRect best = region;
    double bestScale = tilingScale(region.width(), region.height(), rule);
    for (const QSize least : {QSize(0, tiled), QSize(tiled, 0), QSize(tiled, tiled)}) {
        const Span x = grown({region.x(), region.width()}, least.width(), image.width());
        const Span y = grown({region.y(), region.height()}, least.height(), image.height());
        const double scale = tilingScale(x.length, y.length, rule);
        if (scale > bestScale) {
            best = QRect(x.start, y.start, x.length, y.length);
            bestScale = scale;
        }
    }
    return best;
}

} // namespace lunette
