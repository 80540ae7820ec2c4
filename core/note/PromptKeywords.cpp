#include "core/note/PromptKeywords.h"

#include "core/note/MarkdownText.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace lunette {

namespace {

constexpr int kMaxPhrases = 40;
constexpr int kMaxWords = 6;

const QSet<QString>& fillerWords() {
    static const QSet<QString> words = [] {
        const QString list = QStringLiteral(
            "a about above across after all also although an and any appear appearing appears are around as at be "
            "because "
            "been being below beneath beside between both but by can captures containing contains could depicted "
            "depicting "
            "depicts describes displayed displaying displays does during each either features featuring few for from "
            "further has have having here his her how if image in include includes including indicates indicating "
            "inside "
            "into is it its just located main may more most near no not of off on one or other our out over photo "
            "photograph picture placed positioned presents providing scene seen several she he shot showing shown "
            "shows so "
            "some such suggesting suggests than that the their them there these they this those through to toward "
            "towards "
            "two under up upon various very visible was we were what when where which while who whose will with within "
            "would you your labeled labelled titled named says reads reading called overall giving creating");
        const QStringList items = list.split(u' ', Qt::SkipEmptyParts);
        return QSet<QString>(items.begin(), items.end());
    }();
    return words;
}

} // namespace

QString promptKeywords(const QString& english) {
    static const QRegularExpression breaks(QStringLiteral("[.!?;:,](?=\\s|$)|[()\\[\\]{}<>|\\n\\x{2013}\\x{2014}]"));
    static const QRegularExpression quotes(QStringLiteral("[\"\\x{201c}\\x{201d}]"));
    QStringList phrases;
    const auto add = [&](const QStringList& words) {
        QString phrase = words.mid(0, kMaxWords).join(u' ');
        while (!phrase.isEmpty() && QStringView(u".,;:!?").contains(phrase.back()))
            phrase.chop(1);
        const bool says = std::any_of(phrase.begin(), phrase.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (says && !phrases.contains(phrase) && phrases.size() < kMaxPhrases)
            phrases << phrase;
    };
    static const QRegularExpression markup(QStringLiteral("[*#`~]"));
    const QStringList parts = cleanText(english).remove(markup).toLower().split(quotes);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool isLabel = i % 2 == 1 && i + 1 < parts.size();
        if (isLabel) {
            add(parts[i].simplified().split(u' '));
            continue;
        }
        const QStringList clauses = parts[i].split(breaks, Qt::SkipEmptyParts);
        for (const QString& clause : clauses) {
            QStringList words;
            const QStringList all = clause.simplified().split(u' ', Qt::SkipEmptyParts);
            for (const QString& word : all) {
                if (!fillerWords().contains(word)) {
                    words << word;
                    continue;
                }
                add(words);
                words.clear();
            }
            add(words);
        }
    }
    return phrases.join(QStringLiteral(", "));
}

} // namespace lunette
