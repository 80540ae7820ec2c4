#pragma once

#include <QHash>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace lunette {

/// A word of a class of SentencePatterns.
struct PatternWord {
    QString english, plural, chinese, measure;
};

/// Words that may stand in a slot.
class PatternWords {
public:
    void add(const PatternWord& word);

    /// The word that `text` is; null when it is none. Case does not count.
    const PatternWord* english(const QString& text, bool plural) const;
    const PatternWord* chinese(const QString& text) const;
    bool isMeasure(const QString& text) const { return m_measures.contains(text); }
    qsizetype longest() const { return m_longest; } ///< characters of any form

private:
    std::vector<PatternWord> m_words;
    QHash<QString, size_t> m_singular, m_plural, m_chinese;
    QStringList m_measures;
    qsizetype m_longest = 0;
};

using PatternClasses = QHash<QString, PatternWords>;

/// What stands in the slots of a sentence that fits.
struct SlotValue {
    std::optional<PatternWord> word;
    QStringList texts;
    QString more;                                            ///< "3" of a list that ends in "and 3 more"
    std::vector<std::pair<PatternWord, PatternWord>> counts; ///< number, what is counted
};
using SlotValues = QHash<QString, SlotValue>;

/// One side of a pattern.
struct PatternPart {
    enum class Kind { Literal, Choice, Article, Word, Quoted, List, Digits, Protected, Label, Counts };
    Kind kind = Kind::Literal;
    QString text;          ///< of a literal; the class of a word
    QString slot;          ///< name and number, the same on both sides
    QChar form = {};       ///< 's' plural, 'm' measure word, or null
    QStringList ways = {}; ///< of a choice
};
using PatternParts = std::vector<PatternPart>;

/// The parts of one side; [a|b] without slots inside is a choice. Nothing when a slot is of no class or not closed.
std::optional<PatternParts> patternParts(const QString& side, const PatternClasses& classes, bool chinese);

/// `sentence` without end marks, and without blanks beside Chinese characters that are outside quotation marks.
QString patternText(const QString& sentence, bool chinese);

/// What stands in the slots when `text` (of patternText) fits `parts`.
std::optional<SlotValues> matchPattern(const PatternParts& parts, const QString& text, const PatternClasses& classes,
                                       bool chinese);

} // namespace lunette
