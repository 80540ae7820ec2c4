#pragma once

#include "core/chat/Conversation.h"

#include <QColor>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace lunette {

enum class MarkKind {
    Found,    ///< a box or a point of the answer
    Evidence, ///< a point that a phrase of the thinking names
    Asked     ///< a place that the question is about; it has no number
};

/// A place of the picture. Value type; image pixels.
struct Mark {
    int number = 0;
    QRectF box; ///< null: the mark is the point
    QPointF point;
    QString label; ///< shown beside the number; may be empty
    MarkKind kind = MarkKind::Found;
    std::optional<QPointF> from; ///< where a line to the mark begins: the face of a gaze

    bool isBox() const { return !box.isNull(); }
    QPointF centre() const { return isBox() ? box.center() : point; }
    bool operator==(const Mark&) const = default;
};

/// The boxes, the points, then the points of the thinking of an answer, numbered from 1 and mapped to whole pixels of
/// the picture. Places outside of the crop are moved to its edge; a box is never thinner than a pixel.
std::vector<Mark> marksOf(const Exchange& exchange);

/// The places that the question was about.
std::vector<Mark> askedMarks(const Exchange& exchange);

/// "box x 10, y 20, 30 × 40" or "point x 10, y 20", with the label of evidence.
BilingualText markText(const Mark& mark);

/// A place of the picture as the model gets it: fractions of `crop`, inside 0..1.
SpatialReference referenceTo(const Mark& place, const QRect& crop);

/// The colour of a number; neighbours in the count differ. White text is readable on it.
QColor markColor(int number);

} // namespace lunette
