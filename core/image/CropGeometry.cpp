#include "core/image/CropGeometry.h"

#include <algorithm>
#include <cmath>

namespace lunette::crop {

namespace {

/// One axis of a frame that starts at `anchor` and grows in `sign` direction.
struct Span {
    int anchor = 0;
    int sign = 1;
    int length = 0;
    int room = 0; ///< longest length inside the image

    Span(int from, int to, int limit)
        : anchor(std::clamp(from, 0, limit))
        , sign(to < from ? -1 : 1) {
        if (roomOn(sign, limit) == 0)
            sign = -sign;
        room = roomOn(sign, limit);
        const int wanted = (std::clamp(to, 0, limit) - anchor) * sign;
        length = std::clamp(wanted, 1, room);
    }

    int roomOn(int side, int limit) const { return side < 0 ? anchor : limit - anchor; }
    int start() const { return sign < 0 ? anchor - length : anchor; }
};

int rounded(double value, int most) {
    return std::clamp(int(std::lround(value)), 1, most);
}

/// A length of `length` around `centre`, shifted into 0..limit.
int centredStart(double centre, int length, int limit) {
    return std::clamp(int(std::lround(centre - length / 2.0)), 0, limit - length);
}

/// One edge dragged while the ratio holds: the other axis follows around its centre.
QRect resizedSide(const Limits& limits, const QRect& frame, const QRect& dragged, bool horizontal) {
    const double perUnit = horizontal ? double(limits.ratio.height()) / limits.ratio.width()
                                      : double(limits.ratio.width()) / limits.ratio.height();
    const int across = horizontal ? limits.image.height() : limits.image.width();
    int length = horizontal ? dragged.width() : dragged.height();
    int other = rounded(length * perUnit, across);
    if (other == across)
        length = rounded(across / perUnit, length);
    if (horizontal) {
        const int x = dragged.x() == frame.x() ? frame.x() : dragged.x() + dragged.width() - length;
        return {x, centredStart(frame.y() + frame.height() / 2.0, other, across), length, other};
    }
    const int y = dragged.y() == frame.y() ? frame.y() : dragged.y() + dragged.height() - length;
    return {centredStart(frame.x() + frame.width() / 2.0, other, across), y, other, length};
}

} // namespace

QRect between(const Limits& limits, QPoint anchor, QPoint moving) {
    Span x(anchor.x(), moving.x(), limits.image.width());
    Span y(anchor.y(), moving.y(), limits.image.height());
    if (!limits.ratio.isEmpty()) {
        const double wide = limits.ratio.width();
        const double high = limits.ratio.height();
        const double wanted = std::max(x.length / wide, y.length / high);
        const double unit = std::min({wanted, x.room / wide, y.room / high});
        x.length = rounded(unit * wide, x.room);
        y.length = rounded(unit * high, y.room);
    }
    return {x.start(), y.start(), x.length, y.length};
}

QRect moved(QSize image, const QRect& frame, QPoint delta) {
    const int x = std::clamp(frame.x() + delta.x(), 0, std::max(0, image.width() - frame.width()));
    const int y = std::clamp(frame.y() + delta.y(), 0, std::max(0, image.height() - frame.height()));
    return {QPoint(x, y), frame.size()};
}

QRect resized(const Limits& limits, const QRect& frame, Edges edges, QPoint delta) {
    const bool sideways = edges & (Left | Right);
    const bool upright = edges & (Top | Bottom);
    const int left = frame.x(), right = frame.x() + frame.width();
    const int top = frame.y(), bottom = frame.y() + frame.height();
    const QPoint anchor((edges & Left) ? right : left, (edges & Top) ? bottom : top);
    QPoint moving((edges & Left) ? left : right, (edges & Top) ? top : bottom);
    if (sideways)
        moving.rx() += delta.x();
    if (upright)
        moving.ry() += delta.y();
    if (limits.ratio.isEmpty() || (sideways && upright))
        return between(limits, anchor, moving);
    const QRect dragged = between({limits.image, QSize()}, anchor, moving);
    return resizedSide(limits, frame, dragged, sideways);
}

QRect fittedTo(const Limits& limits, const QRect& frame) {
    if (limits.ratio.isEmpty())
        return frame;
    const double wide = limits.ratio.width();
    const double high = limits.ratio.height();
    const double unit = std::min(frame.width() / wide, frame.height() / high);
    const int width = rounded(unit * wide, frame.width());
    const int height = rounded(unit * high, frame.height());
    return {frame.x() + (frame.width() - width) / 2, frame.y() + (frame.height() - height) / 2, width, height};
}

} // namespace lunette::crop
