#include "core/inference/InferenceController.h"

#include "core/inference/EngineWorker.h"
#include "core/inference/TranslationWorker.h"

#include <algorithm>
#include <utility>

namespace lunette {

namespace {

Error noModel() {
    return Error{ErrorCode::Pack, LUNETTE_TEXT("Error", "no model pack is loaded"),
                 LUNETTE_TEXT("Error", "open Packs and choose one")};
}

} // namespace

InferenceController::InferenceController(EngineFactoryMaker maker, QObject* parent)
    : QObject(parent)
    , m_engine(new EngineWorker(maker))
    , m_translation(new TranslationWorker(maker)) {
    m_engineThread.setObjectName(QStringLiteral("engine"));
    m_translationThread.setObjectName(QStringLiteral("translation"));
    m_engine->moveToThread(&m_engineThread);
    m_translation->moveToThread(&m_translationThread);
    connect(&m_engineThread, &QThread::finished, m_engine, &QObject::deleteLater);
    connect(&m_translationThread, &QThread::finished, m_translation, &QObject::deleteLater);
    connectEngine();
    connectTranslation();
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &InferenceController::fallAsleep);
    m_engineThread.start();
    m_translationThread.start();
}

InferenceController::~InferenceController() {
    cancelAll();
    m_engineThread.quit();
    m_translationThread.quit();
    m_engineThread.wait();
    m_translationThread.wait();
}

void InferenceController::connectEngine() {
    connect(m_engine, &EngineWorker::opened, this, &InferenceController::onOpened);
    connect(m_engine, &EngineWorker::encodeStarted, this, [this](RequestId id) {
        if (isLive(id))
            Q_EMIT encodeStarted(id);
    });
    connect(m_engine, &EngineWorker::encoded, this, &InferenceController::onEncoded);
    connect(m_engine, &EngineWorker::tokens, this, &InferenceController::onTokens);
    connect(m_engine, &EngineWorker::replied, this, &InferenceController::onReplied);
    connect(m_engine, &EngineWorker::failed, this, &InferenceController::onFailed);
    connect(m_engine, &EngineWorker::finished, this, &InferenceController::onFinished);
}

void InferenceController::openPack(const ModelChoice& choice) {
    stop();
    if (m_running) {
        m_running->cancel.cancel();
        if (m_running->kind == JobKind::Open)
            m_live.erase(m_running->id);
    }
    if (m_waitingPack)
        m_live.erase(m_waitingPack->first.id);
    requestOpening(choice);
    dispatch();
}

void InferenceController::requestOpening(const ModelChoice& choice) {
    Job job{++m_lastId, JobKind::Open, {}, {}};
    m_live.insert(job.id);
    m_waitingPack = {job, choice};
    m_choice = choice;
    m_openFailed = false;
    m_hasModel = false;
    m_asleep = false;
    Q_EMIT packLoading(0);
}

void InferenceController::setIdleRelease(std::chrono::milliseconds interval) {
    m_idle.stop();
    m_idle.setInterval(interval);
    updateState();
}

void InferenceController::fallAsleep() {
    if (m_state != EngineState::Ready)
        return;
    m_hasModel = false;
    m_asleep = true;
    const Job job{++m_lastId, JobKind::Release, {}, {}};
    start(job, [id = job.id, engine = m_engine] { engine->release(id); });
    updateState();
}

void InferenceController::wake() {
    if (m_asleep)
        requestOpening(ModelChoice(m_choice));
}

RequestId InferenceController::show(const Sight& sight) {
    m_sight = sight;
    if (m_waitingSight)
        m_live.erase(m_waitingSight->id);
    if (m_running && m_running->kind == JobKind::Encode && !wantedByQuestion(m_running->sight)) {
        m_running->cancel.cancel();
        m_live.erase(m_running->id);
    }
    const RequestId id = ++m_lastId;
    m_waitingSight = Job{id, JobKind::Encode, {}, sight};
    m_live.insert(id);
    wake();
    dispatch();
    return id;
}

bool InferenceController::wantedByQuestion(const Sight& sight) const {
    return std::any_of(m_questions.begin(), m_questions.end(),
                       [&](const WaitingQuestion& waiting) { return waiting.question.sight.sameAs(sight); });
}

RequestId InferenceController::ask(const Question& question) {
    const RequestId id = ++m_lastId;
    m_live.insert(id);
    wake();
    if (!m_hasModel && !m_waitingPack && !(m_running && m_running->kind == JobKind::Open)) {
        QMetaObject::invokeMethod(
            this, [this, id] { onFailed(id, noModel()); }, Qt::QueuedConnection);
        return id;
    }
    m_questions.push_back({id, question, {}, false});
    m_answers[id] = {};
    translateQuestion(m_questions.back());
    dispatch();
    return id;
}

void InferenceController::stop() {
    if (m_running && m_running->kind == JobKind::Answer)
        m_running->cancel.cancel();
    giveWaitingQuestionsUp(cancelled().value());
    updateState();
}

