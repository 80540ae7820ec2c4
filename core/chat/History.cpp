#include "core/chat/History.h"

namespace lunette {

std::vector<Turn> earlierTurns(const Conversation& conversation, const QRect& crop) {
    std::vector<Turn> turns;
    for (const Exchange& exchange : conversation.exchanges) {
        const bool isQuestion = exchange.presetName.isEmpty() && exchange.request.skill == Skill::Query;
        if (!isQuestion || exchange.state != ExchangeState::Done || exchange.crop != crop ||
            exchange.answer.english.isEmpty())
            continue;
        const QString& english = exchange.question.english;
        const QString& question = english.isEmpty() ? exchange.asked : english;
        turns.push_back({question.toStdString(), exchange.answer.english.toStdString()});
    }
    return turns;
}

} // namespace lunette
