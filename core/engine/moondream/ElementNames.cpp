#include "core/engine/moondream/QuestionForms.h"

#include <QHash>
#include <QList>
#include <QRegularExpression>

#include <array>
#include <vector>

namespace lunette {

namespace {

struct KindWord {
    const char* pattern; ///< singular or plural
    std::optional<ElementKind> kind;
};

const KindWord kKindWords[] = {
    {"radio buttons?|radio options?|option buttons?|radios?", ElementKind::Radio},
    {"(?:push ?)?buttons?|btn", ElementKind::Button},
    {"check ?boxe?s?|tick ?boxe?s?|check-boxe?s?|toggles?|switch(?:es)?", ElementKind::Checkbox},
    {"tabs?|tab pages?", ElementKind::Tab},
    {"combo ?boxe?s?|drop-?downs?(?: lists?| menus?| boxe?s?)?|selectors?", ElementKind::Combobox},
    {"(?:(?:text|input|entry|edit|search|password) ?)(?:fields?|boxe?s?|lines?|areas?)|inputs?|fields?|entry|spin "
     "?boxe?s?",
     ElementKind::Field},
    {"boxe?s?", ElementKind::Checkbox},
    {"menu (?:items?|entry|entries|commands?|options?)|menus?|commands?|actions?", ElementKind::MenuItem},
    {"list (?:items?|entry|entries)", ElementKind::ListItem},
    {"(?:column |table )?head(?:er|ing)s?|columns?(?: titles?| names?)?", ElementKind::Header},
    {"hyper-?links?|links?", ElementKind::Link},
    {"titles?|title bars?", ElementKind::Title},
    {"labels?|texts?|words?", ElementKind::Label},
    {"options?|choices?|items?|settings?|entries|controls?|elements?", std::nullopt},
};

int ordinalOf(const QString& word) {
    static const QHash<QString, int> numbers = {
        {"first", 1},   {"1st", 1},     {"second", 2},   {"2nd", 2},       {"third", 3},  {"3rd", 3},
        {"fourth", 4},  {"4th", 4},     {"fifth", 5},    {"5th", 5},       {"sixth", 6},  {"6th", 6},
        {"top", 1},     {"seventh", 7}, {"eighth", 8},   {"ninth", 9},     {"tenth", 10}, {"last", -1},
        {"bottom", -1}, {"final", -1},  {"leftmost", 1}, {"rightmost", -1}};
    return numbers.value(word.toLower(), 0);
}

const QRegularExpression& kindPattern(size_t index, bool atEnd) {
    static const auto all = [] {
        std::vector<std::array<QRegularExpression, 2>> patterns;
        for (const KindWord& word : kKindWords) {
            const QString any = QString::fromLatin1(word.pattern);
            const auto option = QRegularExpression::CaseInsensitiveOption;
            patterns.push_back(
                {QRegularExpression(
                     QStringLiteral("^(?:%1)(?:\\s+(?:named|called|labelled|labeled|titled|with (?:the )?"
                                    "(?:text|label|name|title)|that says|saying|for))?(?:\\s+(?=\\S)|$)")
                         .arg(any),
                     option),
                 QRegularExpression(QStringLiteral("(?:^|\\s)(?:%1)$").arg(any), option)});
        }
        return patterns;
    }();
    return all[index][atEnd ? 1 : 0];
}

/// Removes a kind word from the end of `rest`, or else from its start.
void takeKind(QString& rest, ElementName& out) {
    static const QRegularExpression menus(QStringLiteral("^menus$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression entries(QStringLiteral("^(?:items?|entries)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    for (const bool atEnd : {true, false}) {
        for (size_t i = 0; i < std::size(kKindWords); ++i) {
            const auto match = kindPattern(i, atEnd).match(rest);
            if (!match.hasMatch())
                continue;
            out.kind = kKindWords[i].kind;
            out.isChoice = !out.kind;
            const QString word = match.captured().trimmed();
            out.isBar = out.kind == ElementKind::MenuItem && menus.match(word).hasMatch();
            out.isEntry = out.isChoice && entries.match(word).hasMatch();
            rest = (atEnd ? rest.left(match.capturedStart()) : rest.mid(match.capturedEnd())).trimmed();
            return;
        }
    }
}

} // namespace

ElementName parseElementName(const std::string& phrase) {
    static const QRegularExpression quoted(QStringLiteral("\"([^\"]+)\""));
    static const QRegularExpression article(
        QStringLiteral("^(?:all(?: of)?|the|a|an|any|some|this|that|these|those|every|each|named|called)\\s+(?=\\S)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression first(QStringLiteral("^(\\S+)\\s+(?=\\S)"));
    ElementName out;
    QString rest = QString::fromStdString(phrase).simplified();
    for (const QChar mark : {QChar(0x201C), QChar(0x201D), QChar(0xFF02), QChar(0x300C), QChar(0x300D)})
        rest.replace(mark, u'"');
    QString name;
    if (const auto match = quoted.match(rest); match.hasMatch()) {
        name = match.captured(1).simplified();
        rest.replace(match.capturedStart(), match.capturedLength(), QStringLiteral(" "));
        rest = rest.simplified();
    }
    while (article.match(rest).hasMatch())
        rest.remove(article);
    if (const auto match = first.match(rest); match.hasMatch() && name.isEmpty()) {
        out.ordinal = ordinalOf(match.captured(1));
        if (out.ordinal != 0)
            rest = rest.mid(match.capturedEnd());
    }
    const QString whole = rest;
    takeKind(rest, out);
    while (article.match(rest).hasMatch())
        rest.remove(article);
    if (name.isEmpty())
        name = rest;
    if (out.ordinal != 0 && !name.isEmpty()) {
        out.ordinal = 0; // "First name field"
        name = QString::fromStdString(phrase).simplified();
        name.remove(article);
        takeKind(name, out);
    }
    out.name = name.toStdString();
    return out;
}

} // namespace lunette
