#pragma once

#include "core/chat/Conversation.h"
#include "core/chat/Preset.h"
#include "core/inference/InferenceController.h"
#include "core/settings/Settings.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>

#include <map>

namespace lunette {

/// The questions and answers about the open picture: sends them to the engine and keeps what comes back. GUI thread.
class ChatSession : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the session.
    ChatSession(InferenceController& inference, const Settings& settings, QObject* parent = nullptr);

    /// Forgets the conversation about the picture before.
    void setPicture(const QImage& image, const QString& sourceName);
    /// The frame that the next question is about; the engine starts looking at it at once.
    void setCrop(const QRect& region);
    void setPresets(std::vector<Preset> presets);
    /// What a small built-in model says about its answers; empty for others.
    void setModelNotice(const BilingualText& notice);

    const QImage& image() const { return m_image; }
    QRect crop() const { return m_crop; }
    const Conversation& conversation() const { return m_conversation; }
    const std::vector<Preset>& presets() const { return m_presets; }
    const BilingualText& modelNotice() const { return m_notice; }
    bool isBusy() const { return !m_times.empty(); }

    /// A free question in either language; nothing happens without a picture or when the question is blank or too long.
    void ask(const QString& text);
    void askPreset(const QString& name);
    /// Asks again; a finished answer of a full model is varied, so that another wording comes.
    void regenerate(int index);
    void stop();

Q_SIGNALS:
    void pictureChanged();
    void cropChanged(const QRect& region);
    void presetsChanged();
    void exchangeAdded(int index);
    void exchangeChanged(int index);
    /// Whether something is being asked.
    void busyChanged(bool busy);

private:
    void connectInference();
    void send(Exchange exchange, int index);
    void change(RequestId id, const std::function<void(Exchange&)>& edit);
    void onReply(RequestId id, const GenerationResult& result);
    void onFailed(RequestId id, const Error& error);
    void onTranslation(RequestId id, const TranslatedText& text);
    void finish(RequestId id);

    InferenceController& m_inference;
    const Settings& m_settings;
    QImage m_image;
    QRect m_crop;
    Conversation m_conversation;
    std::vector<Preset> m_presets;
    BilingualText m_notice;
    std::map<RequestId, QElapsedTimer> m_times; ///< of what is being asked
};

} // namespace lunette
