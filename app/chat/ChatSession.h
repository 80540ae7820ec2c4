#pragma once

#include "core/chat/AskKind.h"
#include "core/chat/Conversation.h"
#include "core/chat/Mark.h"
#include "core/chat/Preset.h"
#include "core/inference/InferenceController.h"
#include "core/note/Note.h"
#include "core/settings/Settings.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>

#include <limits>
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
    /// What the loaded model says about its answers when it is a small built-in one; empty for others.
    void setModelNotice(const BilingualText& notice);
    /// Shows the exchanges of a note again, after setPicture with its picture.
    void restore(const Note& note);

    const QImage& image() const { return m_image; }
    QRect crop() const { return m_crop; }
    const Conversation& conversation() const { return m_conversation; }
    const std::vector<Preset>& presets() const { return m_presets; }
    /// What the model of an answer, or of the last one, says about its answers.
    BilingualText noticeOf(const Exchange& exchange) const;
    BilingualText modelNotice() const;
    bool isBusy() const { return !m_times.empty(); }

    /// What the next ask() is for; what the model cannot do is not taken.
    void setKind(AskKind kind);
    AskKind kind() const { return m_kind; }
    /// Questions: think first.
    void setReasoning(bool on);
    bool isReasoning() const { return m_reasoning; }
    /// Questions: give the model the answered ones about this frame, too.
    void setFollowUp(bool on);
    bool isFollowUp() const { return m_followUp; }
    /// Questions: the places that the next one is about; image pixels, inside the frame. They go with it.
    void setPlaces(std::vector<Mark> places);
    const std::vector<Mark>& places() const { return m_places; }
    /// What the loaded model can do.
    bool can(AskKind kind) const;
    bool canReason() const { return m_inference.model().reasoning; }
    bool canFollowUp() const { return historySupport() != HistorySupport::None; }
    HistorySupport historySupport() const { return m_inference.model().history; }
    bool canTakePlaces() const { return m_inference.model().spatialReferences; }

    /// A free question or the name of an object, in either language; nothing happens without a picture or when the text
    /// is blank or too long.
    void ask(const QString& text);
    /// Where the face at this point looks; image pixels.
    void askGaze(QPointF face);
    void askPreset(const QString& name);
    /// Asks again; a finished answer of a full model is varied, so that another wording comes.
    void regenerate(int index);
    /// Asks a question typed in Chinese again, with exactly this English and what went with it, as a new exchange.
    void askCorrected(int index, const QString& english);
    /// The user's translation of an answer; the translator's own takes an edit back. A blank one is not taken.
    void editTranslation(int index, const QString& text);
    void stop();

Q_SIGNALS:
    void pictureChanged();
    void cropChanged(const QRect& region);
    void presetsChanged();
    /// Another model: see can().
    void abilitiesChanged();
    void kindChanged(lunette::AskKind kind);
    void reasoningChanged(bool on);
    void followUpChanged(bool on);
    void placesChanged();
    void exchangeAdded(int index);
    void exchangeChanged(int index);
    /// The user's Chinese for an answer, or English for a question; `edited` equals `machine` when an edit was taken
    /// back.
    void translationEdited(const QString& source, const QString& machine, const QString& edited);
    /// Whether something is being asked.
    void busyChanged(bool busy);

private:
    void connectInference();
    void takeAbilities();
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
    AskKind m_kind = AskKind::Question;
    bool m_reasoning = false;
    bool m_followUp = false;
    std::vector<Mark> m_places;
    std::map<QString, BilingualText> m_notices;                   ///< by the name of the model
    RequestId m_restored = std::numeric_limits<RequestId>::max(); ///< the next of exchanges that were not asked here
    std::map<RequestId, QElapsedTimer> m_times;                   ///< of what is being asked
};

} // namespace lunette
