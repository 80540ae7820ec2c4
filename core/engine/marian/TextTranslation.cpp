#include "core/engine/marian/TextTranslation.h"

#include "core/engine/marian/TargetText.h"
#include "core/text/SentenceSplitter.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace lunette {

namespace {

constexpr qsizetype kShortestClause = 12;
constexpr qsizetype kFewestCapitals = 3;

bool isHan(QChar c) {
    return c.unicode() >= 0x3400 && c.unicode() <= 0x9fff;
}

bool isWideMark(QChar c) {
    return QStringView(u"，。！？：；（）、“”…》」").contains(c);
}

bool isQuote(QChar c) {
    return QStringView(u"\"'“”‘’「」『』«»").contains(c);
}

/// Whether the symbol stands between quotation marks.
bool isQuoted(const QString& text, const QString& symbol) {
    const qsizetype at = text.indexOf(symbol);
    const qsizetype end = at + symbol.size();
    return at > 0 && end < text.size() && isQuote(text[at - 1]) && isQuote(text[end]);
}

/// Whether the translator knows too little of a sentence: a frame of strange words is no translation.
bool isMostlyUnknown(const QString& text, const std::vector<ProtectedSpan>& spans, bool fromChinese) {
    qsizetype unknown = 0;
    QString rest = text;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        const bool strange = span->kind == ProtectedKind::Word || span->kind == ProtectedKind::Symbol;
        unknown += strange && span->replacement.isEmpty() ? 1 : 0;
        rest.replace(span->start, span->length, QStringLiteral(" "));
    }
    if (fromChinese)
        return 3 * unknown > std::count_if(rest.begin(), rest.end(), isHan);
    static const QRegularExpression wordStarts(QStringLiteral("(?<!\\p{L})\\p{L}"));
    return unknown > rest.count(wordStarts);
}

/// "OPEN FILE" as "Open file": a small translator has seen few words in capitals.
QString withoutCapitals(const QString& text) {
    const bool isLoud = text == text.toUpper() && text != text.toLower();
    const auto letters = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    if (!isLoud || letters < kFewestCapitals)
        return text;
    QString quiet = text.toLower();
    const auto first = std::find_if(quiet.begin(), quiet.end(), [](QChar c) { return c.isLetter(); });
    *first = first->toUpper();
    return quiet;
}

/// Quoted parts with their quotation marks.
std::vector<ProtectedSpan> withQuotes(const QString& text, std::vector<ProtectedSpan> spans) {
    for (ProtectedSpan& span : spans) {
        const bool between =
            span.start > 0 && span.end() < text.size() && isQuote(text[span.start - 1]) && isQuote(text[span.end()]);
        if (span.kind != ProtectedKind::Quoted && !(span.kind == ProtectedKind::Term && between))
            continue;
        if (!span.replacement.isEmpty())
            span.replacement = text[span.start - 1] + span.replacement + text[span.end()];
        span.start -= 1;
        span.length += 2;
    }
    return spans;
}

} // namespace

TextTranslation::TextTranslation(Rules rules, Translate translate)
    : m_rules(std::move(rules))
    , m_translate(std::move(translate)) {}

Result<QString> TextTranslation::run(const QString& text) const {
    QString result = m_rules.memory ? m_rules.memory(text) : QString();
    if (!result.isEmpty())
        return result;
    for (const TextPart& part : splitText(text)) {
        if (part.kind == TextPart::Kind::Frame) {
            result += part.text;
        } else if (part.kind == TextPart::Kind::Gap) {
            result += gap(result, part.text);
        } else {
            const auto translated = sentence(part.text);
            if (!translated)
                return translated;
            result += *translated;
        }
    }
    return result;
}

/// The space between two sentences of a line.
QString TextTranslation::gap(const QString& before, const QString& space) const {
    const bool wide = !before.isEmpty() && (isHan(before.back()) || isWideMark(before.back()));
    if (m_rules.toChinese)
        return wide ? QString() : space;
    return space.isEmpty() ? QStringLiteral(" ") : space;
}

