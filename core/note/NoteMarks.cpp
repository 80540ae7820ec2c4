#include "core/note/NoteMarks.h"

#include "core/chat/Evidence.h"
#include "core/chat/Mark.h"

namespace lunette {

BilingualText exchangeRemark(const Exchange& exchange, Doubts doubts) {
    BilingualText remark;
    const auto add = [&](const QString& english, const QString& chinese) {
        remark.english += (remark.english.isEmpty() ? QString() : QStringLiteral(" ")) + english;
        remark.chinese += chinese;
    };
    if (exchange.state == ExchangeState::Stopped || exchange.finish == FinishReason::Cancelled)
        add(QStringLiteral("The answer was stopped before its end."), QStringLiteral("回答在结束前被停止。"));
    else if (exchange.finish == FinishReason::MaxTokens || exchange.finish == FinishReason::ContextFull)
        add(QStringLiteral("The answer was cut at its length limit."), QStringLiteral("回答达到长度上限后被截断。"));
    if (const GivenHistory& history = exchange.given; history.turns > 0)
        add(QStringLiteral("A follow-up: the model was given %1 of %2 earlier turns.")
                .arg(history.given)
                .arg(history.turns),
            QStringLiteral("这是追问：模型得到了之前 %2 轮中的 %1 轮。").arg(history.given).arg(history.turns));
    if (!exchange.doubtful.isEmpty() && doubts == Doubts::Explained)
        add(QStringLiteral("(?) stands after words that the model is not sure of."),
            QStringLiteral("“(?)”标出模型没有把握的词。"));
    if (!exchange.machineTranslation.isEmpty()) {
        add(QStringLiteral("The translation was edited by the user."), QStringLiteral("译文经用户修改。"));
        return remark;
    }
    if (exchange.fromMemory)
        add(QStringLiteral("The translation uses the user's own earlier one."),
            QStringLiteral("译文用到了用户以前的译文。"));
    if (exchange.chineseFallback)
        add(QStringLiteral("The translation keeps English words that the translator does not know."),
            QStringLiteral("译文保留了翻译模型不认识的英文词。"));
    return remark;
}

std::vector<BilingualText> exchangeMarks(const Exchange& exchange) {
    std::vector<BilingualText> texts;
    for (const Mark& mark : marksOf(exchange))
        texts.push_back(markText(mark));
    return texts;
}

BilingualText askedPlaces(const Exchange& exchange) {
    BilingualText out;
    for (const Mark& mark : askedMarks(exchange)) {
        const BilingualText place = markText(mark);
        out.english += (out.english.isEmpty() ? QStringLiteral("Asked about: ") : QStringLiteral("; ")) + place.english;
        out.chinese += (out.chinese.isEmpty() ? QStringLiteral("提问位置：") : QStringLiteral("；")) + place.chinese;
    }
    return out;
}

QString thinkingWithNumbers(const Exchange& exchange) {
    QString text;
    for (const EvidencePart& part : evidenceParts(exchange)) {
        QStringList numbers;
        for (const int number : part.numbers())
            numbers << QString::number(number);
        text += part.text;
        if (!numbers.isEmpty())
            text += QStringLiteral(" (%1)").arg(numbers.join(QStringLiteral(", ")));
    }
    return text.trimmed();
}

} // namespace lunette
