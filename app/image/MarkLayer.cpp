#include "app/image/MarkLayer.h"

#include "app/image/CropPainter.h"
#include "app/support/ErrorText.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>

namespace lunette {

namespace {

constexpr double kReach = 5; ///< how far from what is painted the pointer still takes a mark

double area(const MarkShape& shape) {
    return shape.box.width() * shape.box.height();
}

} // namespace

MarkLayer::MarkLayer(QObject* parent)
    : QObject(parent) {}

void MarkLayer::setMarks(std::vector<Mark> marks) {
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    m_lit.clear();
    m_kept.clear();
    setCurrent(0);
    setHovered(0);
    Q_EMIT changed();
}

const Mark* MarkLayer::find(int number) const {
    const auto found =
        std::find_if(m_marks.begin(), m_marks.end(), [number](const Mark& mark) { return mark.number == number; });
    return number > 0 && found != m_marks.end() ? &*found : nullptr;
}

bool MarkLayer::isShown(const Mark& mark) const {
    return mark.kind != MarkKind::Evidence || toneOf(mark) != MarkTone::Plain;
}

MarkTone MarkLayer::toneOf(const Mark& mark) const {
    if (mark.number <= 0)
        return MarkTone::Plain;
    if (mark.number == m_current || mark.number == m_hovered)
        return MarkTone::Current;
    return m_lit.contains(mark.number) || m_kept.contains(mark.number) ? MarkTone::Lit : MarkTone::Plain;
}

std::vector<Mark> MarkLayer::shown() const {
    std::vector<Mark> all;
    std::copy_if(m_marks.begin(), m_marks.end(), std::back_inserter(all),
                 [this](const Mark& mark) { return isShown(mark); });
    return all;
}

std::vector<const Mark*> MarkLayer::stacked() const {
    std::vector<const Mark*> all;
    for (const Mark& mark : m_marks) {
        if (isShown(mark))
            all.push_back(&mark);
    }
    std::stable_sort(all.begin(), all.end(), [this](const Mark* a, const Mark* b) { return toneOf(*a) < toneOf(*b); });
    return all;
}

void MarkLayer::setCurrent(int number) {
    if (number == m_current)
        return;
    m_current = number;
    Q_EMIT changed();
    Q_EMIT currentChanged(number);
}

bool MarkLayer::step(bool forward) {
    std::vector<int> numbers;
    for (const Mark& mark : m_marks) {
        if (mark.number > 0 && isShown(mark))
            numbers.push_back(mark.number);
    }
    const auto at = std::find(numbers.begin(), numbers.end(), m_current);
    const bool atEnd = forward ? at != numbers.end() && at + 1 == numbers.end() : at == numbers.begin();
    if (numbers.empty() || atEnd) {
        setCurrent(0);
        return false;
    }
    if (at == numbers.end())
        setCurrent(forward ? numbers.front() : numbers.back());
    else
        setCurrent(forward ? *(at + 1) : *(at - 1));
    return true;
}

void MarkLayer::setHovered(int number) {
    if (number == m_hovered)
        return;
    m_hovered = number;
    Q_EMIT changed();
    Q_EMIT hoveredChanged(number);
}

void MarkLayer::setLit(std::set<int> numbers) {
    m_lit = std::move(numbers);
    Q_EMIT changed();
}

void MarkLayer::setKept(std::set<int> numbers) {
    m_kept = std::move(numbers);
    Q_EMIT changed();
}

/// Buttons, then numbers from the top one down, then the smallest box around the pointer.
MarkHit MarkLayer::hit(QPointF widget, const ViewTransform& view, const QRectF& viewport, double lineHeight) const {
    const std::vector<const Mark*> all = stacked();
    MarkHit body;
    double smallest = 0;
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        const Mark& mark = **it;
        if (mark.number <= 0)
            continue;
        const MarkShape shape = shapeOf(mark, view, viewport, lineHeight);
        if (toneOf(mark) == MarkTone::Current && shape.button.adjusted(-2, -2, 2, 2).contains(widget))
            return {mark.number, MarkHit::Part::Button};
        const bool onPoint = !mark.isBox() && QLineF(widget, shape.point).length() <= 2 * kReach;
        if (onPoint || QLineF(widget, shape.badge).length() <= shape.radius + kReach)
            return {mark.number, MarkHit::Part::Number};
        const bool inBox = mark.isBox() && shape.box.adjusted(-kReach, -kReach, kReach, kReach).contains(widget);
        if (inBox && (body.number == 0 || area(shape) < smallest)) {
            body = {mark.number, MarkHit::Part::Body};
            smallest = area(shape);
        }
    }
    return body;
}

void MarkLayer::paint(QPainter& painter, const ViewTransform& view, const QRectF& viewport) const {
    const double lineHeight = painter.fontMetrics().height();
    const std::vector<const Mark*> all = stacked();
    for (const Mark* mark : all)
        paintMarkLine(painter, *mark, view);
    for (const Mark* mark : all) {
        const MarkShape shape = shapeOf(*mark, view, viewport, lineHeight);
        const MarkTone tone = toneOf(*mark);
        paintMark(painter, *mark, shape, tone);
        if (tone != MarkTone::Current)
            continue;
        const BilingualText words = markText(*mark);
        const QPointF below = mark->isBox() ? shape.box.bottomLeft() : shape.point;
        paintLabel(painter,
                   QStringLiteral("%1: %2").arg(mark->number).arg(isChineseInterface() ? words.chinese : words.english),
                   below + QPointF(0, 8), viewport.adjusted(4, 4, -4, -4));
    }
}

} // namespace lunette
