#include "core/text/Glossary.h"

#include <algorithm>

namespace lunette {

namespace {

/// Letters and digits of scripts that put blanks between words.
bool isWordCharacter(QChar c) {
    switch (QChar::script(c.unicode())) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return false;
    default:
        return c.isLetterOrNumber() || c.isMark() || c == u'_';
    }
}

bool joinsWords(QChar c) {
    return c == u'-' || c == u'\'' || c == QChar(0x2019);
}

/// Whether the word at `place` began before it: "only" of "read-only".
bool continuesBefore(const QString& text, qsizetype place) {
    if (place < 1 || !isWordCharacter(text[place]))
        return false;
    if (isWordCharacter(text[place - 1]))
        return true;
    return place > 1 && joinsWords(text[place - 1]) && isWordCharacter(text[place - 2]);
}

bool continuesAfter(const QString& text, qsizetype end) {
    if (end >= text.size() || !isWordCharacter(text[end - 1]))
        return false;
    if (isWordCharacter(text[end]))
        return true;
    return end + 1 < text.size() && joinsWords(text[end]) && isWordCharacter(text[end + 1]);
}

/// "GitHub", "API", "iPhone"; not "Save As".
bool hasInnerCapitals(const QString& term) {
    for (qsizetype i = 1; i < term.size(); ++i) {
        if (term[i].isUpper() && isWordCharacter(term[i - 1]))
            return true;
    }
    return false;
}

/// The word at `place` without capitals, or the character that is none.
QString firstPart(const QString& text, qsizetype place) {
    qsizetype end = place;
    while (end < text.size() && isWordCharacter(text[end]))
        ++end;
    return text.mid(place, std::max<qsizetype>(end - place, 1)).toCaseFolded();
}

bool standsAt(const QString& text, qsizetype place, const QString& term) {
    const auto capitals = hasInnerCapitals(term) ? Qt::CaseSensitive : Qt::CaseInsensitive;
    return QStringView(text).mid(place, term.size()).compare(term, capitals) == 0 &&
           !continuesAfter(text, place + term.size());
}

/// The longest spans that do not overlap, in the order of the text.
std::vector<ProtectedSpan> longestApart(std::vector<ProtectedSpan> spans) {
    std::stable_sort(spans.begin(), spans.end(),
                     [](const ProtectedSpan& a, const ProtectedSpan& b) { return a.length > b.length; });
    qsizetype end = 0;
    for (const ProtectedSpan& span : spans)
        end = std::max(end, span.end());
    std::vector<bool> taken(static_cast<size_t>(end), false);
    std::erase_if(spans, [&taken](const ProtectedSpan& span) {
        const auto begin = taken.begin() + span.start;
        if (std::find(begin, begin + span.length, true) != begin + span.length)
            return true;
        std::fill_n(begin, span.length, true);
        return false;
    });
    std::sort(spans.begin(), spans.end(),
              [](const ProtectedSpan& a, const ProtectedSpan& b) { return a.start < b.start; });
    return spans;
}

} // namespace

QString glossaryKey(const QString& term) {
    return hasInnerCapitals(term) ? term : term.toCaseFolded();
}

Glossary::Glossary(std::vector<GlossaryTerm> terms)
    : m_terms(std::move(terms)) {
    std::erase_if(m_terms, [](const GlossaryTerm& term) { return !term.isComplete(); });
    m_english = indexOf(false);
    m_chinese = indexOf(true);
}

Glossary::Index Glossary::indexOf(bool chinese) const {
    QHash<QString, size_t> last;
    for (size_t i = 0; i < m_terms.size(); ++i)
        last[glossaryKey(side(i, chinese))] = i;
    Index index;
    for (const size_t term : std::as_const(last))
        index[firstPart(side(term, chinese), 0)].push_back(term);
    for (std::vector<size_t>& found : index) {
        std::sort(found.begin(), found.end(), [&](size_t a, size_t b) {
            const QString first = side(a, chinese), second = side(b, chinese);
            return first.size() != second.size() ? first.size() > second.size()
                                                 : hasInnerCapitals(first) && !hasInnerCapitals(second);
        });
    }
    return index;
}

std::vector<ProtectedSpan> Glossary::find(const QString& text, bool fromChinese) const {
    const Index& index = fromChinese ? m_chinese : m_english;
    std::vector<ProtectedSpan> spans;
    for (qsizetype place = 0; place < text.size() && !index.isEmpty(); ++place) {
        if (continuesBefore(text, place))
            continue;
        const auto candidates = index.constFind(firstPart(text, place));
        if (candidates == index.cend())
            continue;
        for (const size_t term : *candidates) {
            const QString words = side(term, fromChinese);
            if (standsAt(text, place, words))
                spans.push_back({place, words.size(), ProtectedKind::Term, side(term, !fromChinese)});
        }
    }
    return longestApart(std::move(spans));
}

} // namespace lunette
