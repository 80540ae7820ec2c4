#include "core/inference/TranslationWorker.h"

#include "core/inference/Guarded.h"
#include "core/text/SentenceSplitter.h"
#include "core/text/TranslationMemory.h"

#include <algorithm>

namespace lunette {

namespace {

/// The space between two translated sentences of a line: none behind a Chinese mark or character.
QString spaceBehind(const QString& before, const QString& space, Direction direction) {
    if (direction == Direction::ChineseToEnglish)
        return space.isEmpty() ? QStringLiteral(" ") : space;
    const QChar last = before.isEmpty() ? QChar(u' ') : before.back();
    const bool wide = last.script() == QChar::Script_Han || QStringView(u"\uff0c\u3002\uff01\uff1f\uff1a\uff1b\uff08"
                                                                        u"\uff09\u3001\u201c\u201d\u2026\u300b\u300d")
                                                                .contains(last);
    return wide ? QString() : space;
}

} // namespace

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
    return isRemembered(job) ? oneSentence(job, job.text) : sentences(job);
}

/// Whether the user has a translation of the whole text, which goes before those of its sentences.
bool TranslationWorker::isRemembered(const TranslationJob& job) const {
    return m_memory && !m_memory->find(job.text, job.direction == Direction::ChineseToEnglish).isEmpty();
}

Result<TranslatedText> TranslationWorker::sentences(const TranslationJob& job) {
    const std::vector<TextPart> parts = splitText(job.text);
    const auto isSentence = [](const TextPart& part) { return part.kind == TextPart::Kind::Sentence; };
    if (parts.size() == 1 || std::none_of(parts.begin(), parts.end(), isSentence))
        return oneSentence(job, job.text);
    TranslatedText all;
    for (const TextPart& part : parts) {
        if (part.kind == TextPart::Kind::Frame) {
            all.text += part.text;
            continue;
        }
        if (part.kind == TextPart::Kind::Gap) {
            all.text += spaceBehind(all.text, part.text, job.direction);
            continue;
        }
        const auto sentence = oneSentence(job, part.text);
        if (!sentence)
            return fail(sentence.error());
        all.text += sentence->text;
        all.translator = sentence->translator;
        all.milliseconds += sentence->milliseconds;
        all.fromMemory = all.fromMemory || sentence->fromMemory;
    }
    return all;
}

Result<TranslatedText> TranslationWorker::oneSentence(const TranslationJob& job, const QString& sentence) {
    const QString key = QString::number(int(job.direction)) + sentence;
    if (const TranslatedText* known = m_said.object(key))
        return *known;
    auto translator = translatorFor(job.direction);
    if (!translator)
        return fail(translator.error());
    TranslationOptions options;
    options.glossary = m_glossary;
    options.memory = m_memory;
    const auto translation = (*translator)->translate(sentence.toStdString(), options, job.cancel);
    if (!translation)
        return fail(translation.error());
    const TranslatedText text{QString::fromStdString(translation->text),
                              QString::fromStdString((*translator)->info().name), translation->milliseconds,
                              translation->fromMemory};
    m_said.insert(key, new TranslatedText(text));
    return text;
}

} // namespace lunette
