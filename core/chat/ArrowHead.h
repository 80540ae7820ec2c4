#pragma once

#include <QLineF>
#include <QPolygonF>

namespace lunette {

/// A line with an arrow head before its target.
struct Arrow {
    QLineF shaft;   ///< ends inside the head
    QPolygonF head; ///< a triangle; empty when the line is too short for one
};

/// The arrow along `line` that ends `gap` before the end of it; its head is `size` long.
Arrow arrowAlong(const QLineF& line, double gap, double size);

} // namespace lunette
