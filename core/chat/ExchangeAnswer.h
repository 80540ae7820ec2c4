#pragma once

#include "core/chat/Conversation.h"

namespace lunette {

/// Puts what the model answered into `exchange`: text or found places, thinking, doubtful words, timings, how it ended.
void takeResult(Exchange& exchange, const GenerationResult& result);

/// A doubtful word in a text; offsets in UTF-16 units.
struct WordPlace {
    qsizetype start = 0, length = 0;
    bool operator==(const WordPlace&) const = default;
};

/// Where whole `words` stand in `text`, in the order of the text. A word ends at white space, at the end of the text,
/// or at a sign of punctuation or a CJK character that does not belong to it.
std::vector<WordPlace> placesOfWords(const QString& text, const QStringList& words);

/// `text` with " (?)" after each of `words`.
QString withDoubts(const QString& text, const QStringList& words);

} // namespace lunette
