#pragma once

#include "app/image/Mark.h"

#include <QColor>
#include <QRectF>
#include <QSize>

#include <vector>

class QPainter;

namespace lunette {

struct ViewTransform;

/// What is drawn over the picture; rectangles in widget coordinates.
struct CropLook {
    QRectF picture;
    QRectF frame;
    QSize pixels;      ///< of the frame, for its label
    bool whole = true; ///< nothing is dimmed, no handles, no label
    bool dragging = false;
    QRectF viewport; ///< the label stays inside
};

/// Dims the outside, draws the two-tone frame, its handles and its size.
void paintCrop(QPainter& painter, const CropLook& look);

/// Numbered boxes and points, readable on any colour.
void paintMarks(QPainter& painter, const std::vector<Mark>& marks, const ViewTransform& view);

/// The colour of a mark; neighbours in the count differ.
QColor markColor(int number);

} // namespace lunette
