// Mouse, keys, wheel and drops of the canvas.
#include "app/image/ImageCanvas.h"

#include "app/image/CropTool.h"
#include "app/image/MarkLayer.h"
#include "app/image/PlaceTool.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr double kPanStep = 64;        ///< widget pixels of one Alt+arrow
constexpr double kZoomPerDegree = 240; ///< eighths of a degree of the wheel that double the zoom, halved

QStringList localFiles(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

bool isUsable(const QMimeData& data) {
    return data.hasImage() || !localFiles(data).isEmpty();
}

} // namespace

/// Two fingers on a touchpad zoom too.
bool ImageCanvas::event(QEvent* event) {
    if (event->type() == QEvent::NativeGesture && hasImage()) {
        const auto* gesture = static_cast<const QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            setZoom(zoom() * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QWidget::event(event);
}

void ImageCanvas::wheelEvent(QWheelEvent* event) {
    if (!hasImage()) {
        event->ignore();
        return;
    }
    const bool touchpad = event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull();
    const bool wantsPan = touchpad ? !(event->modifiers() & Qt::ControlModifier)
                                   : bool(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier));
    if (wantsPan) {
        const QPoint angle = event->angleDelta();
        const QPoint across = event->modifiers() & Qt::ShiftModifier && angle.x() == 0 ? angle.transposed() : angle;
        panBy(touchpad ? QPointF(event->pixelDelta()) : QPointF(across) / 2);
    } else {
        setZoom(zoom() * std::exp2(event->angleDelta().y() / (2 * kZoomPerDegree)), event->position());
    }
    event->accept();
}

void ImageCanvas::mousePressEvent(QMouseEvent* event) {
    const bool pan = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld);
    if (hasImage() && pan) {
        m_crop->cancelDrag();
        m_panning = true;
        m_panFrom = event->position();
        setCursor(Qt::ClosedHandCursor);
    } else if (hasImage() && event->button() == Qt::LeftButton && m_place->isOn()) {
        m_place->press(event->position(), m_view);
    } else if (hasImage() && event->button() == Qt::LeftButton && pressMark(event->position())) {
        event->accept();
    } else if (hasImage() && event->button() == Qt::LeftButton) {
        m_crop->press(event->position(), m_view);
    } else {
        QWidget::mousePressEvent(event);
    }
}

void ImageCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_panning) {
        m_fitted = false;
        panBy(at - std::exchange(m_panFrom, at));
    } else if (m_place->isDragging()) {
        m_place->drag(at, m_view);
    } else if (m_crop->isDragging()) {
        const QPointF outside(std::min(0.0, at.x()) + std::max(0.0, at.x() - width()),
                              std::min(0.0, at.y()) + std::max(0.0, at.y() - height()));
        if (!outside.isNull() && !m_fitted)
            panBy(-outside);
        m_crop->drag(at, m_view);
    } else {
        m_marks->setHovered(m_place->isOn() ? 0 : markAt(at));
        updateCursor(at);
    }
}

int ImageCanvas::markAt(QPointF widget) const {
    return m_marks->hit(widget, m_view, QRectF(rect()), fontMetrics().height()).number;
}

bool ImageCanvas::pressMark(QPointF widget) {
    const MarkHit hit = m_marks->hit(widget, m_view, QRectF(rect()), fontMetrics().height());
    if (hit.number == 0 || hit.part == MarkHit::Part::Body)
        return false;
    if (hit.part == MarkHit::Part::Button)
        cropToMark(hit.number);
    m_marks->setCurrent(hit.number);
    return true;
}

void ImageCanvas::leaveEvent(QEvent* event) {
    m_marks->setHovered(0);
    QWidget::leaveEvent(event);
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (m_panning)
        m_panning = false;
    else if (event->button() == Qt::LeftButton && m_place->isDragging())
        m_place->release();
    else if (event->button() == Qt::LeftButton)
        m_crop->release();
    updateCursor(event->position());
}

void ImageCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    const MarkHit hit = m_marks->hit(event->position(), m_view, QRectF(rect()), fontMetrics().height());
    if (event->button() != Qt::LeftButton || m_spaceHeld || m_place->isOn())
        mousePressEvent(event);
    else if (hit.part != MarkHit::Part::Body)
        cropToMark(hit.number);
    else
        selectWholePicture();
}

void ImageCanvas::updateCursor(QPointF widget) {
    if (!hasImage())
        unsetCursor();
    else if (m_spaceHeld)
        setCursor(Qt::OpenHandCursor);
    else if (m_place->isOn())
        setCursor(Qt::CrossCursor);
    else if (m_marks->hit(widget, m_view, QRectF(rect()), fontMetrics().height()).part != MarkHit::Part::Body)
        setCursor(Qt::PointingHandCursor);
    else
        setCursor(m_crop->cursor(m_crop->hit(widget, m_view)));
}

void ImageCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && hasImage()) {
        m_spaceHeld = true;
        if (!m_panning && !m_crop->isDragging())
            setCursor(Qt::OpenHandCursor);
    } else if (m_place->key(*event) || handleMarkKey(event)) {
        event->accept();
    } else if (m_crop->key(*event)) {
        revealRegion();
    } else if (!handleViewKey(event)) {
        QWidget::keyPressEvent(event);
    }
}

bool ImageCanvas::handleMarkKey(QKeyEvent* event) {
    if (m_marks->marks().empty() || m_crop->isDragging())
        return false;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return false;
    switch (event->key()) {
    case Qt::Key_N:
        if (!m_marks->step(!shift))
            m_marks->step(!shift); // around the end
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_marks->current() == 0)
            return false;
        cropToMark(m_marks->current());
        return true;
    case Qt::Key_Escape:
        if (m_marks->current() != 0) {
            m_marks->setCurrent(0);
            return true;
        }
        setMarks({});
        Q_EMIT marksCleared();
        return true;
    default:
        return false;
    }
}

bool ImageCanvas::focusNextPrevChild(bool next) {
    return m_marks->step(next) || QWidget::focusNextPrevChild(next);
}

bool ImageCanvas::handleViewKey(QKeyEvent* event) {
    if (!hasImage())
        return false;
    const bool alt = event->modifiers() & Qt::AltModifier;
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        if (control)
            zoomToFit();
        return control;
    case Qt::Key_1:
        if (control)
            zoomActual();
        return control;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (alt)
            panBy({event->key() == Qt::Key_Left ? kPanStep : -kPanStep, 0});
        return alt;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt)
            panBy({0, event->key() == Qt::Key_Up ? kPanStep : -kPanStep});
        return alt;
    default:
        return false;
    }
}

void ImageCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor(mapFromGlobal(QCursor::pos()));
    } else {
        QWidget::keyReleaseEvent(event);
    }
}

void ImageCanvas::focusInEvent(QFocusEvent*) {
    update();
}

void ImageCanvas::focusOutEvent(QFocusEvent*) {
    m_spaceHeld = false;
    m_panning = false;
    update();
}

void ImageCanvas::dragEnterEvent(QDragEnterEvent* event) {
    if (!isUsable(*event->mimeData()))
        return;
    event->acceptProposedAction();
    m_dropHover = true;
    update();
}

void ImageCanvas::dragLeaveEvent(QDragLeaveEvent*) {
    m_dropHover = false;
    update();
}

void ImageCanvas::dropEvent(QDropEvent* event) {
    m_dropHover = false;
    update();
    const QStringList files = localFiles(*event->mimeData());
    if (!files.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT filesDropped(files);
        return;
    }
    const auto image = event->mimeData()->hasImage() ? event->mimeData()->imageData().value<QImage>() : QImage();
    if (!image.isNull()) {
        event->acceptProposedAction();
        Q_EMIT imageDropped(image);
    }
}

} // namespace lunette
