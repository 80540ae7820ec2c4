#include "core/note/NoteMarks.h"

#include <QPoint>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

/// A fraction of the crop as a pixel of the picture, kept inside the crop.
QPoint toPixel(const QRect& crop, double x, double y) {
    const double insideX = std::clamp(x, 0.0, 1.0) * crop.width();
    const double insideY = std::clamp(y, 0.0, 1.0) * crop.height();
    return crop.topLeft() + QPoint(int(std::lround(insideX)), int(std::lround(insideY)));
}

BilingualText boxText(const QRect& crop, const Box& box) {
    const QPoint from = toPixel(crop, box.xMin, box.yMin);
    const QPoint to = toPixel(crop, box.xMax, box.yMax);
    const QString place =
        QStringLiteral("x %1, y %2, %3 × %4").arg(from.x()).arg(from.y()).arg(to.x() - from.x()).arg(to.y() - from.y());
    return {QStringLiteral("box ") + place, QStringLiteral("方框 ") + place};
}

BilingualText pointText(const QRect& crop, const Point& point) {
    const QPoint at = toPixel(crop, point.x, point.y);
    const QString place = QStringLiteral("x %1, y %2").arg(at.x()).arg(at.y());
    return {QStringLiteral("point ") + place, QStringLiteral("点 ") + place};
}

} // namespace

BilingualText exchangeRemark(const Exchange& exchange) {
    BilingualText remark;
    const auto add = [&](const QString& english, const QString& chinese) {
        remark.english += (remark.english.isEmpty() ? QString() : QStringLiteral(" ")) + english;
        remark.chinese += chinese;
    };
    if (exchange.state == ExchangeState::Stopped || exchange.finish == FinishReason::Cancelled)
        add(QStringLiteral("The answer was stopped before its end."), QStringLiteral("回答在结束前被停止。"));
    else if (exchange.finish == FinishReason::MaxTokens || exchange.finish == FinishReason::ContextFull)
        add(QStringLiteral("The answer was cut at its length limit."), QStringLiteral("回答达到长度上限后被截断。"));
    if (exchange.chineseFallback)
        add(QStringLiteral("The translation keeps English words that the translator does not know."),
            QStringLiteral("译文保留了翻译模型不认识的英文词。"));
    return remark;
}

std::vector<BilingualText> exchangeMarks(const Exchange& exchange) {
    std::vector<BilingualText> marks;
    for (const Box& box : exchange.objects)
        marks.push_back(boxText(exchange.crop, box));
    for (const Point& point : exchange.points)
        marks.push_back(pointText(exchange.crop, point));
    return marks;
}

BilingualText askedPlaces(const Exchange& exchange) {
    BilingualText out;
    for (const SpatialReference& reference : exchange.request.references) {
        const auto& v = reference.values;
        const BilingualText place =
            reference.isBox ? boxText(exchange.crop, {v[0], v[1], v[2], v[3]}) : pointText(exchange.crop, {v[0], v[1]});
        out.english += (out.english.isEmpty() ? QStringLiteral("Asked about: ") : QStringLiteral("; ")) + place.english;
        out.chinese += (out.chinese.isEmpty() ? QStringLiteral("提问位置：") : QStringLiteral("；")) + place.chinese;
    }
    return out;
}

} // namespace lunette