Result<QString> TextTranslation::sentence(const QString& text) const {
    if (!hasWords(text))
        return text;
    if (const QString known = m_rules.memory ? m_rules.memory(text).simplified() : QString(); !known.isEmpty())
        return known;
    if (m_rules.fits && !m_rules.fits(text))
        return longSentence(text);
    const LabelMarks marks = takeLabelMarks(text);
    const auto terms = termsOf(marks.words);
    if (const auto found = patterned(marks.words, terms))
        return putLabelMarks(marks, matchEnd(marks.words, *found, m_rules.toChinese), m_rules.toChinese);
    const QString fixed = m_rules.phrase && terms.empty() ? m_rules.phrase(marks.words) : QString();
    if (!fixed.isEmpty())
        return putLabelMarks(marks, fixed, m_rules.toChinese);
    auto translated = words(marks.words);
    if (!translated)
        return fail(translated.error());
    if (!*translated && terms.empty())
        return text;
    if (!*translated)
        translated = replaceTerms(marks.words, terms);
    const QString ended = matchEnd(marks.words, **translated, m_rules.toChinese);
    return putLabelMarks(marks, m_rules.fromChinese ? startSentence(marks.words, ended, terms) : ended,
                         m_rules.toChinese);
}

/// By a pattern of the pack. A term of the glossary must be a whole text in quotation marks.
std::optional<QString> TextTranslation::patterned(const QString& text, const std::vector<ProtectedSpan>& terms) const {
    if (!m_rules.patterns)
        return std::nullopt;
    size_t placed = 0;
    const auto quoted = [&](const QString& inner) {
        const auto found = termsOf(inner);
        const bool isTerm = found.size() == 1 && found.front().length == inner.size();
        placed += isTerm ? 1 : 0;
        return isTerm ? keptText(inner, found.front()) : inner;
    };
    const auto label = [&](const QString& inner) {
        const auto translated = sentence(inner);
        placed += termsOf(inner).size();
        return translated ? *translated : inner;
    };
    const auto found = m_rules.patterns->translate(text, {quoted, label});
    return found && placed == terms.size() ? std::optional(tidy(*found)) : std::nullopt;
}

Result<QString> TextTranslation::longSentence(const QString& text) const {
    const auto inWord = [](QChar c) { return c.isLetterOrNumber() && !isHan(c); };
    QString result;
    QChar last; // of the part before
    for (const QString& part : splitLongSentence(text, m_rules.fits)) {
        const QString inner = part.trimmed();
        const bool cutWord = inWord(std::exchange(last, part.back())) && inWord(part.front());
        if (!m_rules.fits(inner)) {
            result += replaceTerms(part, termsOf(part));
            continue;
        }
        const auto translated = sentence(inner);
        if (!translated)
            return translated;
        result += result.isEmpty() || cutWord ? *translated : gap(result, QStringLiteral(" ")) + *translated;
    }
    return result;
}

TextTranslation::Attempt TextTranslation::words(const QString& text) const {
    if (!hasWords(text))
        return std::nullopt;
    auto attempt = m_rules.placeholders.isEmpty() ? unmasked(text) : masked(text);
    return attempt && !*attempt ? clauses(text) : attempt;
}

/// With symbols in the place of what must be kept.
TextTranslation::Attempt TextTranslation::masked(const QString& text) const {
    const auto spans = mergeSpans(text, protectedParts(text), static_cast<size_t>(m_rules.placeholders.size()));
    const MaskedText source = maskText(text, spans, m_rules.placeholders);
    if (!hasWords(source.text) || isMostlyUnknown(text, spans, m_rules.fromChinese))
        return std::nullopt;
    const auto draft = m_translate(withoutCapitals(source.text));
    if (!draft)
        return fail(draft.error());
    if (draft->atLimit || draft->text.isEmpty() || invents(source.text, draft->text))
        return std::nullopt;
    const QString tidied = tidy(draft->text);
    const bool sameQuotes = std::all_of(source.symbols.begin(), source.symbols.end(), [&](const QString& symbol) {
        return isQuoted(source.text, symbol) == isQuoted(tidied, symbol);
    });
    return sameQuotes ? unmaskText(tidied, source) : Attempt(std::nullopt);
}

/// Parts that the translator must copy, and terms. One without placeholders may turn plain numbers into words.
std::vector<ProtectedSpan> TextTranslation::protectedParts(const QString& text) const {
    const bool symbols = !m_rules.placeholders.isEmpty();
    const auto terms = m_rules.terms ? m_rules.terms(text) : std::vector<ProtectedSpan>();
    auto spans = findProtected(text, symbols ? m_rules.known : KnownText(), terms);
    if (!symbols)
        std::erase_if(spans, [](const ProtectedSpan& span) { return span.kind == ProtectedKind::Number; });
    return spans;
}

/// The terms of `text` that no other protected part holds, and markup with terms in it.
std::vector<ProtectedSpan> TextTranslation::termsOf(const QString& text) const {
    if (!m_rules.terms)
        return {};
    auto spans = findProtected(text, {}, m_rules.terms(text));
    std::erase_if(spans, [](const ProtectedSpan& span) { return span.replacement.isEmpty(); });
    return spans;
}

