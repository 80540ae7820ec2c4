#pragma once

#include <QString>

#include <vector>

namespace lunette {

/// A part of a text; offsets in UTF-16 units.
struct TextRange {
    qsizetype start = 0, length = 0;

    qsizetype end() const { return start + length; }
    bool isEmpty() const { return length == 0; }
    bool contains(qsizetype at) const { return at >= start && at < end(); }
    bool operator==(const TextRange&) const = default;
};

/// Sentences that say the same in both languages; one is TextRange() when the other language says nothing of it.
struct SentencePair {
    TextRange english, chinese;
    bool operator==(const SentencePair&) const = default;
};

/// Which sentences of a text and its translation belong together, in reading order; every sentence is in one pair.
/// Lines belong to lines; where the numbers of lines or of sentences of a line differ, their lengths decide (Gale and
/// Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993). Line ends, list marks and code are in no
/// pair of their own. Takes time in proportion to the texts. Any thread.
std::vector<SentencePair> alignSentences(const QString& english, const QString& chinese);

} // namespace lunette
