#include "core/text/SentencePattern.h"

#include <QRegularExpression>

#include <algorithm>

namespace lunette {

namespace {

using Kind = PatternPart::Kind;

constexpr qsizetype kLongestLabel = 40;
constexpr size_t kMostParts = 60;

bool isHan(QChar c) {
    return c.unicode() >= 0x3400 && c.unicode() <= 0x9fff;
}

/// The quotation mark that closes `open`; null when it opens nothing.
QChar closing(QChar open) {
    static const QString kOpen = QStringLiteral("\"“「『«");
    static const QString kClose = QStringLiteral("\"”」』»");
    const qsizetype at = kOpen.indexOf(open);
    return at < 0 ? QChar() : kClose[at];
}

/// Tries to lay the parts over a text, from left to right.
class Matcher {
public:
    Matcher(const PatternParts& parts, const PatternClasses& classes, bool chinese)
        : m_parts(parts)
        , m_classes(classes)
        , m_chinese(chinese) {}

    bool match(size_t at, const QString& text);
    SlotValues values;

private:
    bool matchArticle(size_t at, const QString& text);
    bool matchWord(size_t at, const QString& text);
    bool matchMeasure(size_t at, const QString& text);
    bool matchQuoted(size_t at, const QString& text);
    bool matchDigits(size_t at, const QString& text);
    bool matchProtected(size_t at, const QString& text);
    bool matchLabel(size_t at, const QString& text);
    bool matchCounts(size_t at, const QString& text);
    bool rest(size_t at, const QString& text, const SlotValue& value);
    bool endsWord(const QString& text, qsizetype length) const;
    QString separator(const QString& text) const;

