#pragma once

#include "core/chat/Conversation.h"
#include "core/inference/AnswerTranslation.h"
#include "core/inference/InferenceTypes.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <set>

namespace lunette {

class EngineWorker;
class TranslationWorker;
struct TranslationJob;

/// The window's face of the engine: orders go in, facts come out as signals. Thread: the window's (the one that made
/// it).
///
/// Order: one job at a time runs on the engine's thread. A waiting pack goes first, then questions in the order asked,
/// then the crop shown last; a crop that was shown before it is forgotten, and stopped when it is being looked at.
/// Every request has its own CancelToken. Signals of requests that were replaced or forgotten are not sent. Translators
/// work on a second thread and never delay tokens.
class InferenceController : public QObject {
    Q_OBJECT

public:
    explicit InferenceController(EngineFactoryMaker maker, QObject* parent = nullptr);
    /// Cancels, quits and waits for both threads.
    ~InferenceController() override;

    /// Stops what is running and opens the pack; the crop shown last is looked at again afterwards.
    void openPack(const ModelChoice& choice);
    void setTranslators(const TranslatorChoice& choice);
    /// Takes effect with the next translation; null: none.
    void setGlossary(const std::shared_ptr<const Glossary>& glossary);
    /// The user's own translations, from the next translation on; null: none.
    void setMemory(const std::shared_ptr<const TranslationMemory>& memory);
    /// After so long without work the model is closed and its memory released; the next crop or question opens it
    /// again. 0: never, as at first.
    void setIdleRelease(std::chrono::milliseconds interval);

    /// Starts looking at a crop at once; the latest one wins.
    RequestId show(const Sight& sight);
    RequestId ask(const Question& question);
    /// Stops the running answer within one token and gives the waiting questions up.
    void stop();
    /// Stops everything and sends no more signals about it: another picture was opened.
    void forget();

    EngineState state() const { return m_state; }
    const ModelInfo& model() const { return m_model; }

Q_SIGNALS:
    void stateChanged(lunette::EngineState state);
    /// 0 at the start, 100 when ready; engines tell nothing in between.
    void packLoading(int percent);
    void packReady(const lunette::ModelInfo& info);
    void packFailed(const lunette::Error& error);

    void encodeStarted(lunette::RequestId id);
    void encoded(lunette::RequestId id, const lunette::StageTimings& timings);

    /// The question in the languages known so far; sent again when the other language arrives. `english` empty: it is
    /// asked as it was typed because there is no translator.
    void questionReady(lunette::RequestId id, const lunette::BilingualText& question);
    void tokens(lunette::RequestId id, const QString& piece);
    /// The timings of the picture are 0 when the question did not wait for it.
    void replyReady(lunette::RequestId id, const lunette::GenerationResult& result);
    void failed(lunette::RequestId id, const lunette::Error& error);

    /// The Chinese of the finished sentences while the answer is still coming.
    void answerTranslated(lunette::RequestId id, const QString& chineseSoFar);
    void translationReady(lunette::RequestId id, const lunette::TranslatedText& text);
    void translationFailed(lunette::RequestId id, const lunette::Error& error);

private:
    enum class JobKind { Open, Encode, Answer, Release };
    struct Job {
        RequestId id = 0;
        JobKind kind = JobKind::Encode;
        CancelToken cancel;
        Sight sight;
    };
    struct WaitingQuestion {
        RequestId id = 0;
        Question question;
        CancelToken cancel;
        bool translating = false;
    };

    void connectEngine();
    void connectTranslation();
    void dispatch();
    void start(const Job& job, const std::function<void()>& work);
    void startQuestion();
    void requestOpening(const ModelChoice& choice);
    void fallAsleep();
    void wake();
    void giveWaitingQuestionsUp(const Error& error);
    void updateState();
    void cancelAll();
    bool isLive(RequestId id) const { return m_live.contains(id); }
    bool wantedByQuestion(const Sight& sight) const;
    void translate(const TranslationJob& job);
    void translateQuestion(WaitingQuestion& waiting);
    void onOpened(RequestId id, const ModelInfo& info);
    void onEncoded(RequestId id, const StageTimings& timings, bool reused);
    void onTokens(RequestId id, const QString& piece);
    void onReplied(RequestId id, GenerationResult result);
    void onFailed(RequestId id, const Error& error);
    void onFinished(RequestId id);
    void onTranslated(RequestId id, int part, const TranslatedText& text);
    void onTranslationFailed(RequestId id, int part, const Error& error);
    void finishTranslation(RequestId id, const QString& text);
    void onQuestionTranslated(RequestId id, const QString& text);

    QThread m_engineThread;
    QThread m_translationThread;
    EngineWorker* m_engine;           ///< lives on m_engineThread and goes with it
    TranslationWorker* m_translation; ///< lives on m_translationThread and goes with it

    RequestId m_lastId = 0;
    std::set<RequestId> m_live;
    std::optional<Job> m_running;
    std::optional<std::pair<Job, ModelChoice>> m_waitingPack;
    std::optional<Job> m_waitingSight;
    std::deque<WaitingQuestion> m_questions;
    std::map<RequestId, StageTimings> m_imageTimings; ///< of questions that waited for their picture
    std::map<RequestId, AnswerTranslation> m_answers;
    Sight m_sight; ///< shown last
    ModelChoice m_choice;
    QTimer m_idle;
    bool m_asleep = false;
    EngineState m_state = EngineState::NoPack;
    ModelInfo m_model;
    bool m_hasModel = false;
    bool m_openFailed = false;
};

} // namespace lunette
