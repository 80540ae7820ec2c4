#include "core/chat/ExchangeAnswer.h"

#include "core/chat/AskKind.h"

#include <algorithm>

namespace lunette {

namespace {

bool isWordPart(QChar c) {
    return (c.isLetterOrNumber() && c.script() != QChar::Script_Han) || c.isSurrogate();
}

/// The longest of `words` that begins at `start` of `text` and ends there as a word; 0 for none.
qsizetype lengthAt(const QString& text, qsizetype start, const QStringList& words) {
    qsizetype best = 0;
    for (const QString& word : words) {
        const qsizetype end = start + word.size();
        const bool fits = !word.isEmpty() && QStringView(text).mid(start).startsWith(word);
        const bool goesOn = end < text.size() && isWordPart(text[end]) && isWordPart(word.back());
        if (fits && !goesOn)
            best = std::max(best, word.size());
    }
    return best;
}

} // namespace

void takeResult(Exchange& exchange, const GenerationResult& result) {
    exchange.answer.english = QString::fromStdString(result.text).trimmed();
    exchange.doubtful.clear();
    for (const std::string& word : result.doubtful)
        exchange.doubtful << QString::fromStdString(word);
    exchange.objects = result.objects;
    exchange.points = result.points;
    exchange.reasoning = result.reasoning;
    exchange.finish = result.finish;
    if (askKindOf(exchange) != AskKind::Question)
        exchange.answer = foundSentence(exchange);
}

std::vector<WordPlace> placesOfWords(const QString& text, const QStringList& words) {
    std::vector<WordPlace> places;
    for (qsizetype at = 0; at < text.size();) {
        const bool isStart = at == 0 || !isWordPart(text[at - 1]) || !isWordPart(text[at]);
        const qsizetype length = isStart ? lengthAt(text, at, words) : 0;
        if (length > 0)
            places.push_back({at, length});
        at += std::max<qsizetype>(1, length);
    }
    return places;
}

QString withDoubts(const QString& text, const QStringList& words) {
    QString out;
    qsizetype from = 0;
    for (const WordPlace& place : placesOfWords(text, words)) {
        const qsizetype end = place.start + place.length;
        out += text.mid(from, end - from) + QStringLiteral(" (?)");
        from = end;
    }
    return out + text.mid(from);
}

} // namespace lunette
