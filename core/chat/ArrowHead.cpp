#include "core/chat/ArrowHead.h"

namespace lunette {

namespace {

constexpr double kHalfWidth = 0.45; ///< of the head, for one unit of its length

} // namespace

Arrow arrowAlong(const QLineF& line, double gap, double size) {
    if (line.length() < gap + size)
        return {line, {}};
    const QLineF unit = line.unitVector();
    const QPointF along(unit.dx(), unit.dy());
    const QPointF across(-along.y() * size * kHalfWidth, along.x() * size * kHalfWidth);
    const QPointF tip = line.p2() - along * gap;
    const QPointF base = tip - along * size;
    return {{line.p1(), tip - along * size / 2}, QPolygonF({tip, base + across, base - across})};
}

} // namespace lunette
