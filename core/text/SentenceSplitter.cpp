#include "core/text/SentenceSplitter.h"

#include "core/text/ProtectedText.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace lunette {

namespace {

constexpr qsizetype kLongestAbbreviation = 12;
constexpr qsizetype kMostLabelGaps = 2; // a label of a row has up to three words

bool isWideEnd(QChar c) {
    return QStringView(u"。！？；").contains(c);
}

bool isNarrowEnd(QChar c) {
    return QStringView(u".!?…").contains(c);
}

bool isCloser(QChar c) {
    return QStringView(u"\"'”’）)】」』》]").contains(c);
}

bool isHan(QChar c) {
    return c.unicode() >= 0x3400 && c.unicode() <= 0x9fff;
}

/// The word that ends right before the full stop at `dot`, with inner full stops ("e.g").
QString wordBefore(const QString& line, qsizetype dot) {
    qsizetype start = dot;
    while (start > 0 && dot - start < kLongestAbbreviation && (line[start - 1].isLetter() || line[start - 1] == u'.') &&
           !isHan(line[start - 1]))
        --start;
    return line.mid(start, dot - start);
}

/// Whether a full stop after `word` ends no sentence; `before` and `next`: the characters around the word and its stop.
bool isAbbreviation(const QString& word, QChar before, QChar next) {
    static const QSet<QString> always = {
        QStringLiteral("mr"),   QStringLiteral("mrs"),  QStringLiteral("ms"),   QStringLiteral("dr"),
        QStringLiteral("prof"), QStringLiteral("st"),   QStringLiteral("sr"),   QStringLiteral("jr"),
        QStringLiteral("vs"),   QStringLiteral("e.g"),  QStringLiteral("i.e"),  QStringLiteral("cf"),
        QStringLiteral("ca"),   QStringLiteral("resp"), QStringLiteral("incl"), QStringLiteral("approx"),
        QStringLiteral("dept"), QStringLiteral("est"),  QStringLiteral("viz"),  QStringLiteral("al")};
    static const QSet<QString> beforeNumbers = {
        QStringLiteral("no"),   QStringLiteral("nos"), QStringLiteral("fig"), QStringLiteral("figs"),
        QStringLiteral("p"),    QStringLiteral("pp"),  QStringLiteral("vol"), QStringLiteral("ch"),
        QStringLiteral("sec"),  QStringLiteral("ver"), QStringLiteral("eq"),  QStringLiteral("art"),
        QStringLiteral("jan"),  QStringLiteral("feb"), QStringLiteral("mar"), QStringLiteral("apr"),
        QStringLiteral("jun"),  QStringLiteral("jul"), QStringLiteral("aug"), QStringLiteral("sep"),
        QStringLiteral("sept"), QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec")};
    const QString lower = word.toLower();
    const bool isInitial = word.size() == 1 && word[0].isUpper() && word != QStringLiteral("I") &&
                           (before.isNull() || before.isSpace() || before == u'(');
    return isInitial || always.contains(lower) || (next.isDigit() && beforeNumbers.contains(lower));
}

/// A line that is only "12" so far: the full stop belongs to a list number.
bool isListNumber(const QString& line, qsizetype begin, qsizetype dot) {
    const QStringView number = QStringView(line).mid(begin, dot - begin);
    return !number.isEmpty() && number.size() <= 3 &&
           std::all_of(number.begin(), number.end(), [](QChar c) { return c.isDigit(); });
}

/// Finds where sentences of one line end.
class SentenceScanner {
public:
    explicit SentenceScanner(const QString& line)
        : m_line(line)
        , m_closed(findProtected(line)) {}

    /// The end of the sentence that starts at `begin`: after its closing mark and quotes, or the end of the line.
    qsizetype end(qsizetype begin) const {
        qsizetype at = begin;
        while (at < m_line.size()) {
            if (!isWideEnd(m_line[at]) && !isNarrowEnd(m_line[at])) {
                ++at;
                continue;
            }
            const qsizetype first = at;
            while (at < m_line.size() && (isWideEnd(m_line[at]) || isNarrowEnd(m_line[at])))
                ++at;
            while (at < m_line.size() && isCloser(m_line[at]))
                ++at;
            if (endsHere(begin, first, at))
                return at;
        }
        return m_line.size();
    }

private:
    /// `first`: the first closing mark; `at`: behind the last one and its quotes.
    bool endsHere(qsizetype begin, qsizetype first, qsizetype at) const {
        if (at >= m_line.size())
            return true;
        if (isInsideClosed(at))
            return false;
        const auto marks = QStringView(m_line).mid(first, at - first);
        if (std::any_of(marks.begin(), marks.end(), isWideEnd))
            return true;
        const QChar next = nextVisible(at);
        const bool spaced = m_line[at].isSpace();
        if (!spaced && !(isHan(next) && m_line[first] != u'…'))
            return false;
        if (next.isLower() || next.isNull())
            return next.isNull();
        const bool single = m_line[first] == u'.' && marks.count(u'.') == 1;
        if (!single)
            return m_line[first] != u'…' || next.isUpper() || isHan(next);
        const QString word = wordBefore(m_line, first);
        const qsizetype wordStart = first - word.size();
        const QChar before = wordStart > 0 ? m_line[wordStart - 1] : QChar();
        return !isListNumber(m_line, begin, first) && !isAbbreviation(word, before, next);
    }

    QChar nextVisible(qsizetype at) const {
        while (at < m_line.size() && (m_line[at].isSpace() || isOpener(m_line[at])))
            ++at;
        return at < m_line.size() ? m_line[at] : QChar();
    }

    static bool isOpener(QChar c) { return QStringView(u"\"'“‘（(【「『《[*_").contains(c); }

    bool isInsideClosed(qsizetype at) const {
        const auto next =
            std::lower_bound(m_closed.begin(), m_closed.end(), at,
                             [](const ProtectedSpan& span, qsizetype place) { return span.end() <= place; });
        return next != m_closed.end() && next->start < at;
    }

    const QString& m_line;
    std::vector<ProtectedSpan> m_closed;
};

/// The indent and the marks of headings, quotations, lists, tasks and tables before the words of a line.
qsizetype frameLength(const QString& line) {
    static const QRegularExpression frame(QStringLiteral(
        "^\\s*(?:>\\s?)*\\s*(?:#{1,6}\\s+|[-*+•·]\\s+(?:\\[[ xX]\\]\\s+)?|\\d{1,3}[.)]\\s+|\\d{1,3}、\\s*"
        "|[（(][0-9a-zA-Z一二三四五六七八九十]{1,2}[)）]\\s*|[一二三四五六七八九十]{1,2}、\\s*)?"));
    return frame.match(line).capturedLength();
}

bool isFence(const QString& line) {
    const QString words = line.trimmed();
    return words.startsWith(QStringLiteral("```")) || words.startsWith(QStringLiteral("~~~"));
}

/// Labels that stand apart in one line, as a menu bar is read: "File  Edit  View". Their gaps are two blanks or more.
QStringList labelRow(const QString& words) {
    static const QRegularExpression wide(QStringLiteral("(?<=\\S)(?=\\s{2})|(?<=\\s{2})(?=\\S)"));
    static const QRegularExpression label(QStringLiteral("^\\s+$|^[^\\p{Ll}\\s](?:[^\\s.,;。，；]|\\s(?!\\s)){0,30}$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QStringList parts = words.split(wide);
    const bool all = std::all_of(parts.begin(), parts.end(), [](const QString& part) {
        return label.match(part).hasMatch() && (part.trimmed().isEmpty() || part.count(u' ') <= kMostLabelGaps);
    });
    return parts.size() > 1 && all ? parts : QStringList{words};
}

class TextSplitter {
public:
    void addLine(const QString& line) {
        const bool fence = isFence(line);
        if (fence || m_inCode) {
            m_inCode = fence != m_inCode;
            addFrame(line);
            return;
        }
        const qsizetype frame = frameLength(line);
        addFrame(line.left(frame));
        const QString words = line.mid(frame);
        if (words.startsWith(u'|'))
            addCells(words, u'|');
        else
            addCells(words, u'\t');
    }

    /// Neighbouring frames become one.
    void addFrame(const QString& text) {
        if (text.isEmpty())
            return;
        if (!m_parts.empty() && m_parts.back().kind == TextPart::Kind::Frame)
            m_parts.back().text += text;
        else
            m_parts.push_back({TextPart::Kind::Frame, text});
    }

    std::vector<TextPart> take() { return std::move(m_parts); }

private:
    void addCells(const QString& row, QChar separator) {
        qsizetype from = 0;
        for (qsizetype at = row.indexOf(separator); at >= 0; at = row.indexOf(separator, from)) {
            addWords(row.mid(from, at - from));
            addFrame(QString(separator));
            from = at + 1;
        }
        addWords(row.mid(from));
    }

    void addWords(const QString& words) {
        const QString inner = words.trimmed();
        if (inner.isEmpty()) {
            addFrame(words);
            return;
        }
        const qsizetype start = words.indexOf(inner);
        addFrame(words.left(start));
        const QStringList labels = labelRow(inner);
        for (const QString& label : labels) {
            if (label.front().isSpace()) {
                addFrame(label);
                continue;
            }
            for (TextPart& part : splitSentences(label))
                m_parts.push_back(std::move(part));
        }
        addFrame(words.mid(start + inner.size()));
    }

    std::vector<TextPart> m_parts;
    bool m_inCode = false;
};

/// The place nearest to the middle that is good and not between the halves of one character; 0 when there is none.
template <class IsGood>
qsizetype nearestToMiddle(const QString& text, IsGood isGood) {
    const qsizetype middle = text.size() / 2;
    for (qsizetype away = 0; away <= middle; ++away) {
        for (const qsizetype at : {middle + away, middle - away}) {
            if (at > 0 && at < text.size() && !text[at].isLowSurrogate() && isGood(at))
                return at;
        }
    }
    return 0;
}

/// Marks the places inside protected parts.
std::vector<bool> closedPlaces(const QString& text) {
    std::vector<bool> closed(static_cast<size_t>(text.size()) + 1, false);
    for (const ProtectedSpan& span : findProtected(text)) {
        for (qsizetype at = span.start + 1; at < span.end(); ++at)
            closed[static_cast<size_t>(at)] = true;
    }
    return closed;
}

bool isClauseEnd(const QString& text, qsizetype at) {
    const QChar before = text[at - 1];
    return QStringView(u"，、；：").contains(before) || (QStringView(u",;:").contains(before) && text[at].isSpace());
}

/// Where a long sentence is cut in two; 0 when it is one character.
qsizetype cutPlace(const QString& text) {
    const auto closed = closedPlaces(text);
    auto isOpen = [&](qsizetype at) { return !closed[static_cast<size_t>(at)]; };
    if (const qsizetype at = nearestToMiddle(text, [&](qsizetype i) { return isOpen(i) && isClauseEnd(text, i); }))
        return at;
    if (const qsizetype at = nearestToMiddle(text, [&](qsizetype i) { return isOpen(i) && text[i].isSpace(); }))
        return at;
    if (const qsizetype at = nearestToMiddle(text, isOpen))
        return at;
    return nearestToMiddle(text, [](qsizetype) { return true; });
}

} // namespace

std::vector<TextPart> splitSentences(const QString& line) {
    const SentenceScanner scanner(line);
    std::vector<TextPart> parts;
    qsizetype begin = 0;
    while (begin < line.size()) {
        const qsizetype end = scanner.end(begin);
        qsizetype next = end;
        while (next < line.size() && line[next].isSpace())
            ++next;
        parts.push_back({TextPart::Kind::Sentence, line.mid(begin, end - begin)});
        if (next < line.size() || next > end)
            parts.push_back({TextPart::Kind::Gap, line.mid(end, next - end)});
        begin = next;
    }
    return parts;
}

std::vector<TextPart> splitText(const QString& text) {
    static const QRegularExpression lineEnd(QStringLiteral("\\r\\n|[\\n\\r\\x{2028}\\x{2029}\\f\\v]"));
    TextSplitter splitter;
    qsizetype from = 0;
    auto ends = lineEnd.globalMatch(text);
    while (ends.hasNext()) {
        const auto match = ends.next();
        splitter.addLine(text.mid(from, match.capturedStart() - from));
        splitter.addFrame(match.captured());
        from = match.capturedEnd();
    }
    splitter.addLine(text.mid(from));
    return splitter.take();
}

qsizetype clauseBreak(const QString& sentence) {
    const auto closed = closedPlaces(sentence);
    return nearestToMiddle(sentence,
                           [&](qsizetype at) { return !closed[static_cast<size_t>(at)] && isClauseEnd(sentence, at); });
}

std::vector<QString> splitLongSentence(const QString& sentence, const std::function<bool(const QString&)>& fits) {
    const qsizetype cut = fits(sentence) ? 0 : cutPlace(sentence);
    if (cut == 0)
        return {sentence};
    std::vector<QString> parts = splitLongSentence(sentence.left(cut), fits);
    for (QString& part : splitLongSentence(sentence.mid(cut), fits))
        parts.push_back(std::move(part));
    return parts;
}

} // namespace lunette
