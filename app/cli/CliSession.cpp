#include "app/cli/CliSession.h"

#include "core/chat/QuestionText.h"
#include "core/note/MarkdownText.h"

#include <QElapsedTimer>

#include <new>
#include <ostream>

namespace lunette {

namespace {

tl::unexpected<Error> outOfMemory() {
    return fail(ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory for this model"),
                LUNETTE_TEXT("Error", "close other programs, or choose a smaller precision or model"));
}

/// Runs `work`; a failed allocation becomes an Error.
template <class Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

QString languageText(const std::map<std::string, std::string>& texts, const char* language) {
    const auto found = texts.find(language);
    return found == texts.end() ? QString() : QString::fromStdString(found->second);
}

} // namespace

Result<CliPicture> openPicture(const QString& file, const CliOptions& options) {
    Result<LoadedImage> loaded = loadImage(file);
    if (!loaded)
        return fail(loaded.error());
    CropRegion region(loaded->image.size());
    if (!options.crop.isEmpty()) {
        const Result<CropRegion> crop = CropRegion::parse(options.crop, loaded->image.size());
        if (!crop)
            return fail(crop.error());
        region = *crop;
    }
    return CliPicture{std::move(*loaded), region};
}

Result<QString> checkedQuestion(const QString& text) {
    const QString question = cleanText(text);
    if (question.trimmed().isEmpty())
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the question is empty"),
                    LUNETTE_TEXT("Error", "say what you want to know about the picture"));
    if (question.size() > kMaxQuestionLength)
        return fail(
            ErrorCode::Usage, LUNETTE_TEXT("Error", "the question has %1 characters, more than the %2 that fit"),
            LUNETTE_TEXT("Error", "shorten it"), {std::to_string(question.size()), std::to_string(kMaxQuestionLength)});
    return question;
}

CliSession::CliSession(CliContext& context, const CliOptions& options)
    : m_context(context)
    , m_options(options)
    , m_progress(context, options, 3) {}

Result<const PackInfo*> CliSession::pack() {
    if (m_pack)
        return m_pack.get();
    Result<PackInfo> found = m_options.model.isEmpty() ? m_context.packs.findDefault(PackKind::VisionLanguage)
                                                       : m_context.packs.find(m_options.model);
    if (!found)
        return fail(found.error());
    if (found->kind != PackKind::VisionLanguage)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a translator, which cannot look at pictures"),
                    LUNETTE_TEXT("Error", "give a Moondream2 pack or folder"), {found->name});
    m_pack = std::make_unique<PackInfo>(std::move(*found));
    return m_pack.get();
}

Result<VisionLanguageModel*> CliSession::model() {
    if (m_model)
        return m_model.get();
    const Result<const PackInfo*> chosen = pack();
    if (!chosen)
        return fail(chosen.error());
    m_progress.stage("loading " + m_pack->name);
    QElapsedTimer timer;
    timer.start();
    auto opened = guarded(
        [&] { return m_context.engines.openModel(*m_pack, m_options.revision.toStdString(), m_options.engine); });
    if (!opened)
        return fail(opened.error());
    m_model = std::move(*opened);
    m_timings.loadMs = double(timer.nsecsElapsed()) / 1e6;
    if (m_options.verbose) {
        for (const Remark& remark : m_model->info().remarks)
            m_context.err << remark.message() << std::endl;
    }
    if (!m_options.json && !notice().english.isEmpty()) {
        m_progress.finish();
        m_context.err << "lunette: " << notice().english.toStdString() << std::endl;
    }
    return m_model.get();
}

BilingualText CliSession::notice() const {
    if (!m_pack || !m_pack->builtIn)
        return {};
    return {languageText(m_pack->notice, "en"), languageText(m_pack->notice, "zh")};
}

Result<void> CliSession::look(const CliPicture* picture) {
    m_image.reset();
    if (!picture)
        return {};
    const Result<VisionLanguageModel*> opened = model();
    if (!opened)
        return fail(opened.error());
    m_region = picture->region;
    m_progress.stage("looking at the picture");
    auto encoded = guarded([&] {
        const RgbImage pixels = toRgb(picture->loaded.image, m_region.rect(), m_options.alpha);
        return (*opened)->encode(pixels, m_context.cancel);
    });
    if (!encoded)
        return fail(encoded.error());
    m_image = std::move(*encoded);
    const StageTimings stages = m_image->timings();
    m_timings.preprocessMs = stages.preprocessMs;
    m_timings.visionMs = stages.visionMs;
    m_timings.prefillMs = stages.prefillMs;
    return {};
}

Result<Answer> CliSession::ask(const GenerationRequest& request, const TokenCallback& onText) {
    const Result<VisionLanguageModel*> opened = model();
    if (!opened)
        return fail(opened.error());
    m_progress.stage("answering");
    auto result = guarded([&] { return (*opened)->generate(m_image.get(), request, onText, m_context.cancel); });
    m_progress.finish();
    if (!result)
        return fail(result.error());
    Answer answer;
    answer.timings = m_timings;
    answer.timings.firstTokenMs = result->timings.firstTokenMs;
    answer.timings.decodeMs = result->timings.decodeMs;
    answer.timings.tokens = result->timings.tokens;
    answer.result = std::move(*result);
    answer.model = (*opened)->info();
    answer.hasImage = m_image != nullptr;
    answer.turns = request.history.size();
    answer.region = m_region;
    return answer;
}

Result<PackInfo> CliSession::translatorPack(const std::string& source) const {
    if (m_options.translator.isEmpty())
        return m_context.packs.findDefault(PackKind::Translator, source);
    Result<PackInfo> given = m_context.packs.find(m_options.translator);
    if (!given)
        return given;
    if (given->kind != PackKind::Translator)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is not a translator"),
                    LUNETTE_TEXT("Error", "give a Marian (opus-mt) pack or folder"), {given->name});
    return given->sourceLanguage == source ? given : m_context.packs.findDefault(PackKind::Translator, source);
}

Result<TranslatedText> CliSession::translate(const QString& text, const std::string& source) {
    auto& translator = m_translators[source];
    if (!translator) {
        const Result<PackInfo> found = translatorPack(source);
        if (!found)
            return fail(found.error());
        m_progress.stage("loading " + found->name);
        auto opened = guarded([&] { return m_context.engines.openTranslator(*found, m_options.engine); });
        m_progress.finish();
        if (!opened)
            return fail(opened.error());
        translator = std::move(*opened);
    }
    if (!m_translation) {
        const auto glossary = chooseGlossary(m_context, m_options);
        if (!glossary)
            return fail(glossary.error());
        const auto memory = chooseMemory(m_context, m_options);
        if (!memory)
            return fail(memory.error());
        m_translation.emplace();
        m_translation->glossary = *glossary;
        m_translation->memory = *memory;
    }
    const auto result =
        guarded([&] { return translator->translate(text.toStdString(), *m_translation, m_context.cancel); });
    if (!result)
        return fail(result.error());
    return TranslatedText{QString::fromStdString(result->text), QString::fromStdString(translator->info().name),
                          result->milliseconds, result->fromMemory};
}

} // namespace lunette
