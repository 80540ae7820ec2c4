#include "core/chat/AskKind.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace lunette {

namespace {

BilingualText countSentence(size_t count, const Exchange& exchange) {
    const bool stopped = exchange.finish == FinishReason::Cancelled;
    if (count == 0 && stopped)
        return {QStringLiteral("Nothing was found before the stop."), QStringLiteral("停止前没有找到。")};
    if (count == 0)
        return {QStringLiteral("None found in this frame. The model can miss things: try another word or a smaller "
                               "frame."),
                QStringLiteral("在这个范围内没有找到。模型可能看漏，可以换个说法或缩小范围再试。")};
    const QString english = QStringLiteral("%1 found").arg(count);
    const QString chinese = QStringLiteral("找到 %1 处").arg(count);
    if (stopped)
        return {english + QStringLiteral(" before the stop."), chinese + QStringLiteral("，随后被停止。")};
    if (exchange.finish == FinishReason::MaxObjects)
        return {english + QStringLiteral("; this is the limit, there may be more."),
                chinese + QStringLiteral("；已达到数量上限，可能还有更多。")};
    if (exchange.finish == FinishReason::ContextFull)
        return {english + QStringLiteral("; the model had no room for more."),
                chinese + QStringLiteral("；模型已没有空间继续查找。")};
    return {english + u'.', chinese + u'。'};
}

BilingualText gazeSentence(const Exchange& exchange) {
    if (exchange.points.empty())
        return {QStringLiteral("The model cannot tell where this face looks."),
                QStringLiteral("模型看不出这张脸在看哪里。")};
    return {QStringLiteral("This face looks at point 1."), QStringLiteral("这张脸看向点 1。")};
}

} // namespace

QString askKindName(AskKind kind) {
    switch (kind) {
    case AskKind::Question:
        break;
    case AskKind::Find:
        return QStringLiteral("find");
    case AskKind::Point:
        return QStringLiteral("point");
    case AskKind::Count:
        return QStringLiteral("count");
    case AskKind::Gaze:
        return QStringLiteral("gaze");
    }
    return {};
}

AskKind askKindOf(const Exchange& exchange) {
    const auto* found = std::find_if(std::begin(kAskKinds), std::end(kAskKinds),
                                     [&](AskKind kind) { return askKindName(kind) == exchange.presetName; });
    return found == std::end(kAskKinds) ? AskKind::Question : *found;
}

Skill skillOf(AskKind kind) {
    switch (kind) {
    case AskKind::Question:
        break;
    case AskKind::Find:
        return Skill::Detect;
    case AskKind::Point:
    case AskKind::Count:
        return Skill::Point;
    case AskKind::Gaze:
        return Skill::Gaze;
    }
    return Skill::Query;
}

bool namesObject(AskKind kind) {
    return kind == AskKind::Find || kind == AskKind::Point || kind == AskKind::Count;
}

BilingualText askedFor(AskKind kind, const BilingualText& object) {
    if (kind == AskKind::Gaze)
        return {QStringLiteral("Where does the marked face look?"), QStringLiteral("标出的这张脸在看哪里？")};
    BilingualText lead;
    if (kind == AskKind::Find)
        lead = {QStringLiteral("Find: "), QStringLiteral("查找：")};
    else if (kind == AskKind::Point)
        lead = {QStringLiteral("Point at: "), QStringLiteral("指出：")};
    else if (kind == AskKind::Count)
        lead = {QStringLiteral("Count: "), QStringLiteral("计数：")};
    return {object.english.isEmpty() ? QString() : lead.english + object.english,
            object.chinese.isEmpty() ? QString() : lead.chinese + object.chinese};
}

BilingualText foundSentence(const Exchange& exchange) {
    if (exchange.request.skill == Skill::Gaze)
        return gazeSentence(exchange);
    return countSentence(exchange.objects.size() + exchange.points.size(), exchange);
}

QString objectPhrase(const QString& translated) {
    static const QRegularExpression end(QStringLiteral("[\\s.!?;:,。！？]+$"));
    static const QRegularExpression article(QStringLiteral("^(the|an|a)\\s+(?=\\S)"),
                                            QRegularExpression::CaseInsensitiveOption);
    QString phrase = translated.simplified();
    phrase.remove(end).remove(article);
    if (phrase.isEmpty())
        return translated.simplified();
    const bool sentenceCapital = phrase[0].isUpper() && (phrase.size() < 2 || phrase[1].isLower());
    if (sentenceCapital)
        phrase[0] = phrase[0].toLower();
    return phrase;
}

} // namespace lunette
