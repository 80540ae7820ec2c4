#include "core/engine/marian/LabelComposer.h"

#include <QRegularExpression>

#include <algorithm>

namespace lunette {

namespace {

constexpr qsizetype kMostWords = 5;
constexpr qsizetype kMostCharacters = 12;
constexpr qsizetype kLongestWordTerm = 2;
constexpr qsizetype kLongestHanTerm = 6;
constexpr size_t kMostDrafts = 12;
constexpr double kTermCost = 2; ///< prefers long terms to their words

bool isHan(const QString& token) {
    return token.size() == 1 && token[0].unicode() >= 0x3400 && token[0].unicode() <= 0x9fff;
}

bool isSilent(const QString& token, bool chinese, bool atEnd) {
    static const QStringList articles{QStringLiteral("the"), QStringLiteral("a"), QStringLiteral("an")};
    return chinese ? token == QStringLiteral("的") : !atEnd && articles.contains(token, Qt::CaseInsensitive);
}

/// The forms that an English word in lower case may be inflected from; a word with a hyphen also in one piece or two.
QStringList inflected(const QString& word) {
    QStringList forms;
    const auto without = [&](QLatin1String ending, QLatin1String other) {
        if (word.endsWith(ending) && word.size() > ending.size() + 2)
            forms << word.chopped(ending.size()) + other;
    };
    using namespace Qt::StringLiterals;
    without("ies"_L1, "y"_L1);
    without("es"_L1, ""_L1);
    without("s"_L1, ""_L1);
    without("ing"_L1, ""_L1);
    without("ing"_L1, "e"_L1);
    without("ed"_L1, ""_L1);
    without("ed"_L1, "e"_L1);
    if (word.contains(u'-'))
        forms << QString(word).remove(u'-') << QString(word).replace(u'-', u' ');
    return forms;
}

void keepCheapest(std::vector<LabelComposer::Draft>& drafts) {
    std::stable_sort(drafts.begin(), drafts.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
    std::vector<LabelComposer::Draft> kept;
    for (auto& draft : drafts) {
        const bool there = std::any_of(kept.begin(), kept.end(), [&](const auto& k) { return k.text == draft.text; });
        if (!there && kept.size() < kMostDrafts)
            kept.push_back(std::move(draft));
    }
    drafts = std::move(kept);
}

} // namespace

LabelComposer::LabelComposer(const MarianPack& pack)
    : m_pack(pack)
    , m_fromChinese(pack.info.sourceLanguage == "zh") {}

/// Words, Chinese characters, symbols of the pack and single marks; none when the text is no short label.
QStringList LabelComposer::tokens(const QString& label) const {
    static const QRegularExpression token(QStringLiteral("⟦\\d⟧|[A-Za-z][A-Za-z'’-]*|\\S"));
    static const QRegularExpression sentence(QStringLiteral("[.?!。？！…][^A-Za-z0-9]*$|[,;，；\"'“”]"));
    if (sentence.match(label).hasMatch())
        return {};
    QStringList found;
    qsizetype words = 0;
    qsizetype characters = 0;
    auto matches = token.globalMatch(label);
    while (matches.hasNext()) {
        found << matches.next().captured().replace(QChar(0x2019), u'\'');
        characters += isHan(found.back()) ? 1 : 0;
        words += found.back().front().isLetter() && !isHan(found.back()) ? 1 : 0;
    }
    return words > kMostWords || characters > kMostCharacters ? QStringList() : found;
}

/// Also for a word in an inflected form that the lexicon lacks.
std::vector<TermRendering> LabelComposer::renderings(const QString& term) const {
    const QString lower = term.toLower();
    auto found = m_pack.lexicon.find(lower.toStdString());
    if (m_fromChinese)
        return found;
    for (const QString& form : inflected(lower)) {
        if (!found.empty())
            break;
        found = m_pack.lexicon.find(form.toStdString());
    }
    return found;
}

/// Marks, symbols, single capitals and names of capitals, and Latin words of a Chinese label.
bool LabelComposer::isCopied(const QString& token) const {
    if (isHan(token))
        return false;
    const bool isWord = token.front().isLetter();
    return !isWord || m_fromChinese || (token == token.toUpper() && renderings(token).empty());
}

QString LabelComposer::joined(const QString& text, const QString& piece) const {
    const auto isLatin = [](QChar c) { return c.isLetterOrNumber() && c.unicode() < 0x3400; };
    const bool opens = !text.isEmpty() && QStringView(u"(（/-").contains(text.back());
    const bool closes = QStringView(u":：)）/-").contains(piece.front());
    const bool bothLatin = !text.isEmpty() && isLatin(text.back()) && isLatin(piece.front());
    const bool blank = m_fromChinese ? !text.isEmpty() && !opens && !closes : bothLatin;
    return blank ? text + u' ' + piece : text + piece;
}

std::vector<LabelComposer::Draft> LabelComposer::compose(const QString& label) const {
    const QStringList parts = tokens(label);
    const qsizetype longest = m_fromChinese ? kLongestHanTerm : kLongestWordTerm;
    std::vector<std::vector<Draft>> reached(static_cast<size_t>(parts.size()) + 1);
    reached.front().push_back({});
    for (qsizetype at = 0; at < parts.size(); ++at) {
        auto& here = reached[static_cast<size_t>(at)];
        keepCheapest(here);
        auto extend = [&](qsizetype count, const QString& text, double cost) {
            for (const Draft& draft : here)
                reached[static_cast<size_t>(at + count)].push_back(
                    {text.isEmpty() ? draft.text : joined(draft.text, text), draft.cost + cost});
        };
        if (isSilent(parts[at], m_fromChinese, at + 1 == parts.size())) {
            extend(1, {}, 0);
            if (!m_fromChinese)
                continue;
        }
        if (isCopied(parts[at])) {
            extend(1, parts[at], 0);
            continue;
        }
        for (qsizetype count = 1; count <= longest && at + count <= parts.size(); ++count) {
            const QString term = parts.mid(at, count).join(m_fromChinese ? QString() : QStringLiteral(" "));
            for (const TermRendering& rendering : renderings(term))
                extend(count, QString::fromStdString(rendering.text), rendering.cost + kTermCost);
        }
    }
    auto& drafts = reached.back();
    keepCheapest(drafts);
    std::erase_if(drafts, [](const Draft& draft) { return draft.text.isEmpty(); });
    if (m_fromChinese) {
        for (Draft& draft : drafts)
            draft.text[0] = draft.text[0].toUpper();
    }
    return drafts;
}

} // namespace lunette
