#include "core/inference/TranslationWorker.h"

#include "core/inference/Guarded.h"

namespace lunette {

TranslationWorker::TranslationWorker(EngineFactoryMaker maker)
    : m_maker(std::move(maker)) {}

void TranslationWorker::choose(const TranslatorChoice& choice) {
    m_translators.clear();
    m_said.clear();
    m_choice = choice;
}

void TranslationWorker::setGlossary(const std::shared_ptr<const Glossary>& glossary) {
    m_said.clear();
    m_glossary = glossary;
}

void TranslationWorker::setMemory(const std::shared_ptr<const TranslationMemory>& memory) {
    m_said.clear();
    m_memory = memory;
}

void TranslationWorker::translate(const TranslationJob& job) {
    const auto text = guarded([&] { return translatedText(job); });
    if (text)
        Q_EMIT translated(job.id, job.part, *text);
    else
        Q_EMIT failed(job.id, job.part, text.error());
}

Result<Translator*> TranslationWorker::translatorFor(Direction direction) {
    const auto open = m_translators.find(direction);
    if (open != m_translators.end())
        return open->second.get();
    const std::string source = direction == Direction::EnglishToChinese ? "en" : "zh";
    const std::string target = direction == Direction::EnglishToChinese ? "zh" : "en";
    for (const PackInfo& pack : m_choice.packs) {
        if (pack.sourceLanguage != source || pack.targetLanguage != target)
            continue;
        if (!m_factory)
            m_factory = m_maker();
        auto translator = m_factory->openTranslator(pack, m_choice.options);
        if (!translator)
            return fail(translator.error());
        return (m_translators[direction] = std::move(*translator)).get();
    }
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "there is no translator pack for this direction"),
                LUNETTE_TEXT("Error", "the text is shown as it is; add a translator pack to see both languages"));
}

Result<TranslatedText> TranslationWorker::translatedText(const TranslationJob& job) {
    if (job.cancel.isCancelled())
        return cancelled();
    const QString key = QString::number(int(job.direction)) + job.text;
    if (const TranslatedText* known = m_said.object(key))
        return *known;
    auto translator = translatorFor(job.direction);
    if (!translator)
        return fail(translator.error());
    TranslationOptions options;
    options.glossary = m_glossary;
    options.memory = m_memory;
    const auto translation = (*translator)->translate(job.text.toStdString(), options, job.cancel);
    if (!translation)
        return fail(translation.error());
    const TranslatedText text{QString::fromStdString(translation->text),
                              QString::fromStdString((*translator)->info().name), translation->milliseconds,
                              translation->fromMemory};
    m_said.insert(key, new TranslatedText(text));
    return text;
}

} // namespace lunette
