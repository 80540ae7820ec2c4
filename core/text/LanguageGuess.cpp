#include "core/text/LanguageGuess.h"

#include <QSet>

#include <array>

namespace lunette {

namespace {

/// What speaks for each language in a text.
struct Evidence {
    int han = 0;              ///< Chinese characters
    int words = 0;            ///< words of other letters
    int chineseParticles = 0; ///< characters that hold sentences together, not names
    int englishParticles = 0; ///< words that do so
};

bool isHan(char32_t c) {
    return QChar::script(c) == QChar::Script_Han;
}

bool isChineseParticle(char32_t c) {
    static const QSet<char32_t> particles = [] {
        const QList<uint> list = QStringLiteral("的是了吗呢吧么什这那哪怎没不把被请我你他她它们谁").toUcs4();
        return QSet<char32_t>(list.begin(), list.end());
    }();
    return particles.contains(c);
}

bool isEnglishParticle(const QString& word) {
    static const QSet<QString> particles = [] {
        const QString list =
            QStringLiteral("a an the is are was were be do does did what which who where when why how this that "
                           "these those it of to in on at for from with by and or not can could will would "
                           "should i you he she we they my your there as");
        const QStringList words = list.split(QLatin1Char(' '));
        return QSet<QString>(words.begin(), words.end());
    }();
    return particles.contains(word.toLower());
}

Evidence weigh(const QString& text) {
    Evidence evidence;
    QString word;
    const auto endWord = [&] {
        evidence.words += word.isEmpty() ? 0 : 1;
        evidence.englishParticles += isEnglishParticle(word) ? 1 : 0;
        word.clear();
    };
    for (const char32_t c : text.toUcs4()) {
        if (!isHan(c) && QChar::isLetter(c)) {
            word += QString::fromUcs4(&c, 1);
            continue;
        }
        endWord();
        evidence.han += isHan(c) ? 1 : 0;
        evidence.chineseParticles += isChineseParticle(c) ? 1 : 0;
    }
    endWord();
    return evidence;
}

/// The text without what it quotes: `"保存" means what?` asks in English whatever the quotation is in.
QString withoutQuotations(const QString& text) {
    constexpr std::array<std::pair<char16_t, char16_t>, 6> marks{{{u'"', u'"'},
                                                                  {u'`', u'`'},
                                                                  {u'\u201C', u'\u201D'},
                                                                  {u'\u300C', u'\u300D'},
                                                                  {u'\u300E', u'\u300F'},
                                                                  {u'\u300A', u'\u300B'}}};
    QString rest = text;
    for (const auto& [open, close] : marks) {
        qsizetype from = 0;
        while ((from = rest.indexOf(QChar(open), from)) >= 0) {
            const qsizetype end = rest.indexOf(QChar(close), from + 1);
            if (end < 0)
                break;
            rest.replace(from, end - from + 1, QLatin1Char(' '));
        }
    }
    return rest;
}

} // namespace

Language guessLanguage(const QString& text) {
    Evidence evidence = weigh(withoutQuotations(text));
    if (evidence.han == 0 && evidence.words == 0)
        evidence = weigh(text);
    if (evidence.han == 0)
        return Language::English;
    if (evidence.englishParticles > 0 && evidence.chineseParticles == 0)
        return Language::English;
    if (evidence.chineseParticles > 0 && evidence.englishParticles == 0)
        return Language::Chinese;
    return evidence.han >= 2 * evidence.words ? Language::Chinese : Language::English;
}

} // namespace lunette
