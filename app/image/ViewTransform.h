#pragma once

#include <QPointF>
#include <QRectF>

namespace lunette {

/// Where the picture lies in the widget. Value type; widget coordinates are device independent pixels.
struct ViewTransform {
    double scale = 1; ///< widget pixels per image pixel
    QPointF origin;   ///< widget position of the picture's top left corner

    QPointF toWidget(QPointF image) const { return origin + image * scale; }
    QPointF toImage(QPointF widget) const { return (widget - origin) / scale; }
    QRectF toWidget(const QRectF& image) const { return {toWidget(image.topLeft()), image.size() * scale}; }
};

} // namespace lunette