/// The text as it is, then with its terms in the other language, which many models copy; then piece by piece.
TextTranslation::Attempt TextTranslation::unmasked(const QString& text) const {
    const auto spans = protectedParts(text);
    QStringList sources{text};
    if (const QString replaced = replaceTerms(text, spans); replaced != text)
        sources << replaced;
    for (const QString& source : sources) {
        const auto draft = m_translate(source);
        if (!draft)
            return fail(draft.error());
        const QString tidied = tidy(draft->text);
        if (!draft->atLimit && !tidied.isEmpty() && keepsSpans(text, spans, tidied))
            return tidied;
    }
    return spans.empty() ? Attempt(std::nullopt) : framed(text, spans);
}

/// The two halves of a sentence around a comma.
TextTranslation::Attempt TextTranslation::clauses(const QString& text) const {
    const qsizetype middle = text.size() < kShortestClause ? 0 : clauseBreak(text);
    if (middle == 0)
        return std::nullopt;
    QString joined;
    bool any = false;
    for (const QString& half : {text.left(middle), text.mid(middle)}) {
        const QString inner = half.trimmed();
        auto translated = words(inner);
        if (!translated)
            return translated;
        any = any || *translated;
        const QString part =
            *translated ? matchEnd(inner, **translated, m_rules.toChinese) : replaceTerms(inner, termsOf(inner));
        joined += joined.isEmpty() ? part : gap(joined, QStringLiteral(" ")) + part;
    }
    return any ? Attempt(joined) : Attempt(std::nullopt);
}

/// English wants blanks between words that Chinese writes together.
void TextTranslation::appendPiece(QString& text, const QString& piece) const {
    const auto isLetter = [](QChar c) { return c.isLetterOrNumber() && !isHan(c); };
    if (!m_rules.toChinese && !text.isEmpty() && !piece.isEmpty() && isLetter(text.back()) && isLetter(piece.front()))
        text += u' ';
    text += piece;
}

/// The words between the kept parts, each translated by itself.
TextTranslation::Attempt TextTranslation::framed(const QString& text, const std::vector<ProtectedSpan>& spans) const {
    QString result;
    bool any = false;
    qsizetype from = 0;
    auto add = [&](const QString& piece) -> Result<void> {
        const QString inner = piece.trimmed();
        if (!hasWords(inner)) {
            appendPiece(result, piece);
            return {};
        }
        const auto draft = m_translate(inner);
        if (!draft)
            return fail(draft.error());
        const bool usable = !draft->atLimit && !draft->text.isEmpty();
        any = any || usable;
        const qsizetype start = piece.indexOf(inner);
        appendPiece(result, piece.left(start));
        appendPiece(result, usable ? matchEnd(inner, draft->text, m_rules.toChinese) : inner);
        appendPiece(result, piece.mid(start + inner.size()));
        return {};
    };
    for (const ProtectedSpan& span : withQuotes(text, spans)) {
        if (auto added = add(text.mid(from, span.start - from)); !added)
            return fail(added.error());
        appendPiece(result, keptText(text, span));
        from = span.end();
    }
    if (auto added = add(text.mid(from)); !added)
        return fail(added.error());
    if (!any)
        return std::nullopt;
    const QString tidied = tidy(result);
    return keepsSpans(text, spans, tidied) ? tidied : result;
}

/// Whether there is anything to translate: letters of the source language.
bool TextTranslation::hasWords(const QString& text) const {
    const auto characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(), [this](char32_t c) {
        const bool han = QChar::script(c) == QChar::Script_Han;
        return m_rules.fromChinese ? han : QChar::isLetter(c) && !(m_rules.toChinese && han);
    });
}

/// Symbols, digits and Latin words that the masked source does not have (in English: words that are in no list), or
/// words of the source language left over.
bool TextTranslation::invents(const QString& source, const QString& translated) const {
    static const QRegularExpression runs(QStringLiteral("\\d+|[A-Za-z]+"));
    for (const QString& symbol : m_rules.placeholders) {
        if (source.count(symbol) != translated.count(symbol))
            return true;
    }
    if (!m_rules.toChinese && std::any_of(translated.begin(), translated.end(), isHan))
        return true;
    auto found = runs.globalMatch(translated);
    while (found.hasNext()) {
        const QString run = found.next().captured();
        const bool known =
            !m_rules.toChinese && (!m_rules.answerWord || run.front().isDigit() || m_rules.answerWord(run));
        if (!known && !source.contains(run, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QString TextTranslation::tidy(const QString& text) const {
    return tidyTranslation(text, m_rules.toChinese);
}

} // namespace lunette
