#include "core/note/AlternativeText.h"

#include "core/chat/AskKind.h"
#include "core/chat/ExchangeAnswer.h"

#include <QStringList>

namespace lunette {

namespace {

bool isDescription(const Exchange& exchange) {
    return exchange.request.skill == Skill::Caption && !exchange.answer.english.trimmed().isEmpty();
}

QString inOneLine(const QString& text, const Exchange& exchange) {
    return withDoubts(text, exchange.doubtful).simplified();
}

BilingualText lineOf(const Exchange& exchange) {
    return {inOneLine(exchange.answer.english, exchange), inOneLine(exchange.answer.chinese, exchange)};
}

/// The lines as one; `between` stands after those that do not end as a sentence.
QString joined(const QStringList& lines, const QString& space, const QString& between) {
    QString text;
    for (const QString& line : lines) {
        if (line.isEmpty())
            continue;
        const bool isEnded = !text.isEmpty() && QStringView(u".!?\u3002\uff01\uff1f").contains(text.back());
        text += (text.isEmpty() ? QString() : isEnded ? space : between) + line;
    }
    return text;
}

} // namespace

BilingualText alternativeText(const Note& note, const QRect& crop) {
    const Exchange* description = nullptr;
    QStringList english, chinese;
    for (const Exchange& exchange : note.conversation.exchanges) {
        if (exchange.crop != crop)
            continue;
        const bool isShorter = !description || exchange.request.length < description->request.length;
        if (isDescription(exchange) && isShorter)
            description = &exchange;
        if (askKindOf(exchange) != AskKind::Question)
            continue; // a number of places
        const BilingualText line = lineOf(exchange);
        english << line.english;
        chinese << line.chinese;
    }
    if (description)
        return lineOf(*description);
    english.removeDuplicates();
    chinese.removeDuplicates();
    return {joined(english, QStringLiteral(" "), QStringLiteral("; ")),
            joined(chinese, QString(), QStringLiteral("\uff1b"))};
}

} // namespace lunette
