#include "core/inference/InferenceController.h"

#include "core/chat/AskKind.h"
#include "core/inference/TranslationWorker.h"

#include <algorithm>

/// The second language: the part of the controller that talks with the translators' thread.
namespace lunette {

namespace {

constexpr int kQuestionPart = -1;
constexpr int kWholePart = -2;

} // namespace

void InferenceController::connectTranslation() {
    connect(m_translation, &TranslationWorker::translated, this, &InferenceController::onTranslated);
    connect(m_translation, &TranslationWorker::failed, this, &InferenceController::onTranslationFailed);
}

void InferenceController::setTranslators(const TranslatorChoice& choice) {
    QMetaObject::invokeMethod(
        m_translation, [=, worker = m_translation] { worker->choose(choice); }, Qt::QueuedConnection);
}

void InferenceController::setGlossary(const std::shared_ptr<const Glossary>& glossary) {
    QMetaObject::invokeMethod(
        m_translation, [=, worker = m_translation] { worker->setGlossary(glossary); }, Qt::QueuedConnection);
}

void InferenceController::setMemory(const std::shared_ptr<const TranslationMemory>& memory) {
    QMetaObject::invokeMethod(
        m_translation, [=, worker = m_translation] { worker->setMemory(memory); }, Qt::QueuedConnection);
}

void InferenceController::translate(const TranslationJob& job) {
    QMetaObject::invokeMethod(
        m_translation, [=, worker = m_translation] { worker->translate(job); }, Qt::QueuedConnection);
}

void InferenceController::translateQuestion(WaitingQuestion& waiting) {
    const QString text = waiting.question.text.trimmed();
    if (text.isEmpty())
        return;
    AnswerTranslation& answer = m_answers[waiting.id];
    const bool chinese = guessLanguage(text) == Language::Chinese;
    (chinese ? answer.question.chinese : answer.question.english) = text;
    waiting.question.request.text = text.toStdString();
    waiting.translating = chinese;
    const Direction direction = chinese ? Direction::ChineseToEnglish : Direction::EnglishToChinese;
    translate({waiting.id, kQuestionPart, direction, text, answer.whole});
}

void InferenceController::onQuestionTranslated(RequestId id, const QString& translated) {
    BilingualText& question = m_answers[id].question;
    QString text = translated;
    const auto waiting = std::find_if(m_questions.begin(), m_questions.end(),
                                      [id](const WaitingQuestion& candidate) { return candidate.id == id; });
    if (waiting != m_questions.end() && waiting->translating) {
        waiting->translating = false;
        const Skill skill = waiting->question.request.skill;
        if (skill == Skill::Detect || skill == Skill::Point)
            text = objectPhrase(text);
        if (!text.isEmpty())
            waiting->question.request.text = text.toStdString();
    }
    if (question.english.isEmpty())
        question.english = text;
    else
        question.chinese = text;
    Q_EMIT questionReady(id, question);
    dispatch();
}

void InferenceController::onTokens(RequestId id, const QString& piece) {
    if (!isLive(id))
        return;
    Q_EMIT tokens(id, piece);
    AnswerTranslation& answer = m_answers[id];
    for (const QString& sentence : answer.cutter.push(piece)) {
        const int part = answer.add(sentence);
        const QString text = sentence.trimmed();
        if (text.isEmpty() || guessLanguage(text) == Language::Chinese)
            answer.results[part] = text;
        else
            translate({id, part, Direction::EnglishToChinese, text, answer.pieces});
    }
}

void InferenceController::finishTranslation(RequestId id, const QString& text) {
    AnswerTranslation& answer = m_answers[id];
    if (text.isEmpty() || guessLanguage(text) == Language::Chinese) {
        answer.pieces.cancel();
        m_answers.erase(id);
        m_live.erase(id);
        Q_EMIT translationReady(id, {text, {}, 0});
        return;
    }
    translate({id, kWholePart, Direction::EnglishToChinese, text, answer.whole});
}

void InferenceController::onTranslated(RequestId id, int part, const TranslatedText& text) {
    if (!isLive(id) || !m_answers.contains(id))
        return;
    if (part == kQuestionPart) {
        onQuestionTranslated(id, text.text);
    } else if (part == kWholePart) {
        m_answers.erase(id);
        m_live.erase(id);
        Q_EMIT translationReady(id, text);
    } else if (AnswerTranslation& answer = m_answers[id]; !answer.pieces.isCancelled()) {
        answer.results[part] = text.text;
        Q_EMIT answerTranslated(id, answer.soFar());
    }
}

void InferenceController::onTranslationFailed(RequestId id, int part, const Error& error) {
    if (!isLive(id) || !m_answers.contains(id))
        return;
    if (part == kQuestionPart) {
        onQuestionTranslated(id, {});
    } else if (part == kWholePart) {
        m_answers.erase(id);
        m_live.erase(id);
        Q_EMIT translationFailed(id, error);
    }
}

} // namespace lunette
