#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

namespace lunette {

/// A numbered place of the picture, drawn over it. Value type; image pixels.
struct Mark {
    int number = 0;
    QRectF box; ///< null: the mark is the point
    QPointF point;
    QString label; ///< shown beside the number; may be empty
    bool operator==(const Mark&) const = default;
};

} // namespace lunette
