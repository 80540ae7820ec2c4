#include "core/text/SentencePatterns.h"

#include "core/text/SentencePattern.h"

#include <QRegularExpression>

#include <algorithm>

namespace lunette {

namespace {

using Kind = PatternPart::Kind;

constexpr qsizetype kMostVariants = 200;
constexpr qsizetype kMostCharacters = 1000; ///< of a sentence

/// All readings of "[{a}|b] c"; choices without slots stay.
QStringList variantsOf(const QString& text) {
    static const QRegularExpression choice(QStringLiteral("\\[([^\\[\\]]*\\{[^\\[\\]]*)\\]"));
    QStringList done;
    QStringList open{text};
    while (!open.isEmpty() && done.size() + open.size() <= kMostVariants) {
        const QString next = open.takeFirst();
        const auto found = choice.match(next);
        if (!found.hasMatch()) {
            done << next;
            continue;
        }
        for (const QString& way : found.captured(1).split(u'|'))
            open << next.left(found.capturedStart()) + way + next.mid(found.capturedEnd());
    }
    return open.isEmpty() ? done : QStringList();
}

QString joinedList(const QStringList& items, bool chinese) {
    QString text;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (i > 0 && i + 1 == items.size())
            text += chinese ? QStringLiteral("和") : QStringLiteral(" and ");
        else if (i > 0)
            text += chinese ? QStringLiteral("、") : QStringLiteral(", ");
        text += items[i];
    }
    return text;
}

/// "a" before `next` as it is spoken: "an icon", "a URL".
QString withArticle(QString text, const QString& next) {
    static const QRegularExpression article(QStringLiteral("(?:^|\\s)[Aa] $"));
    static const QRegularExpression vowel(QStringLiteral("^\"?[aeio]|^\"?u(?!s|ni)"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression noVowel(QStringLiteral("^\"?(?:one|uni|us|eu)"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (article.match(text).hasMatch() && vowel.match(next).hasMatch() && !noVowel.match(next).hasMatch())
        text.insert(text.size() - 1, u'n');
    return text + next;
}

} // namespace

struct SentencePatterns::Table {
    struct Pattern {
        PatternParts source, target;
    };

    bool fromChinese = false;
    PatternClasses classes;
    std::vector<Pattern> patterns;

    bool addWord(const QString& name, const QString& english, const QString& chinese);
    bool addPattern(const QString& source, const QString& target);
    QString text(const PatternPart& part, const SlotValue& value, const SlotTexts& texts) const;
    QString filled(const PatternParts& target, const SlotValues& values, const SlotTexts& texts) const;
};

bool SentencePatterns::Table::addWord(const QString& name, const QString& english, const QString& chinese) {
    const QStringList forms = english.split(u';');
    const QStringList words = chinese.split(u';');
    if (name.isEmpty() || forms.size() > 2 || words.size() > 2 || forms.contains(QString()) ||
        words.contains(QString()))
        return false;
    classes[name].add(
        {forms.front(), forms.back(), words.front(), words.size() > 1 ? words.back() : QStringLiteral("个")});
    return true;
}

bool SentencePatterns::Table::addPattern(const QString& source, const QString& target) {
    const auto to = patternParts(target, classes, !fromChinese);
    const QStringList variants = variantsOf(source);
    if (!to || variants.isEmpty())
        return false;
    return std::all_of(variants.begin(), variants.end(), [&](const QString& variant) {
        const auto from = patternParts(patternText(variant, fromChinese), classes, fromChinese);
        const auto has = [&](const PatternPart& wanted) {
            return wanted.slot.isEmpty() || std::any_of(from->begin(), from->end(), [&](const PatternPart& part) {
                       return part.slot == wanted.slot && part.kind == wanted.kind && part.form != u'm';
                   });
        };
        const bool hasWords =
            from && std::any_of(from->begin(), from->end(), [](const PatternPart& part) {
                return part.kind == Kind::Choice || (part.kind == Kind::Literal && !part.text.trimmed().isEmpty());
            });
        if (!hasWords || !std::all_of(to->begin(), to->end(), has))
            return false;
        patterns.push_back({*from, *to});
        return true;
    });
}

QString SentencePatterns::Table::text(const PatternPart& part, const SlotValue& value, const SlotTexts& texts) const {
    const bool toChinese = !fromChinese;
    const auto quoted = [&](const QString& inner) {
        return toChinese ? u'“' + texts.quoted(inner) + u'”' : u'"' + texts.quoted(inner) + u'"';
    };
    QStringList items;
    switch (part.kind) {
    case Kind::Choice:
        return part.ways.front();
    case Kind::Literal:
    case Kind::Article:
        return part.text;
    case Kind::Word:
        return part.form == u'm'   ? value.word->measure
               : toChinese         ? value.word->chinese
               : part.form == u's' ? value.word->plural
                                   : value.word->english;
    case Kind::Quoted:
    case Kind::List:
        for (const QString& inner : value.texts)
            items << quoted(inner);
        return value.more.isEmpty()
                   ? joinedList(items, toChinese)
                   : items.join(QStringLiteral("、")) + QStringLiteral("以及另外 %1 项").arg(value.more);
    case Kind::Label:
        return texts.label(value.texts.front());
    case Kind::Digits:
    case Kind::Protected:
        return value.texts.front();
    case Kind::Counts:
        for (const auto& [number, thing] : value.counts)
            items << number.chinese + thing.measure + thing.chinese;
        return joinedList(items, true);
    }
    return {};
}

QString SentencePatterns::Table::filled(const PatternParts& target, const SlotValues& values,
                                        const SlotTexts& texts) const {
    QString sentence;
    for (const PatternPart& part : target) {
        const QString next = text(part, values.value(part.slot), texts);
        sentence = fromChinese ? withArticle(sentence, next) : sentence + next;
    }
    if (fromChinese && !sentence.isEmpty() && QStringView(u".?!").contains(sentence.back()))
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

SentencePatterns::SentencePatterns()
    : m_table(std::make_unique<Table>()) {}
SentencePatterns::~SentencePatterns() = default;
SentencePatterns::SentencePatterns(SentencePatterns&&) noexcept = default;
SentencePatterns& SentencePatterns::operator=(SentencePatterns&&) noexcept = default;

std::optional<std::string> SentencePatterns::read(const std::vector<std::string>& lines, bool fromChinese) {
    m_table->fromChinese = fromChinese;
    for (const std::string& line : lines) {
        const QStringList cells = QString::fromStdString(line).split(u'\t');
        const bool isWord = line.starts_with('@');
        const bool isGood = isWord ? cells.size() == 3 && m_table->addWord(cells[0].mid(1), cells[1], cells[2])
                                   : cells.size() == 2 && m_table->addPattern(cells[0], cells[1]);
        if (!isGood)
            return line;
    }
    return std::nullopt;
}

std::optional<QString> SentencePatterns::translate(const QString& sentence, const SlotTexts& texts) const {
    if (sentence.size() > kMostCharacters)
        return std::nullopt;
    const QString text = patternText(sentence, m_table->fromChinese);
    for (const auto& pattern : m_table->patterns) {
        const auto values = matchPattern(pattern.source, text, m_table->classes, m_table->fromChinese);
        if (values)
            return m_table->filled(pattern.target, *values, texts);
    }
    return std::nullopt;
}

} // namespace lunette
