#include "app/image/MarkPainter.h"

#include "app/image/ViewTransform.h"
#include "core/chat/ArrowHead.h"

#include <QLineF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace lunette {

namespace {

constexpr double kPin = 9;     ///< from a point to the edge of its number
constexpr double kDot = 4;     ///< radius of the dot of a point
constexpr double kArrow = 16;  ///< length of the head of a gaze
constexpr double kButton = 22; ///< side of the crop button
const QColor kHalo(255, 255, 255, 235);
const QColor kAsked(0x1d, 0x22, 0x2e);

QColor colorOf(const Mark& mark) {
    return mark.kind == MarkKind::Asked ? kAsked : markColor(mark.number);
}

QPointF movedInside(QPointF at, const QRectF& area, double reach) {
    const auto inside = [reach](double v, double from, double to) {
        return to - from < 2 * reach ? (from + to) / 2 : std::clamp(v, from + reach, to - reach);
    };
    return {inside(at.x(), area.left(), area.right()), inside(at.y(), area.top(), area.bottom())};
}

void stroke(QPainter& painter, const QColor& color, double width, bool dashed) {
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (dashed)
        pen.setDashPattern({3, 2});
    painter.setPen(pen);
}

void paintBox(QPainter& painter, const Mark& mark, const QRectF& box, bool strong) {
    const QColor color = colorOf(mark);
    if (strong) {
        QColor veil = color;
        veil.setAlpha(38);
        painter.fillRect(box, veil);
    }
    painter.setBrush(Qt::NoBrush);
    stroke(painter, kHalo, strong ? 7 : 4, false);
    painter.drawRect(box);
    stroke(painter, color, strong ? 4 : 2, mark.kind == MarkKind::Asked);
    painter.drawRect(box);
}

/// A dot with a short stem to its number.
void paintPin(QPainter& painter, const Mark& mark, const MarkShape& shape, bool strong) {
    const QColor color = colorOf(mark);
    stroke(painter, kHalo, strong ? 6 : 5, false);
    painter.drawLine(shape.point, shape.badge);
    stroke(painter, color, strong ? 3 : 2, false);
    painter.drawLine(shape.point, shape.badge);
    const double radius = strong ? kDot + 2 : kDot;
    painter.setPen(QPen(kHalo, 2));
    painter.setBrush(color);
    painter.drawEllipse(shape.point, radius, radius);
}

void paintBadge(QPainter& painter, const Mark& mark, const MarkShape& shape, bool strong) {
    const double radius = strong ? shape.radius + 2 : shape.radius;
    painter.setPen(QPen(kHalo, strong ? 2.5 : 1.5));
    painter.setBrush(colorOf(mark));
    painter.drawEllipse(shape.badge, radius, radius);
    painter.setPen(Qt::white);
    const QRectF room(shape.badge - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    painter.drawText(room, Qt::AlignCenter, mark.number > 0 ? QString::number(mark.number) : QStringLiteral("?"));
}

/// Two corners that cross, as on the tool bar.
void paintButton(QPainter& painter, const QRectF& button) {
    painter.setPen(QPen(kHalo, 1.5));
    painter.setBrush(QColor(0x1d, 0x22, 0x2e, 235));
    painter.drawRoundedRect(button, 5, 5);
    const auto at = [&](double x, double y) {
        return button.topLeft() + QPointF(x * button.width(), y * button.height());
    };
    QPainterPath corners(at(0.32, 0.18));
    corners.lineTo(at(0.32, 0.68));
    corners.lineTo(at(0.84, 0.68));
    corners.moveTo(at(0.16, 0.34));
    corners.lineTo(at(0.68, 0.34));
    corners.lineTo(at(0.68, 0.84));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(corners);
}

} // namespace

MarkShape shapeOf(const Mark& mark, const ViewTransform& view, const QRectF& viewport, double lineHeight) {
    MarkShape shape;
    shape.radius = lineHeight * (mark.number > 99 ? 0.9 : 0.72);
    const double reach = shape.radius + 2;
    if (!mark.isBox()) {
        shape.point = view.toWidget(mark.point);
        const double stem = shape.radius + kPin;
        const bool roomAbove = shape.point.y() - stem - reach >= viewport.top();
        shape.badge = movedInside(shape.point + QPointF(0, roomAbove ? -stem : stem), viewport, reach);
        return shape;
    }
    shape.box = view.toWidget(mark.box);
    // The number would hide a small box: it stands beside its corner.
    const bool small = std::min(shape.box.width(), shape.box.height()) < 2 * reach;
    const QPointF aside = small ? QPointF(reach, reach) * 0.75 : QPointF();
    shape.badge = movedInside(shape.box.topLeft() - aside, viewport, reach);
    const double apart = reach + kButton / 2 + 2;
    const QPointF corner(std::max(shape.box.right(), shape.badge.x() + apart), shape.box.top());
    QPointF middle = movedInside(corner, viewport, kButton / 2 + 2);
    if (middle.x() < shape.badge.x() + apart)
        middle.setX(shape.badge.x() - apart); // no room on the right
    shape.button = QRectF(middle - QPointF(kButton / 2, kButton / 2), QSizeF(kButton, kButton));
    return shape;
}

void paintMark(QPainter& painter, const Mark& mark, const MarkShape& shape, MarkTone tone) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = tone != MarkTone::Plain;
    if (mark.isBox())
        paintBox(painter, mark, shape.box, strong);
    else
        paintPin(painter, mark, shape, strong);
    paintBadge(painter, mark, shape, strong);
    if (tone == MarkTone::Current && mark.isBox() && mark.number > 0)
        paintButton(painter, shape.button);
    painter.restore();
}

void paintMarkLine(QPainter& painter, const Mark& mark, const ViewTransform& view) {
    if (!mark.from)
        return;
    const QLineF line(view.toWidget(*mark.from), view.toWidget(mark.centre()));
    if (line.length() < 1)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Arrow arrow = arrowAlong(line, kDot + 3, kArrow);
    for (const auto& [color, width] : {std::pair{kHalo, 6.0}, std::pair{colorOf(mark), 3.0}}) {
        stroke(painter, color, width, false);
        painter.drawLine(arrow.shaft);
        const bool isHalo = color == kHalo;
        painter.setPen(isHalo ? QPen(kHalo, 3, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin) : QPen(Qt::NoPen));
        painter.setBrush(color);
        painter.drawPolygon(arrow.head);
    }
    painter.restore();
}

} // namespace lunette
