#include "app/image/CropTool.h"

#include "app/image/ArrowKeys.h"
#include "app/image/CropCommand.h"
#include "core/image/CropRegion.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lunette {

namespace {

constexpr double kDragThreshold = 3; ///< widget pixels

QPoint corner(QPointF image) {
    return {int(std::lround(image.x())), int(std::lround(image.y()))};
}

/// Which edge of the span [from, to] lies within reach of `at`. Small frames keep half of themselves for moving.
crop::Edge edgeAt(double at, double from, double to, crop::Edge first, crop::Edge second) {
    const double inner = std::min(CropTool::kReach, (to - from) / 4);
    if (at >= to - inner && at <= to + CropTool::kReach)
        return second;
    if (at >= from - CropTool::kReach && at <= from + inner)
        return first;
    return crop::NoEdge;
}

bool within(double at, double from, double to) {
    return at >= from - CropTool::kReach && at <= to + CropTool::kReach;
}

} // namespace

CropTool::CropTool(QObject* parent)
    : QObject(parent) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kSettlePause);
    connect(&m_pause, &QTimer::timeout, this, &CropTool::settle);
}

void CropTool::reset(QSize image) {
    m_pause.stop();
    m_drag = {};
    m_undo.clear();
    m_limits.image = image;
    m_region = image.isEmpty() ? QRect() : QRect(QPoint(), image);
    Q_EMIT changed(m_region);
    Q_EMIT settled(m_region);
}

void CropTool::setRegion(const QRect& region) {
    if (m_limits.image.isEmpty())
        return;
    cancelDrag();
    push(m_region, CropRegion::clipped(m_limits.image, region).rect());
    m_pause.start();
}

void CropTool::jumpTo(const QRect& region) {
    ++m_gesture;
    setRegion(region);
    ++m_gesture;
}

QRect CropTool::lastRegion() const {
    const QRect all(QPoint(), m_limits.image);
    for (auto it = m_recent.rbegin(); it != m_recent.rend(); ++it) {
        const QRect inside = it->intersected(all);
        if (!inside.isEmpty() && inside != m_region && inside != all)
            return inside;
    }
    return {};
}

void CropTool::setRatio(QSize ratio) {
    m_limits.ratio = ratio;
    if (!ratio.isEmpty() && !m_limits.image.isEmpty())
        jumpTo(crop::fittedTo(m_limits, m_region));
}

CropHit CropTool::hit(QPointF widget, const ViewTransform& view) const {
    if (m_limits.image.isEmpty() || isWhole())
        return {};
    const QRectF frame = view.toWidget(QRectF(m_region));
    if (!within(widget.x(), frame.left(), frame.right()) || !within(widget.y(), frame.top(), frame.bottom()))
        return {};
    CropHit result;
    result.edges |= edgeAt(widget.x(), frame.left(), frame.right(), crop::Left, crop::Right);
    result.edges |= edgeAt(widget.y(), frame.top(), frame.bottom(), crop::Top, crop::Bottom);
    result.inside = !result.edges;
    return result;
}

Qt::CursorShape CropTool::cursor(const CropHit& hit) const {
    if (hit.inside)
        return Qt::SizeAllCursor;
    const bool left = hit.edges & crop::Left, right = hit.edges & crop::Right;
    const bool top = hit.edges & crop::Top, bottom = hit.edges & crop::Bottom;
    if ((left && top) || (right && bottom))
        return Qt::SizeFDiagCursor;
    if ((right && top) || (left && bottom))
        return Qt::SizeBDiagCursor;
    if (left || right)
        return Qt::SizeHorCursor;
    return top || bottom ? Qt::SizeVerCursor : Qt::CrossCursor;
}

void CropTool::press(QPointF widget, const ViewTransform& view) {
    if (m_limits.image.isEmpty())
        return;
    if (m_pause.isActive())
        settle();
    m_drag = {true, false, hit(widget, view), widget, view.toImage(widget), m_region};
}

void CropTool::drag(QPointF widget, const ViewTransform& view) {
    if (!m_drag.active)
        return;
    m_drag.moved = m_drag.moved || (widget - m_drag.pressed).manhattanLength() > kDragThreshold;
    if (!m_drag.moved)
        return;
    const QPointF now = view.toImage(widget);
    const QPoint delta = corner(now - m_drag.from);
    if (m_drag.hit.inside)
        show(crop::moved(m_limits.image, m_drag.before, delta));
    else if (m_drag.hit.edges)
        show(crop::resized(m_limits, m_drag.before, m_drag.hit.edges, delta));
    else
        show(crop::between(m_limits, corner(m_drag.from), corner(now)));
}

void CropTool::release() {
    if (!m_drag.active)
        return;
    const Drag done = std::exchange(m_drag, {});
    if (!done.moved)
        return;
    ++m_gesture;
    push(done.before, m_region);
    settle();
}

void CropTool::cancelDrag() {
    if (!m_drag.active)
        return;
    const Drag undone = std::exchange(m_drag, {});
    show(undone.before);
    if (undone.moved)
        settle();
}

bool CropTool::key(const QKeyEvent& event) {
    if (m_limits.image.isEmpty())
        return false;
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        jumpTo(QRect(QPoint(), m_limits.image));
        return true;
    }
    if (event.key() == Qt::Key_Escape && m_drag.active) {
        cancelDrag();
        return true;
    }
    const QPoint direction = arrowStep(event.key());
    if (direction.isNull() || (event.modifiers() & (Qt::AltModifier | Qt::MetaModifier)))
        return false;
    const QPoint delta = direction * ((event.modifiers() & Qt::ShiftModifier) ? 10 : 1);
    if (event.modifiers() & Qt::ControlModifier) {
        const crop::Edge edge = direction.x() ? crop::Right : crop::Bottom;
        const QPoint kept(std::max(delta.x(), 1 - m_region.width()), std::max(delta.y(), 1 - m_region.height()));
        setRegion(crop::resized(m_limits, m_region, edge, kept));
    } else {
        setRegion(crop::moved(m_limits.image, m_region, delta));
    }
    return true;
}

void CropTool::apply(const QRect& region) {
    m_drag = {};
    show(region);
    m_pause.start();
}

void CropTool::show(const QRect& region) {
    if (region == m_region)
        return;
    m_region = region;
    Q_EMIT changed(m_region);
}

void CropTool::settle() {
    m_pause.stop();
    ++m_gesture;
    if (!isWhole() && (m_recent.empty() || m_recent.back() != m_region)) {
        m_recent.push_back(m_region);
        if (m_recent.size() > 2)
            m_recent.erase(m_recent.begin());
    }
    Q_EMIT settled(m_region);
}

void CropTool::push(const QRect& before, const QRect& after) {
    if (before != after)
        m_undo.push(new CropCommand(*this, {before, after, m_gesture}));
}

} // namespace lunette
