#include "app/chat/ChatSession.h"

#include "app/support/ErrorText.h"
#include "core/chat/CorrectedQuestion.h"
#include "core/chat/ExchangeAnswer.h"
#include "core/chat/History.h"
#include "core/chat/QuestionText.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr double kVariedTemperature = 0.5;

/// The places that still lie in the frame, cut by it.
std::vector<Mark> placesIn(const QRect& frame, const std::vector<Mark>& places) {
    std::vector<Mark> kept;
    for (Mark place : places) {
        const QRectF area(frame);
        if (place.isBox())
            place.box = place.box.intersected(area);
        if (place.isBox() ? !place.box.isEmpty() : area.contains(place.point))
            kept.push_back(place);
    }
    return kept;
}

/// What the user has edited stays.
void takeTranslation(Exchange& exchange, const QString& text) {
    QString& kept = exchange.machineTranslation.isEmpty() ? exchange.answer.chinese : exchange.machineTranslation;
    kept = text;
}

} // namespace

ChatSession::ChatSession(InferenceController& inference, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_inference(inference)
    , m_settings(settings) {
    connectInference();
}

void ChatSession::connectInference() {
    connect(&m_inference, &InferenceController::questionReady, this, [this](RequestId id, const BilingualText& text) {
        change(id, [&](Exchange& exchange) {
            const AskKind kind = askKindOf(exchange);
            exchange.question = namesObject(kind) ? askedFor(kind, text) : text;
            if (!text.english.isEmpty())
                exchange.request.text = text.english.toStdString();
        });
    });
    connect(&m_inference, &InferenceController::tokens, this, [this](RequestId id, const QString& piece) {
        change(id, [&](Exchange& exchange) {
            exchange.state = ExchangeState::Streaming;
            exchange.answer.english += piece;
        });
    });
    connect(&m_inference, &InferenceController::answerTranslated, this, [this](RequestId id, const QString& text) {
        change(id, [&](Exchange& exchange) { takeTranslation(exchange, text); });
    });
    connect(&m_inference, &InferenceController::packReady, this, &ChatSession::takeAbilities);
    connect(&m_inference, &InferenceController::replyReady, this, &ChatSession::onReply);
    connect(&m_inference, &InferenceController::failed, this, &ChatSession::onFailed);
    connect(&m_inference, &InferenceController::translationReady, this, &ChatSession::onTranslation);
    connect(&m_inference, &InferenceController::translationFailed, this, [this](RequestId id, const Error& error) {
        change(id, [&](Exchange& exchange) {
            if (exchange.machineTranslation.isEmpty())
                exchange.answer.chinese.clear();
            exchange.error = errorSentence(error);
        });
    });
}

void ChatSession::setPicture(const QImage& image, const QString& sourceName) {
    m_inference.forget();
    const bool wasBusy = isBusy();
    m_times.clear();
    m_image = image;
    m_crop = image.rect();
    m_conversation = {sourceName, image.size(), {}};
    setPlaces({});
    Q_EMIT pictureChanged();
    if (wasBusy)
        Q_EMIT busyChanged(false);
}

void ChatSession::setCrop(const QRect& region) {
    if (m_image.isNull() || region.isEmpty())
        return;
    m_crop = region;
    setPlaces(m_places);
    m_inference.show({m_image, m_crop, m_settings.alpha()});
    Q_EMIT cropChanged(m_crop);
}

void ChatSession::setPresets(std::vector<Preset> presets) {
    m_presets = std::move(presets);
    Q_EMIT presetsChanged();
}

void ChatSession::setModelNotice(const BilingualText& notice) {
    m_notices[QString::fromStdString(m_inference.model().name)] = notice;
}

BilingualText ChatSession::noticeOf(const Exchange& exchange) const {
    const auto known = m_notices.find(exchange.modelName);
    return known == m_notices.end() ? BilingualText() : known->second;
}

BilingualText ChatSession::modelNotice() const {
    if (!m_conversation.exchanges.empty())
        return noticeOf(m_conversation.exchanges.back());
    Exchange next;
    next.modelName = QString::fromStdString(m_inference.model().name);
    return noticeOf(next);
}

void ChatSession::restore(const Note& note) {
    m_notices.try_emplace(note.modelName, note.modelNotice);
    for (Exchange exchange : note.conversation.exchanges) {
        exchange.id = m_restored--;
        m_conversation.exchanges.push_back(std::move(exchange));
        Q_EMIT exchangeAdded(int(m_conversation.exchanges.size()) - 1);
    }
}

void ChatSession::takeAbilities() {
    if (!can(m_kind))
        setKind(AskKind::Question);
    if (!canReason())
        setReasoning(false);
    if (!canFollowUp())
        setFollowUp(false);
    if (!canTakePlaces())
        setPlaces({});
    Q_EMIT abilitiesChanged();
}

bool ChatSession::can(AskKind kind) const {
    const std::vector<Skill>& skills = m_inference.model().skills;
    return kind == AskKind::Question || std::find(skills.begin(), skills.end(), skillOf(kind)) != skills.end();
}

void ChatSession::setKind(AskKind kind) {
    if (kind == m_kind || !can(kind))
        return;
    m_kind = kind;
    if (kind != AskKind::Question)
        setPlaces({});
    Q_EMIT kindChanged(kind);
}

void ChatSession::setReasoning(bool on) {
    if (on == m_reasoning || (on && !canReason()))
        return;
    m_reasoning = on;
    Q_EMIT reasoningChanged(on);
}

void ChatSession::setFollowUp(bool on) {
    if (on == m_followUp || (on && !canFollowUp()))
        return;
    m_followUp = on;
    Q_EMIT followUpChanged(on);
}

void ChatSession::setPlaces(std::vector<Mark> places) {
    std::vector<Mark> kept = placesIn(m_crop, places);
    if (kept == m_places)
        return;
    m_places = std::move(kept);
    Q_EMIT placesChanged();
}

void ChatSession::ask(const QString& text) {
    const QString question = cleanQuestion(text);
    if (m_image.isNull() || question.isEmpty() || question.size() > kMaxQuestionLength || m_kind == AskKind::Gaze)
        return;
    Exchange exchange;
    exchange.crop = m_crop;
    exchange.request.skill = skillOf(m_kind);
    if (namesObject(m_kind)) {
        const bool chinese = guessLanguage(question) == Language::Chinese;
        exchange.presetName = askKindName(m_kind);
        exchange.object = question;
        exchange.question = askedFor(m_kind, chinese ? BilingualText{{}, question} : BilingualText{question, {}});
        exchange.asked = chinese ? exchange.question.chinese : exchange.question.english;
    } else {
        exchange.asked = question;
        exchange.request.reasoning = m_reasoning;
        if (m_followUp)
            exchange.request.history = earlierTurns(m_conversation, m_crop);
        for (const Mark& place : m_places)
            exchange.request.references.push_back(referenceTo(place, m_crop));
        setPlaces({});
    }
    send(std::move(exchange), -1);
}

void ChatSession::askGaze(QPointF face) {
    if (m_image.isNull() || !can(AskKind::Gaze))
        return;
    Mark place;
    place.point = face;
    Exchange exchange;
    exchange.presetName = askKindName(AskKind::Gaze);
    exchange.question = askedFor(AskKind::Gaze, {});
    exchange.asked = isChineseInterface() ? exchange.question.chinese : exchange.question.english;
    exchange.crop = m_crop;
    exchange.request.skill = Skill::Gaze;
    exchange.request.references = {referenceTo(place, m_crop)};
    send(std::move(exchange), -1);
}

void ChatSession::askPreset(const QString& name) {
    const auto preset = std::find_if(m_presets.begin(), m_presets.end(),
                                     [&](const Preset& candidate) { return candidate.name == name; });
    if (m_image.isNull() || preset == m_presets.end())
        return;
    Exchange exchange;
    exchange.presetName = preset->name;
    exchange.question = preset->question;
    exchange.asked = isChineseInterface() ? preset->question.chinese : preset->question.english;
    exchange.request = preset->request;
    exchange.crop = m_crop;
    send(std::move(exchange), -1);
}

void ChatSession::regenerate(int index) {
    if (index < 0 || index >= int(m_conversation.exchanges.size()))
        return;
    const Exchange& old = m_conversation.exchanges[size_t(index)];
    if (m_times.contains(old.id))
        return;
    Exchange exchange;
    exchange.presetName = old.presetName;
    exchange.asked = old.asked;
    exchange.object = old.object;
    exchange.crop = old.crop;
    exchange.request = old.request;
    if (!canFollowUp())
        exchange.request.history.clear();
    exchange.isEnglishCorrected = old.isEnglishCorrected;
    if (!old.presetName.isEmpty() || old.isEnglishCorrected)
        exchange.question = old.question;
    if (old.state == ExchangeState::Done && !m_inference.model().builtIn) {
        exchange.request.sampling.temperature = std::max(old.request.sampling.temperature, kVariedTemperature);
        exchange.request.sampling.seed = old.request.sampling.seed + 1;
    }
    send(std::move(exchange), index);
}

void ChatSession::askCorrected(int index, const QString& english) {
    const QString question = cleanQuestion(english);
    const bool isThere = index >= 0 && index < int(m_conversation.exchanges.size());
    if (!isThere || question.isEmpty() || question.size() > kMaxQuestionLength)
        return;
    const Exchange old = m_conversation.exchanges[size_t(index)];
    if (!canCorrectEnglish(old))
        return;
    const QString asked = QString::fromStdString(old.request.text);
    send(withEnglish(old, question), -1);
    if (question != asked)
        Q_EMIT translationEdited(old.object.isEmpty() ? old.asked : old.object, asked, question);
}

void ChatSession::editTranslation(int index, const QString& text) {
    const QString edited = text.trimmed();
    if (index < 0 || index >= int(m_conversation.exchanges.size()) || edited.isEmpty())
        return;
    Exchange& exchange = m_conversation.exchanges[size_t(index)];
    const QString machine =
        exchange.machineTranslation.isEmpty() ? exchange.answer.chinese : exchange.machineTranslation;
    if (machine.isEmpty() || edited == exchange.answer.chinese)
        return;
    exchange.answer.chinese = edited;
    exchange.machineTranslation = edited == machine ? QString() : machine;
    const QString source = exchange.answer.english;
    Q_EMIT exchangeChanged(index);
    Q_EMIT translationEdited(source, machine, edited);
}

void ChatSession::send(Exchange exchange, int index) {
    if (exchange.request.sampling.seed == 0)
        exchange.request.sampling.temperature = m_settings.temperature();
    exchange.request.maxTokens = m_settings.maxTokens();
    const ModelInfo& model = m_inference.model();
    exchange.modelName = QString::fromStdString(model.name);
    exchange.modelRevision = QString::fromStdString(model.revision);
    exchange.modelPrecision = QString::fromStdString(model.precision);

    Question question{{m_image, exchange.crop, m_settings.alpha()}, exchange.request, {}};
    if (exchange.isEnglishCorrected)
        question.text.clear();
    else if (exchange.presetName.isEmpty())
        question.text = exchange.asked;
    else if (namesObject(askKindOf(exchange)))
        question.text = exchange.object;
    exchange.id = m_inference.ask(question);
    const bool wasBusy = isBusy();
    m_times[exchange.id].start();
    if (index < 0) {
        m_conversation.exchanges.push_back(std::move(exchange));
        Q_EMIT exchangeAdded(int(m_conversation.exchanges.size()) - 1);
    } else {
        m_conversation.exchanges[size_t(index)] = std::move(exchange);
        Q_EMIT exchangeChanged(index);
    }
    if (!wasBusy)
        Q_EMIT busyChanged(true);
}

void ChatSession::stop() {
    m_inference.stop();
}

void ChatSession::change(RequestId id, const std::function<void(Exchange&)>& edit) {
    std::vector<Exchange>& exchanges = m_conversation.exchanges;
    const auto it = std::find_if(exchanges.begin(), exchanges.end(), [id](const Exchange& e) { return e.id == id; });
    if (it == exchanges.end())
        return;
    edit(*it);
    Q_EMIT exchangeChanged(int(it - exchanges.begin()));
}

void ChatSession::onReply(RequestId id, const GenerationResult& result) {
    change(id, [&](Exchange& exchange) {
        takeResult(exchange, result);
        exchange.given = {int(exchange.request.history.size()), result.turnsGiven,
                          historySupport() == HistorySupport::Documented, QString::fromStdString(result.promptText)};
        exchange.timings = result.timings;
        exchange.totalMs = m_times.contains(id) ? double(m_times[id].elapsed()) : 0;
        exchange.state = result.finish == FinishReason::Cancelled ? ExchangeState::Stopped : ExchangeState::Done;
    });
    finish(id);
}

void ChatSession::onFailed(RequestId id, const Error& error) {
    change(id, [&](Exchange& exchange) {
        exchange.state = error.code == ErrorCode::Cancelled ? ExchangeState::Stopped : ExchangeState::Failed;
        exchange.error = error.code == ErrorCode::Cancelled ? QString() : errorSentence(error);
    });
    finish(id);
}

void ChatSession::finish(RequestId id) {
    if (m_times.erase(id) > 0 && m_times.empty())
        Q_EMIT busyChanged(false);
}

void ChatSession::onTranslation(RequestId id, const TranslatedText& text) {
    change(id, [&](Exchange& exchange) {
        if (askKindOf(exchange) != AskKind::Question)
            return;
        takeTranslation(exchange, text.text);
        exchange.translatorName = text.translator;
        exchange.translateMs = text.milliseconds;
        exchange.fromMemory = text.fromMemory;
        exchange.chineseFallback = !text.text.isEmpty() && guessLanguage(text.text) != Language::Chinese;
    });
}

} // namespace lunette