    const PatternParts& m_parts;
    const PatternClasses& m_classes;
    bool m_chinese;
};

bool Matcher::match(size_t at, const QString& text) {
    if (at == m_parts.size())
        return text.isEmpty();
    const PatternPart& part = m_parts[at];
    switch (part.kind) {
    case Kind::Literal:
        return text.startsWith(part.text, Qt::CaseInsensitive) && match(at + 1, text.mid(part.text.size()));
    case Kind::Choice:
        return std::any_of(part.ways.begin(), part.ways.end(), [&](const QString& way) {
            return text.startsWith(way, Qt::CaseInsensitive) && match(at + 1, text.mid(way.size()));
        });
    case Kind::Article:
        return matchArticle(at, text);
    case Kind::Word:
        return part.form == u'm' ? matchMeasure(at, text) : matchWord(at, text);
    case Kind::Quoted:
    case Kind::List:
        return matchQuoted(at, text);
    case Kind::Digits:
        return matchDigits(at, text);
    case Kind::Protected:
        return matchProtected(at, text);
    case Kind::Label:
        return matchLabel(at, text);
    case Kind::Counts:
        return matchCounts(at, text);
    }
    return false;
}

/// The parts after `at`, with `value` in its slot.
bool Matcher::rest(size_t at, const QString& text, const SlotValue& value) {
    const QString& slot = m_parts[at].slot;
    const auto before = values.constFind(slot);
    if (before != values.constEnd()) // a slot that comes again must say the same
        return before->texts == value.texts && before->word.has_value() == value.word.has_value() &&
               (!value.word || before->word->english == value.word->english) && match(at + 1, text);
    values.insert(slot, value);
    if (match(at + 1, text))
        return true;
    values.remove(slot);
    return false;
}

bool Matcher::endsWord(const QString& text, qsizetype length) const {
    return m_chinese || length == text.size() || !text[length].isLetterOrNumber();
}

bool Matcher::matchArticle(size_t at, const QString& text) {
    for (const char* article : {"a ", "an "}) {
        const auto word = QLatin1String(article);
        if (text.startsWith(word, Qt::CaseInsensitive) && match(at + 1, text.mid(word.size())))
            return true;
    }
    return false;
}

bool Matcher::matchWord(size_t at, const QString& text) {
    const PatternPart& part = m_parts[at];
    const auto words = m_classes.constFind(part.text);
    for (qsizetype length = std::min(words->longest(), text.size()); length > 0; --length) {
        if (!endsWord(text, length))
            continue;
        const QString start = text.left(length);
        const PatternWord* word = m_chinese ? words->chinese(start) : words->english(start, part.form == u's');
        if (word && rest(at, text.mid(length), {*word, {}, {}, {}}))
            return true;
    }
    return false;
}

bool Matcher::matchMeasure(size_t at, const QString& text) {
    const auto words = m_classes.constFind(m_parts[at].text);
    for (qsizetype length = std::min<qsizetype>(2, text.size()); length > 0; --length) {
        if (words->isMeasure(text.left(length)) && match(at + 1, text.mid(length)))
            return true;
    }
    return false;
}

/// What stands between the items of a list at the start of `text`.
QString Matcher::separator(const QString& text) const {
    static const QRegularExpression english(QStringLiteral("^(?:, and |, | and )"));
    static const QRegularExpression chinese(QStringLiteral("^(?:、|，|和|及|与)"));
    return (m_chinese ? chinese : english).match(text).captured();
}

const QRegularExpression& moreOfList() {
    static const QRegularExpression more(QStringLiteral("^ and (\\d+) more"));
    return more;
}

bool Matcher::matchQuoted(size_t at, const QString& text) {
    SlotValue value;
    qsizetype from = 0;
    while (from < text.size()) {
        const QChar close = closing(text[from]);
        const qsizetype end = close.isNull() ? -1 : text.indexOf(close, from + 1);
        if (end <= from + 1)
            return false;
        value.texts << text.mid(from + 1, end - from - 1);
        const QString next = text.mid(end + 1);
        const QString between = m_parts[at].kind == Kind::List ? separator(next) : QString();
        const bool goesOn =
            !between.isEmpty() && between.size() < next.size() && !closing(next[between.size()]).isNull();
        if (!goesOn) {
            const auto more = m_parts[at].kind == Kind::List ? moreOfList().match(next) : QRegularExpressionMatch();
            value.more = more.captured(1);
            return rest(at, next.mid(more.capturedLength()), value);
        }
        from = end + 1 + between.size();
    }
    return false;
}

bool Matcher::matchDigits(size_t at, const QString& text) {
    qsizetype length = 0;
    while (length < text.size() && text[length].isDigit())
        ++length;
    return length > 0 && rest(at, text.mid(length), {{}, {text.left(length)}, {}, {}});
}

bool Matcher::matchProtected(size_t at, const QString& text) {
    static const QRegularExpression run(QStringLiteral("^[^\\s\\p{Han}“”\"，。？！、]+"));
    const QString found = run.match(text).captured();
    const bool hasSign = std::any_of(found.begin(), found.end(), [](QChar c) { return !c.isLetter(); });
    return hasSign && rest(at, text.mid(found.size()), {{}, {found}, {}, {}});
}

/// A label that is neither a pronoun nor a number of things.
bool Matcher::matchLabel(size_t at, const QString& text) {
    static const QRegularExpression other(
        QStringLiteral(
            "[“”\"，。？！、?!:：;；]|[这那哪几]|多少|什么|有|第|所有|全部|的$|^(?:the|a|an|this|that|any|all)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    for (qsizetype length = 1; length <= std::min(kLongestLabel, text.size()); ++length) {
        const QString label = text.left(length).trimmed();
        if (label.isEmpty() || !endsWord(text, length))
            continue;
        if (other.match(label).hasMatch())
            continue;
        if (rest(at, text.mid(length), {{}, {label}, {}, {}}))
            return true;
    }
    return false;
}

bool Matcher::matchCounts(size_t at, const QString& text) {
    static const QRegularExpression item(QStringLiteral("^(\\w+) ([a-z][a-z -]*?)(?=, | and |$)"));
    const auto numbers = m_classes.constFind(QStringLiteral("count"));
    const auto things = m_classes.constFind(QStringLiteral("ctrl"));
    SlotValue value;
    QString left = text;
    for (;;) {
        const auto found = item.match(left);
        const QString number = found.captured(1);
        const QString thing = found.captured(2);
        const bool isDigits =
            !number.isEmpty() && std::all_of(number.begin(), number.end(), [](QChar c) { return c.isDigit(); });
        const PatternWord* count = numbers->english(number, false);
        const PatternWord* counted = things->english(thing, true);
        counted = counted ? counted : things->english(thing, false);
        if (!counted || (!count && !isDigits))
            return false;
        value.counts.emplace_back(isDigits ? PatternWord{number, number, number, {}} : *count, *counted);
        left = left.mid(found.capturedLength());
        const QString between = separator(left);
        if (between.isEmpty())
            return rest(at, left, value);
        left = left.mid(between.size());
    }
}

/// The part that `{name}` stands for; nothing when there is no such class.
std::optional<PatternPart> slotPart(const QRegularExpressionMatch& slot, const PatternClasses& classes) {
    static const QHash<QString, Kind> kinds = {
        {QStringLiteral("q"), Kind::Quoted}, {QStringLiteral("list"), Kind::List},
        {QStringLiteral("n"), Kind::Digits}, {QStringLiteral("p"), Kind::Protected},
        {QStringLiteral("x"), Kind::Label},  {QStringLiteral("counts"), Kind::Counts}};
    const QString name = slot.captured(1);
    const QString form = slot.captured(3);
    PatternPart part{kinds.value(name, Kind::Word), name, name + slot.captured(2), form.isEmpty() ? QChar() : form[0]};
    const bool needsClasses = part.kind == Kind::Counts;
    const bool isKnown = part.kind == Kind::Word ? classes.contains(name)
                         : needsClasses
                             ? classes.contains(QStringLiteral("count")) && classes.contains(QStringLiteral("ctrl"))
                             : true;
    return isKnown && (form.isEmpty() || part.kind == Kind::Word) ? std::optional(part) : std::nullopt;
}

} // namespace

void PatternWords::add(const PatternWord& word) {
    const size_t index = m_words.size();
    m_words.push_back(word);
    const auto learn = [&](QHash<QString, size_t>& table, const QString& text) {
        if (!table.contains(text.toLower()))
            table.insert(text.toLower(), index);
        m_longest = std::max(m_longest, text.size());
    };
    learn(m_singular, word.english);
    learn(m_plural, word.plural);
    learn(m_chinese, word.chinese);
    if (!m_measures.contains(word.measure))
        m_measures << word.measure;
}

const PatternWord* PatternWords::english(const QString& text, bool plural) const {
    const auto& table = plural ? m_plural : m_singular;
    const auto found = table.constFind(text.toLower());
    return found == table.constEnd() ? nullptr : &m_words[*found];
}

const PatternWord* PatternWords::chinese(const QString& text) const {
    const auto found = m_chinese.constFind(text.toLower());
    return found == m_chinese.constEnd() ? nullptr : &m_words[*found];
}

QString patternText(const QString& sentence, bool chinese) {
    static const QRegularExpression end(QStringLiteral("[.。?？!！\\s]+$"));
    QString text = sentence.simplified().replace(QChar(0x2019), u'\'');
    text.remove(end);
    if (!chinese)
        return text;
    QString joined;
    QChar close;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isBeside =
            c == u' ' && ((i > 0 && isHan(text[i - 1])) || (i + 1 < text.size() && isHan(text[i + 1])));
        if (isBeside && close.isNull())
            continue;
        close = close.isNull() ? closing(c) : c == close ? QChar() : close;
        joined += c;
    }
    return joined;
}

std::optional<PatternParts> patternParts(const QString& side, const PatternClasses& classes, bool chinese) {
    static const QRegularExpression slot(
        QStringLiteral("\\{([a-z]+)(\\d?)(?:\\.([sm]))?\\}|\\[([^\\[\\]{}]*\\|[^\\[\\]{}]*)\\]"));
    static const QRegularExpression article(QStringLiteral("(?:^|\\s)([Aa] )$"));
    PatternParts parts;
    const auto addLiteral = [&](QString text, bool beforeSlot) {
        if (chinese)
            text = text.trimmed();
        const auto found = chinese || !beforeSlot ? QRegularExpressionMatch() : article.match(text);
        text.chop(found.capturedLength(1));
        if (!text.isEmpty())
            parts.push_back({Kind::Literal, text, {}, {}});
        if (found.hasMatch())
            parts.push_back({Kind::Article, found.captured(1), {}, {}});
    };
    qsizetype from = 0;
    auto found = slot.globalMatch(side);
    while (found.hasNext()) {
        const auto match = found.next();
        const bool isChoice = match.capturedLength(4) > 0;
        const auto part =
            isChoice ? PatternPart{Kind::Choice, {}, {}, {}, match.captured(4).split(u'|')} : slotPart(match, classes);
        if (!part)
            return std::nullopt;
        addLiteral(side.mid(from, match.capturedStart() - from), !isChoice);
        parts.push_back(*part);
        from = match.capturedEnd();
    }
    const QString tail = side.mid(from);
    addLiteral(tail, false);
    const bool hasBraces = std::any_of(parts.begin(), parts.end(), [](const PatternPart& part) {
        return part.kind == Kind::Literal && part.text.contains(QRegularExpression(QStringLiteral("[{}\\[\\]]")));
    });
    return hasBraces || parts.empty() || parts.size() > kMostParts ? std::nullopt : std::optional(parts);
}

std::optional<SlotValues> matchPattern(const PatternParts& parts, const QString& text, const PatternClasses& classes,
                                       bool chinese) {
    Matcher matcher(parts, classes, chinese);
    return matcher.match(0, text) ? std::optional(matcher.values) : std::nullopt;
}

} // namespace lunette
