#include "core/note/PromptKeywords.h"

#include "core/note/MarkdownText.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

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
    static const QRegularExpression breaks(
        QStringLiteral("[.!?;:,()\\[\\]{}<>|\"\\x{201c}\\x{201d}\\n\\x{2013}\\x{2014}]+(?=\\s|$)|"
                       "(?:^|(?<=\\s))[(\\[{<|\"\\x{201c}\\x{201d}\\x{2013}\\x{2014}-]+|"
                       "\\n"));
    QStringList phrases;
    QSet<QString> seen;
    const auto close = [&](QStringList& words) {
        const QString phrase = words.mid(0, kMaxWords).join(u' ');
        words.clear();
        if (!phrase.isEmpty() && !seen.contains(phrase) && phrases.size() < kMaxPhrases) {
            seen.insert(phrase);
            phrases << phrase;
        }
    };
    const QStringList parts = cleanText(english).split(breaks, Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        QStringList words;
        const QStringList all = part.toLower().split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
        for (const QString& word : all) {
            if (fillerWords().contains(word))
                close(words);
            else
                words << word;
        }
        close(words);
    }
    return phrases.join(QStringLiteral(", "));
}

} // namespace lunette