void InferenceController::giveWaitingQuestionsUp(const Error& error) {
    const std::deque<WaitingQuestion> waiting = std::exchange(m_questions, {});
    for (const WaitingQuestion& question : waiting) {
        m_answers[question.id].whole.cancel();
        onFailed(question.id, error);
    }
}

void InferenceController::forget() {
    cancelAll();
    const auto isOpening = [this](RequestId id) {
        return (m_waitingPack && m_waitingPack->first.id == id) ||
               (m_running && m_running->kind == JobKind::Open && m_running->id == id);
    };
    std::erase_if(m_live, [&](RequestId id) { return !isOpening(id); });
    m_answers.clear();
    m_imageTimings.clear();
    m_sight = {};
    updateState();
}

void InferenceController::cancelAll() {
    if (m_running && m_running->kind != JobKind::Open)
        m_running->cancel.cancel();
    m_questions.clear();
    m_waitingSight.reset();
    for (const auto& [id, answer] : m_answers) {
        answer.pieces.cancel();
        answer.whole.cancel();
    }
}

void InferenceController::dispatch() {
    if (!m_running && m_waitingPack) {
        const auto [job, choice] = *std::exchange(m_waitingPack, std::nullopt);
        start(job, [=, engine = m_engine] { engine->open(job.id, choice, job.cancel); });
    } else if (!m_running && m_hasModel && !m_questions.empty() && !m_questions.front().translating) {
        startQuestion();
    } else if (!m_running && m_hasModel && m_waitingSight) {
        const Job job = *std::exchange(m_waitingSight, std::nullopt);
        start(job, [=, engine = m_engine] { engine->encode(job.id, job.sight, job.cancel); });
    }
    updateState();
}

void InferenceController::start(const Job& job, const std::function<void()>& work) {
    m_running = job;
    QMetaObject::invokeMethod(m_engine, work, Qt::QueuedConnection);
}

void InferenceController::startQuestion() {
    const WaitingQuestion next = m_questions.front();
    m_questions.pop_front();
    Job job{next.id, JobKind::Answer, next.cancel, next.question.sight};
    start(job, [=, engine = m_engine] { engine->answer(job.id, next.question, job.cancel); });
}

void InferenceController::updateState() {
    const bool opening = m_waitingPack || (m_running && m_running->kind == JobKind::Open);
    EngineState state = EngineState::Ready;
    if (opening)
        state = EngineState::Loading;
    else if (m_asleep)
        state = EngineState::Asleep;
    else if (!m_hasModel)
        state = m_openFailed ? EngineState::Failed : EngineState::NoPack;
    else if (!m_questions.empty() || (m_running && m_running->kind == JobKind::Answer))
        state = EngineState::Busy;
    else if (m_running || m_waitingSight)
        state = EngineState::Looking;
    if (state != EngineState::Ready)
        m_idle.stop();
    else if (!m_idle.isActive() && m_idle.interval() > 0)
        m_idle.start();
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void InferenceController::onOpened(RequestId id, const ModelInfo& info) {
    if (!isLive(id))
        return;
    m_hasModel = true;
    m_model = info;
    if (!m_waitingSight && !m_sight.isNull()) {
        m_waitingSight = Job{++m_lastId, JobKind::Encode, {}, m_sight};
        m_live.insert(m_lastId);
    }
    Q_EMIT packLoading(100);
    Q_EMIT packReady(info);
}

void InferenceController::onEncoded(RequestId id, const StageTimings& timings, bool reused) {
    if (!isLive(id))
        return;
    if (!reused && m_running && m_running->id == id) {
        if (m_running->kind == JobKind::Answer)
            m_imageTimings[id] = timings;
        for (const WaitingQuestion& waiting : m_questions) {
            if (waiting.question.sight.sameAs(m_running->sight))
                m_imageTimings[waiting.id] = timings;
        }
    }
    Q_EMIT encoded(id, timings);
}

void InferenceController::onReplied(RequestId id, GenerationResult result) {
    if (!isLive(id))
        return;
    if (const auto image = m_imageTimings.find(id); image != m_imageTimings.end()) {
        result.timings.preprocessMs = image->second.preprocessMs;
        result.timings.visionMs = image->second.visionMs;
        result.timings.prefillMs = image->second.prefillMs;
        m_imageTimings.erase(image);
    }
    Q_EMIT replyReady(id, result);
    finishTranslation(id, QString::fromStdString(result.text).trimmed());
}

void InferenceController::onFailed(RequestId id, const Error& error) {
    if (!isLive(id))
        return;
    if (m_running && m_running->id == id && m_running->kind == JobKind::Open) {
        m_openFailed = true;
        m_hasModel = false;
        Q_EMIT packFailed(error);
        giveWaitingQuestionsUp(error);
        return;
    }
    m_live.erase(id);
    m_answers.erase(id);
    m_imageTimings.erase(id);
    Q_EMIT failed(id, error);
}

void InferenceController::onFinished(RequestId id) {
    if (m_running && m_running->id == id) {
        if (m_running->kind != JobKind::Answer)
            m_live.erase(id);
        m_running.reset();
    }
    dispatch();
}

} // namespace lunette
