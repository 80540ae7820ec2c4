#include "app/image/CropPainter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {

namespace {

constexpr double kHandle = 4.5; ///< half the side of a painted handle
const QColor kDim(0, 0, 0, 120);
const QColor kDark(0, 0, 0, 190);

/// Lines of one pixel are sharp when they run through the middle of pixels.
QRectF onPixels(const QRectF& rect) {
    const QPointF from(std::floor(rect.left()) + 0.5, std::floor(rect.top()) + 0.5);
    return {from, QPointF(std::max(from.x(), std::ceil(rect.right()) - 0.5),
                          std::max(from.y(), std::ceil(rect.bottom()) - 0.5))};
}

void dimOutside(QPainter& painter, const QRectF& picture, const QRectF& frame) {
    QPainterPath outside;
    outside.addRect(picture);
    QPainterPath inside;
    inside.addRect(frame);
    painter.fillPath(outside.subtracted(inside), kDim);
}

/// A white line between dark ones: visible on white, black and anything else.
void twoToneRect(QPainter& painter, const QRectF& rect, const QColor& light = Qt::white) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kDark, 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect);
    painter.setPen(QPen(light, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect);
}

void paintHandles(QPainter& painter, const QRectF& frame) {
    const std::array<double, 3> xs{frame.left(), frame.center().x(), frame.right()};
    const std::array<double, 3> ys{frame.top(), frame.center().y(), frame.bottom()};
    painter.setPen(QPen(kDark, 1.5));
    painter.setBrush(Qt::white);
    for (size_t i = 0; i < 9; ++i) {
        const bool middleX = i % 3 == 1, middleY = i / 3 == 1;
        const bool crowded = (middleX && frame.width() < 6 * kHandle) || (middleY && frame.height() < 6 * kHandle);
        if (!(middleX && middleY) && !crowded)
            painter.drawEllipse(QPointF(xs[i % 3], ys[i / 3]), kHandle, kHandle);
    }
}

void paintSize(QPainter& painter, const CropLook& look) {
    const QString text = QStringLiteral("%1 \u00d7 %2").arg(look.pixels.width()).arg(look.pixels.height());
    const double height = painter.fontMetrics().height() + 6;
    const bool roomAbove = look.frame.top() - height - 8 >= look.viewport.top();
    const double y = roomAbove ? look.frame.top() - height - 8 : look.frame.top() + 8;
    paintLabel(painter, text, QPointF(look.frame.left() + (roomAbove ? 0 : 8), y),
               look.viewport.adjusted(4, 4, -4, -4));
}

} // namespace

void paintCrop(QPainter& painter, const CropLook& given) {
    if (given.whole && !given.dragging)
        return;
    CropLook look = given;
    look.frame = onPixels(given.frame);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    dimOutside(painter, look.picture, look.frame);
    twoToneRect(painter, look.frame);
    if (!look.dragging)
        paintHandles(painter, look.frame);
    paintSize(painter, look);
    painter.restore();
}

void paintLabel(QPainter& painter, const QString& text, QPointF at, const QRectF& viewport) {
    const QSizeF size = painter.fontMetrics().size(Qt::TextSingleLine, text) + QSize(12, 6);
    at.setX(std::clamp(at.x(), viewport.left(), std::max(viewport.left(), viewport.right() - size.width())));
    at.setY(std::clamp(at.y(), viewport.top(), std::max(viewport.top(), viewport.bottom() - size.height())));
    const QRectF pill(at, size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 200));
    painter.drawRoundedRect(pill, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace lunette
