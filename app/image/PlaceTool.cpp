#include "app/image/PlaceTool.h"

#include "app/image/ArrowKeys.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr double kDragThreshold = 4; ///< widget pixels

Mark placeAt(QPointF point) {
    Mark mark;
    mark.kind = MarkKind::Asked;
    mark.point = point;
    return mark;
}

} // namespace

PlaceTool::PlaceTool(QObject* parent)
    : QObject(parent) {}

void PlaceTool::setLimits(const QRect& limits) {
    m_limits = limits;
    if (m_cross)
        m_cross = inside(*m_cross);
    Q_EMIT changed();
}

void PlaceTool::setMode(PlaceMode mode) {
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_dragging = false;
    m_cross.reset();
    Q_EMIT changed();
    Q_EMIT modeChanged(mode);
}

QPointF PlaceTool::inside(QPointF image) const {
    return {std::clamp(std::round(image.x()), m_limits.left(), m_limits.right()),
            std::clamp(std::round(image.y()), m_limits.top(), m_limits.bottom())};
}

Mark PlaceTool::dragged() const {
    Mark mark = placeAt(m_from);
    if (m_moved && m_mode == PlaceMode::PointOrBox) {
        mark.box = QRectF(m_from, m_to).normalized();
        mark.point = {};
        if (mark.box.width() < 1 || mark.box.height() < 1)
            mark = placeAt(m_from);
    }
    return mark;
}

void PlaceTool::press(QPointF widget, const ViewTransform& view) {
    m_dragging = true;
    m_moved = false;
    m_cross.reset();
    m_pressed = widget;
    m_from = m_to = inside(view.toImage(widget));
    Q_EMIT changed();
}

void PlaceTool::drag(QPointF widget, const ViewTransform& view) {
    if (!m_dragging)
        return;
    m_moved = m_moved || (widget - m_pressed).manhattanLength() > kDragThreshold;
    m_to = inside(view.toImage(widget));
    Q_EMIT changed();
}

void PlaceTool::release() {
    if (!m_dragging)
        return;
    m_dragging = false;
    Q_EMIT changed();
    Q_EMIT placed(dragged());
}

bool PlaceTool::key(const QKeyEvent& event) {
    if (!isOn() || (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)))
        return false;
    if (event.key() == Qt::Key_Escape) {
        setMode(PlaceMode::Off);
        return true;
    }
    const QPointF direction = arrowStep(event.key());
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (direction.isNull() && !enter)
        return false;
    const double step = event.modifiers() & Qt::ShiftModifier ? 10 : 1;
    m_cross = inside(m_cross.value_or(m_limits.center()) + direction * step);
    Q_EMIT changed();
    if (enter)
        Q_EMIT placed(placeAt(*m_cross));
    return true;
}

std::optional<Mark> PlaceTool::preview() const {
    if (m_dragging)
        return dragged();
    if (m_cross)
        return placeAt(*m_cross);
    return std::nullopt;
}

} // namespace lunette
