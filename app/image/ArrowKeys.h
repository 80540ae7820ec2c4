#pragma once

#include <QPoint>

namespace lunette {

/// One step in the direction of an arrow key, y downwards; null for other keys.
inline QPoint arrowStep(int key) {
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace lunette
