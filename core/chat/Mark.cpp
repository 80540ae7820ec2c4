#include "core/chat/Mark.h"

#include "core/chat/Evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace lunette {

namespace {

double inside(double fraction) {
    return std::isfinite(fraction) ? std::clamp(fraction, 0.0, 1.0) : 0.0;
}

QPointF toPixel(const QRect& crop, double x, double y) {
    return QPointF(crop.topLeft()) +
           QPointF(std::round(inside(x) * crop.width()), std::round(inside(y) * crop.height()));
}

/// A span of at least one pixel that ends at `limit` at the latest.
std::pair<double, double> span(double from, double to, double limit) {
    const double start = std::min({from, to, limit - 1});
    return {start, std::max({from, to, start + 1})};
}

Mark boxMark(const QRect& crop, const Box& box) {
    const QPointF from = toPixel(crop, box.xMin, box.yMin);
    const QPointF to = toPixel(crop, box.xMax, box.yMax);
    const auto [left, right] = span(from.x(), to.x(), crop.x() + crop.width());
    const auto [top, bottom] = span(from.y(), to.y(), crop.y() + crop.height());
    Mark mark;
    mark.box = QRectF(QPointF(left, top), QPointF(right, bottom));
    return mark;
}

Mark pointMark(const QRect& crop, const Point& point) {
    Mark mark;
    mark.point = toPixel(crop, point.x, point.y);
    return mark;
}

} // namespace

std::vector<Mark> marksOf(const Exchange& exchange) {
    std::vector<Mark> marks;
    const auto add = [&](Mark mark) {
        mark.number = int(marks.size()) + 1;
        marks.push_back(std::move(mark));
    };
    for (const Box& box : exchange.objects)
        add(boxMark(exchange.crop, box));
    const std::vector<Mark> asked = exchange.request.skill == Skill::Gaze ? askedMarks(exchange) : std::vector<Mark>();
    for (const Point& point : exchange.points) {
        Mark mark = pointMark(exchange.crop, point);
        if (!asked.empty())
            mark.from = asked.front().centre();
        add(std::move(mark));
    }
    for (const EvidencePart& part : evidenceParts(exchange)) {
        for (const Point& point : part.points) {
            Mark mark = pointMark(exchange.crop, point);
            mark.kind = MarkKind::Evidence;
            mark.label = part.text.simplified();
            add(std::move(mark));
        }
    }
    return marks;
}

std::vector<Mark> askedMarks(const Exchange& exchange) {
    std::vector<Mark> marks;
    for (const SpatialReference& reference : exchange.request.references) {
        const auto& v = reference.values;
        Mark mark =
            reference.isBox ? boxMark(exchange.crop, {v[0], v[1], v[2], v[3]}) : pointMark(exchange.crop, {v[0], v[1]});
        mark.kind = MarkKind::Asked;
        marks.push_back(std::move(mark));
    }
    return marks;
}

BilingualText markText(const Mark& mark) {
    BilingualText text;
    if (mark.isBox()) {
        const QString place = QStringLiteral("x %1, y %2, %3 × %4")
                                  .arg(mark.box.x())
                                  .arg(mark.box.y())
                                  .arg(mark.box.width())
                                  .arg(mark.box.height());
        text = {QStringLiteral("box ") + place, QStringLiteral("方框 ") + place};
    } else {
        const QString place = QStringLiteral("x %1, y %2").arg(mark.point.x()).arg(mark.point.y());
        text = {QStringLiteral("point ") + place, QStringLiteral("点 ") + place};
    }
    if (!mark.label.isEmpty()) {
        text.english += QStringLiteral(": “%1”").arg(mark.label);
        text.chinese += QStringLiteral("：“%1”").arg(mark.label);
    }
    return text;
}

SpatialReference referenceTo(const Mark& place, const QRect& crop) {
    const auto fraction = [&](QPointF image) {
        return QPointF(inside((image.x() - crop.x()) / std::max(1, crop.width())),
                       inside((image.y() - crop.y()) / std::max(1, crop.height())));
    };
    if (!place.isBox()) {
        const QPointF at = fraction(place.point);
        return {false, {at.x(), at.y()}};
    }
    const QPointF from = fraction(place.box.topLeft());
    const QPointF to = fraction(place.box.bottomRight());
    return {true, {from.x(), from.y(), to.x(), to.y()}};
}

QColor markColor(int number) {
    static const std::array<QColor, 6> colors{QColor(0xB4, 0x23, 0x18), QColor(0x1D, 0x4E, 0xD8),
                                              QColor(0x15, 0x6F, 0x3A), QColor(0x7C, 0x2D, 0xA8),
                                              QColor(0x92, 0x4A, 0x00), QColor(0x0B, 0x6B, 0x75)};
    return colors[size_t(std::abs(number)) % colors.size()];
}

} // namespace lunette
