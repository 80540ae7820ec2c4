#include "app/chat/ChatSession.h"

#include "app/support/ErrorText.h"
#include "core/chat/QuestionText.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr double kVariedTemperature = 0.5;

} // namespace

ChatSession::ChatSession(InferenceController& inference, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_inference(inference)
    , m_settings(settings) {
    connectInference();
}

void ChatSession::connectInference() {
    connect(&m_inference, &InferenceController::questionReady, this, [this](RequestId id, const BilingualText& text) {
        change(id, [&](Exchange& exchange) { exchange.question = text; });
    });
    connect(&m_inference, &InferenceController::tokens, this, [this](RequestId id, const QString& piece) {
        change(id, [&](Exchange& exchange) {
            exchange.state = ExchangeState::Streaming;
            exchange.answer.english += piece;
        });
    });
    connect(&m_inference, &InferenceController::answerTranslated, this, [this](RequestId id, const QString& text) {
        change(id, [&](Exchange& exchange) { exchange.answer.chinese = text; });
    });
    connect(&m_inference, &InferenceController::replyReady, this, &ChatSession::onReply);
    connect(&m_inference, &InferenceController::failed, this, &ChatSession::onFailed);
    connect(&m_inference, &InferenceController::translationReady, this, &ChatSession::onTranslation);
    connect(&m_inference, &InferenceController::translationFailed, this, [this](RequestId id, const Error& error) {
        change(id, [&](Exchange& exchange) {
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
    Q_EMIT pictureChanged();
    if (wasBusy)
        Q_EMIT busyChanged(false);
}

void ChatSession::setCrop(const QRect& region) {
    if (m_image.isNull() || region.isEmpty())
        return;
    m_crop = region;
    m_inference.show({m_image, m_crop, m_settings.alpha()});
    Q_EMIT cropChanged(m_crop);
}

void ChatSession::setPresets(std::vector<Preset> presets) {
    m_presets = std::move(presets);
    Q_EMIT presetsChanged();
}

void ChatSession::setModelNotice(const BilingualText& notice) {
    m_notice = notice;
}

void ChatSession::ask(const QString& text) {
    const QString question = cleanQuestion(text);
    if (m_image.isNull() || question.isEmpty() || question.size() > kMaxQuestionLength)
        return;
    Exchange exchange;
    exchange.asked = question;
    exchange.crop = m_crop;
    exchange.request.skill = Skill::Query;
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
    exchange.crop = old.crop;
    exchange.request = old.request;
    if (!old.presetName.isEmpty())
        exchange.question = old.question;
    if (old.state == ExchangeState::Done && !m_inference.model().builtIn) {
        exchange.request.sampling.temperature = std::max(old.request.sampling.temperature, kVariedTemperature);
        exchange.request.sampling.seed = old.request.sampling.seed + 1;
    }
    send(std::move(exchange), index);
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
    if (exchange.presetName.isEmpty())
        question.text = exchange.asked;
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
        exchange.answer.english = QString::fromStdString(result.text).trimmed();
        exchange.objects = result.objects;
        exchange.points = result.points;
        exchange.finish = result.finish;
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
        exchange.answer.chinese = text.text;
        exchange.translatorName = text.translator;
        exchange.translateMs = text.milliseconds;
        exchange.chineseFallback = !text.text.isEmpty() && guessLanguage(text.text) != Language::Chinese;
    });
}

} // namespace lunette
