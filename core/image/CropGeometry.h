#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

/// Arithmetic of crop frames in image pixels. Points are pixel corners: (0, 0) to (width, height). Every result is
/// inside the image and at least 1 x 1. A ratio with an empty size is free. Any thread.
namespace lunette::crop {

enum Edge { NoEdge = 0, Left = 1, Top = 2, Right = 4, Bottom = 8 };
Q_DECLARE_FLAGS(Edges, Edge)
Q_DECLARE_OPERATORS_FOR_FLAGS(Edges)

/// What a frame may do.
struct Limits {
    QSize image;
    QSize ratio;
};

/// The frame from a fixed corner to a moving one. With a ratio it is the smallest such frame that reaches the moving
/// corner on one side, as far as the image allows.
QRect between(const Limits& limits, QPoint anchor, QPoint moving);

/// `frame` shifted, stopped at the borders of the image.
QRect moved(QSize image, const QRect& frame, QPoint delta);

/// `frame` with the named edges dragged by `delta`; an edge that crosses its opposite one turns the frame over. With a
/// ratio an edge in the middle of a side lets the other side grow around its centre.
QRect resized(const Limits& limits, const QRect& frame, Edges edges, QPoint delta);

/// The largest frame of the ratio inside `frame`, around its centre.
QRect fittedTo(const Limits& limits, const QRect& frame);

} // namespace lunette::crop
