#pragma once

#include "core/text/ProtectedText.h"

#include <QHash>
#include <QString>

#include <vector>

namespace lunette {

/// One row of a glossary. Both sides are one line without blanks around them; `note` is for people.
struct GlossaryTerm {
    QString english, chinese, note;

    bool isComplete() const { return !english.isEmpty() && !chinese.isEmpty(); }
    bool operator==(const GlossaryTerm&) const = default;
};

/// Finds the terms of a text in either language. Of rows with the same word the last counts. Any thread; constant.
///
/// Latin words match as whole words, whatever their capitals, unless the term has capitals inside a word (GitHub, API):
/// then letter for letter. Chinese matches anywhere. Of matches that overlap the longest is taken.
class Glossary {
public:
    explicit Glossary(std::vector<GlossaryTerm> terms = {});

    const std::vector<GlossaryTerm>& terms() const { return m_terms; }
    bool isEmpty() const { return m_terms.empty(); }

    /// The terms in `text`, sorted, with what stands there in the other language as replacement.
    std::vector<ProtectedSpan> find(const QString& text, bool fromChinese) const;

private:
    /// Positions of terms by their first word or character, the longest term first.
    using Index = QHash<QString, std::vector<size_t>>;

    QString side(size_t term, bool chinese) const { return chinese ? m_terms[term].chinese : m_terms[term].english; }
    Index indexOf(bool chinese) const;

    std::vector<GlossaryTerm> m_terms; ///< complete ones
    Index m_english, m_chinese;
};

/// What two sides have in common when they name the same word: the words as they are when they have capitals inside,
/// else without capitals.
QString glossaryKey(const QString& term);

} // namespace lunette
