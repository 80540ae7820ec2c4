#include "core/chat/Evidence.h"

#include <algorithm>

namespace lunette {

std::vector<int> EvidencePart::numbers() const {
    std::vector<int> all;
    for (size_t i = 0; i < points.size(); ++i)
        all.push_back(firstMark + int(i));
    return all;
}

std::vector<EvidencePart> evidenceParts(const Exchange& exchange) {
    std::vector<EvidencePart> parts;
    if (!exchange.reasoning)
        return parts;
    const std::u32string text = QString::fromStdString(exchange.reasoning->text).toStdU32String();
    const auto piece = [&](size_t from, size_t to) { return QString::fromStdU32String(text.substr(from, to - from)); };
    const auto inText = [&](int offset, size_t least) {
        return std::clamp(size_t(std::max(0, offset)), least, text.size());
    };
    std::vector<GroundedSpan> spans = exchange.reasoning->grounding;
    std::stable_sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    int number = int(exchange.objects.size() + exchange.points.size()) + 1;
    size_t done = 0;
    for (const GroundedSpan& span : spans) {
        if (span.points.empty())
            continue;
        const size_t start = inText(span.start, done);
        const size_t end = inText(span.end, start);
        if (start > done)
            parts.push_back({piece(done, start), {}, 0});
        parts.push_back({piece(start, end), span.points, number});
        number += int(span.points.size());
        done = end;
    }
    if (done < text.size())
        parts.push_back({piece(done, text.size()), {}, 0});
    return parts;
}

} // namespace lunette
