#pragma once

#include "app/image/ViewTransform.h"
#include "core/chat/Mark.h"

#include <QObject>
#include <QRect>

class QKeyEvent;

namespace lunette {

enum class PlaceMode {
    Off,
    Point,     ///< a click
    PointOrBox ///< a click or a drag
};

/// Marks the place that a question is about: by mouse, or by arrow keys (Shift: 10 pixels) and Enter. Places stay
/// inside the limits. Knows no widget: positions come in widget coordinates together with the view. GUI thread.
class PlaceTool : public QObject {
    Q_OBJECT

public:
    explicit PlaceTool(QObject* parent = nullptr);

    /// Where places may lie: the crop. Image pixels.
    void setLimits(const QRect& limits);
    void setMode(PlaceMode mode);
    PlaceMode mode() const { return m_mode; }
    bool isOn() const { return m_mode != PlaceMode::Off; }
    bool isDragging() const { return m_dragging; }

    void press(QPointF widget, const ViewTransform& view);
    void drag(QPointF widget, const ViewTransform& view);
    void release();
    /// True when the key meant the place: arrows, Enter, Escape (leaves the mode).
    bool key(const QKeyEvent& event);

    /// What is being marked now, for drawing: the box of the drag or the cross of the keys; without a number. Null
    /// point and box when there is none.
    std::optional<Mark> preview() const;

Q_SIGNALS:
    void changed();
    void modeChanged(lunette::PlaceMode mode);
    /// A place without a number; image pixels.
    void placed(const lunette::Mark& place);

private:
    QPointF inside(QPointF image) const;
    Mark dragged() const;

    QRectF m_limits;
    PlaceMode m_mode = PlaceMode::Off;
    bool m_dragging = false;
    bool m_moved = false;
    QPointF m_pressed; ///< widget
    QPointF m_from, m_to;
    std::optional<QPointF> m_cross; ///< the place of the keys
};

} // namespace lunette
