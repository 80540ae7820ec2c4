#pragma once

#include "core/chat/Mark.h"

class QPainter;

namespace lunette {

struct ViewTransform;

/// Where the parts of one mark lie; widget coordinates.
struct MarkShape {
    QRectF box;    ///< null for points
    QPointF point; ///< the point itself
    QPointF badge; ///< middle of the number
    double radius = 0;
    QRectF button; ///< makes the box the crop; null for points
};

/// `viewport`: number and button stay inside. `lineHeight`: of the font that the number is painted with.
MarkShape shapeOf(const Mark& mark, const ViewTransform& view, const QRectF& viewport, double lineHeight);

enum class MarkTone {
    Plain,
    Lit,    ///< stronger
    Current ///< stronger, with its words and its button
};

/// One mark, readable on any colour. Asked places are dashed and carry a question mark.
void paintMark(QPainter& painter, const Mark& mark, const MarkShape& shape, MarkTone tone);

/// The arrow of a gaze, below all marks.
void paintMarkLine(QPainter& painter, const Mark& mark, const ViewTransform& view);

} // namespace lunette
