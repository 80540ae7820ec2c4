#include "core/engine/moondream/MoondreamModel.h"

#include "core/base/Stopwatch.h"
#include "core/engine/moondream/LineReading.h"
#include "core/engine/moondream/Prompt.h"
#include "core/engine/moondream/ScreenReading.h"
#include "core/engine/moondream/TextDecoding.h"

#include <new>

namespace lunette {

namespace {

std::vector<Skill> skillsOf(const MoondreamPack& pack) {
    std::vector<Skill> skills;
    if (pack.rules.captions)
        skills.push_back(Skill::Caption);
    if (pack.templates.query)
        skills.push_back(Skill::Query);
    if (pack.readsByLines || (pack.rules.regions && pack.templates.detect))
        skills.push_back(Skill::Detect);
    if (pack.readsByLines || (pack.rules.regions && pack.templates.point))
        skills.push_back(Skill::Point);
    if (pack.rules.gaze)
        skills.push_back(Skill::Gaze);
    return skills;
}

tl::unexpected<Error> outOfMemory() {
    return fail(ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory for this picture"),
                LUNETTE_TEXT("Error", "close other programs or crop a smaller part"));
}

} // namespace

MoondreamModel::MoondreamModel(MoondreamPack pack, std::unique_ptr<MoondreamNetwork> network)
    : m_pack(std::move(pack))
    , m_network(std::move(network)) {}

MoondreamModel::~MoondreamModel() = default;

ModelInfo MoondreamModel::info() const {
    ModelInfo info;
    info.name = m_pack.info.name;
    info.revision = m_pack.rules.name;
    info.precision = m_network->precision();
    info.device = m_network->device();
    info.builtIn = m_pack.info.builtIn;
    info.skills = skillsOf(m_pack);
    info.remarks = m_network->remarks();
    if (m_pack.assumption)
        info.remarks.push_back(*m_pack.assumption);
    info.tiling = m_pack.tiling;
    info.history = historySupport(m_pack);
    info.longCaption = m_pack.templates.captionLong.has_value() && !m_pack.templates.fixed;
    info.reasoning = m_pack.rules.reasoning && m_pack.templates.query && !m_pack.templates.fixed;
    info.spatialReferences = m_pack.rules.spatialReferences && m_pack.templates.query && !m_pack.templates.fixed;
    return info;
}

Result<std::shared_ptr<const EncodedImage>> MoondreamModel::encode(const RgbImage& image, const CancelToken& cancel) {
    if (image.isEmpty())
        return fail(ErrorCode::Image, LUNETTE_TEXT("Error", "the picture is empty"),
                    LUNETTE_TEXT("Error", "open another picture"));
    try {
        return m_pack.readsByLines ? encodeByLines(m_pack, *m_network, image, cancel)
                                   : encodeWhole(m_pack, *m_network, image, cancel);
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

Result<GenerationResult> MoondreamModel::generate(const EncodedImage* image, const GenerationRequest& request,
                                                  const TokenCallback& onText, const CancelToken& cancel) {
    const Stopwatch watch;
    const auto* prepared = dynamic_cast<const PreparedImage*>(image);
    const DecodingContext context{m_pack, *m_network, request, onText, cancel, answerRoom(m_pack, request)};
    const bool isPlace = request.preset.empty() && (request.skill == Skill::Detect || request.skill == Skill::Point);
    const bool onScreen = prepared && m_pack.readsByLines && wantsScreen(*prepared, request);
    if (onScreen && isPlace)
        return answerOnScreen(context, *prepared);
    auto prompt = buildPrompt(m_pack, request, image != nullptr);
    if (!prompt)
        return fail(prompt.error());
    if (onScreen) {
        auto answer = answerOnScreen(context, *prepared);
        if (!answer || !answer->text.empty() || answer->finish != FinishReason::EndOfText)
            return answer;
    }
    if (prepared && m_pack.readsByLines && wantsLines(*prepared, request))
        return readLines(context, *prepared);
    if (prepared && isLabelQuestion(*prepared, request))
        return readLabel(context, *prepared);
    const EncodedImage* prefix = prepared ? prepared->whole.get() : nullptr;
    if (auto started = startSequence(*m_network, prefix, prompt->items); !started)
        return fail(started.error());

    GenerationResult result;
    result.promptTokenIds = promptTokenIds(m_pack, request, prompt->items);
    result.turnsGiven = prompt->turnsGiven;
    if (request.skill == Skill::Query && request.preset.empty())
        result.promptText = m_pack.tokenizer->decode(result.promptTokenIds, Tokenizer::Decode::KeepSpecials);
    result.timings.firstTokenMs = watch.milliseconds();
    if (isPlace || (request.preset.empty() && request.skill == Skill::Gaze)) {
        if (auto done = decodeRegions(context, result); !done)
            return fail(done.error());
        return result;
    }
    SamplingOptions sampling = request.sampling;
    if (request.skill == Skill::Caption)
        sampling.repetitionPenalty = m_pack.rules.captionPenalty;
    Sampler sampler(sampling);
    if (request.reasoning) {
        if (auto done = decodeReasoning(context, sampler, result); !done)
            return fail(done.error());
    }
    if (auto done = decodeAnswer(context, sampler, result); !done)
        return fail(done.error());
    return result;
}

} // namespace lunette
