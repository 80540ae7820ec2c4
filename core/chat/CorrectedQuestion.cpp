#include "core/chat/CorrectedQuestion.h"

#include "core/chat/AskKind.h"
#include "core/text/LanguageGuess.h"

namespace lunette {

bool canCorrectEnglish(const Exchange& exchange) {
    const bool isTyped = exchange.presetName.isEmpty() || namesObject(askKindOf(exchange));
    const QString& typed = exchange.object.isEmpty() ? exchange.asked : exchange.object;
    return isTyped && !exchange.question.english.isEmpty() && guessLanguage(typed) == Language::Chinese;
}

Exchange withEnglish(const Exchange& exchange, const QString& english) {
    Exchange again;
    again.presetName = exchange.presetName;
    again.asked = exchange.asked;
    again.object = exchange.object;
    again.crop = exchange.crop;
    again.request = exchange.request;
    again.request.text = english.toStdString();
    const AskKind kind = askKindOf(exchange);
    again.question =
        namesObject(kind) ? askedFor(kind, {english, exchange.object}) : BilingualText{english, exchange.asked};
    again.isEnglishCorrected = true;
    return again;
}

} // namespace lunette
