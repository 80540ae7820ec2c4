#pragma once

#include "core/chat/Conversation.h"

namespace lunette {

/// A piece of the thinking: plain words, or a phrase with the places that it speaks of.
struct EvidencePart {
    QString text;
    std::vector<Point> points; ///< fractions of the crop
    int firstMark = 0;         ///< number of the first point in marksOf(); 0 for plain words

    /// The numbers of its marks.
    std::vector<int> numbers() const;
};

/// The thinking of an answer in its order, without a hole. Spans that overlap or reach outside of the text are cut.
std::vector<EvidencePart> evidenceParts(const Exchange& exchange);

} // namespace lunette
