#pragma once

#include <QRectF>
#include <QSize>
#include <QString>

class QPainter;

namespace lunette {

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

/// A dark pill with white text whose top left corner is at `at`, moved into `viewport`.
void paintLabel(QPainter& painter, const QString& text, QPointF at, const QRectF& viewport);

} // namespace lunette
