#pragma once

#include "app/image/ViewTransform.h"
#include "core/image/CropGeometry.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <vector>

class QKeyEvent;

namespace lunette {

/// Part of the frame under the pointer: some edges (a side or a corner), its inside, or nothing.
struct CropHit {
    crop::Edges edges;
    bool inside = false;
    bool operator==(const CropHit&) const = default;
};

/// The crop frame as the mouse and the keys change it. Knows no widget: positions come in widget coordinates together
/// with the view. GUI thread.
class CropTool : public QObject {
    Q_OBJECT

public:
    /// Pause in milliseconds after the last key press or field change before the frame counts as settled.
    static constexpr int kSettlePause = 250;
    /// How far from an edge, in widget pixels, the pointer still takes it; more than what is painted.
    static constexpr double kReach = 11;

    explicit CropTool(QObject* parent = nullptr);

    /// A new picture: whole region, no undo. An empty size: none.
    void reset(QSize image);
    QSize imageSize() const { return m_limits.image; }
    QRect region() const { return m_region; }
    bool isWhole() const { return m_region == QRect(QPoint(), m_limits.image); }
    /// Undoable; settles after the pause.
    void setRegion(const QRect& region);
    /// The same as a step of its own, never merged with its neighbours.
    void jumpTo(const QRect& region);
    QRect lastRegion() const;
    void setRatio(QSize ratio);
    QSize ratio() const { return m_limits.ratio; }
    QUndoStack& undoStack() { return m_undo; }

    CropHit hit(QPointF widget, const ViewTransform& view) const;
    Qt::CursorShape cursor(const CropHit& hit) const;

    bool isDragging() const { return m_drag.active; }
    void press(QPointF widget, const ViewTransform& view);
    void drag(QPointF widget, const ViewTransform& view);
    void release();
    /// The frame as it was before the drag.
    void cancelDrag();
    /// True when the key meant the frame: arrows (Shift: 10 pixels, Ctrl: size), Enter.
    bool key(const QKeyEvent& event);

    /// For CropCommand: shows a region without a new step.
    void apply(const QRect& region);

Q_SIGNALS:
    void changed(const QRect& region);
    void settled(const QRect& region);

private:
    struct Drag {
        bool active = false;
        bool moved = false; ///< the pointer went far enough to mean it
        CropHit hit;
        QPointF pressed; ///< widget
        QPointF from;    ///< image
        QRect before;
    };

    void show(const QRect& region);
    void settle();
    void push(const QRect& before, const QRect& after);

    crop::Limits m_limits;
    QRect m_region;
    std::vector<QRect> m_recent; ///< settled partial regions, newest last, at most two
    Drag m_drag;
    QUndoStack m_undo;
    QTimer m_pause;
    int m_gesture = 0;
};

} // namespace lunette
