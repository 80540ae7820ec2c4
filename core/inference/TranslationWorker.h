#pragma once

#include "core/inference/InferenceTypes.h"

#include <QCache>
#include <QObject>

#include <map>

namespace lunette {

enum class Direction { ChineseToEnglish, EnglishToChinese };

/// One text to translate. `part` is the caller's own number; it comes back with the result.
struct TranslationJob {
    RequestId id = 0;
    int part = 0;
    Direction direction = Direction::EnglishToChinese;
    QString text;
    CancelToken cancel;
};

/// The only owner of the translators, which are opened when they are first needed. Texts are translated sentence by
/// sentence, and no sentence twice. Lives on its own thread; every function is called there.
class TranslationWorker : public QObject {
    Q_OBJECT

public:
    explicit TranslationWorker(EngineFactoryMaker maker);

    /// Closes what is open and forgets what it said.
    void choose(const TranslatorChoice& choice);
    /// Words that come out as it says from now on; null: none. Forgets what was said.
    void setGlossary(const std::shared_ptr<const Glossary>& glossary);
    /// The user's own translations, which go before all else from now on; null: none. Forgets what was said.
    void setMemory(const std::shared_ptr<const TranslationMemory>& memory);
    void translate(const TranslationJob& job);

Q_SIGNALS:
    void translated(lunette::RequestId id, int part, const lunette::TranslatedText& text);
    /// ErrorCode::Pack when there is no translator for the direction.
    void failed(lunette::RequestId id, int part, const lunette::Error& error);

private:
    Result<Translator*> translatorFor(Direction direction);
    Result<TranslatedText> translatedText(const TranslationJob& job);
    Result<TranslatedText> sentences(const TranslationJob& job);
    Result<TranslatedText> oneSentence(const TranslationJob& job, const QString& text);
    bool isRemembered(const TranslationJob& job) const;

    EngineFactoryMaker m_maker;
    TranslatorChoice m_choice;
    std::shared_ptr<const Glossary> m_glossary;
    std::shared_ptr<const TranslationMemory> m_memory;
    std::unique_ptr<EngineFactory> m_factory;
    std::map<Direction, std::unique_ptr<Translator>> m_translators;
    /// By sentence: those of an answer were translated while it came, and sentences repeat.
    QCache<QString, TranslatedText> m_said{1024};
};

} // namespace lunette
