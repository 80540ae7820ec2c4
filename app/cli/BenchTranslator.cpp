#include "app/cli/BenchRuns.h"
#include "core/base/Stopwatch.h"
#include "core/engine/marian/MarianCost.h"
#include "core/engine/marian/MarianTokens.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr const char* kEnglish = "Choose the folder where new pictures are kept, then close this window.";
constexpr const char* kChinese = "选择保存新图片的文件夹，然后关闭这个窗口。";
constexpr int kSteps = 16;

Result<PackInfo> choosePack(const BenchRun& run) {
    const CliOptions& options = run.options;
    const bool alone = !run.scope.vision && !run.scope.text;
    const QString given = options.translator.isEmpty() && alone ? options.model : options.translator;
    if (given.isEmpty())
        return run.context.packs.findDefault(PackKind::Translator, "en");
    Result<PackInfo> pack = run.context.packs.find(given);
    if (pack && pack->kind != PackKind::Translator)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is not a translator"),
                    LUNETTE_TEXT("Error", "give a Marian (opus-mt) pack or folder"), {pack->name});
    return pack;
}

/// 16-bit matrices stay so on the CPU; everything else is fp32.
ByteWidths widthsOf(const MarianPack& pack, const std::string& device) {
    const TensorView* shared = pack.weights.find("model.shared.weight");
    const bool isHalf = shared && device == "cpu" && elementSize(shared->dtype) == 2;
    return {isHalf ? 2.0 : 4.0, 4.0};
}

/// The rounds over one opened network and the translator that is made of the same pack.
class TranslatorRounds {
public:
    TranslatorRounds(const BenchRun& run, BenchPart& part, const MarianPack& pack)
        : m_run(run)
        , m_part(part)
        , m_pack(pack)
        , m_cost(pack.dims, widthsOf(pack, part.device))
        , m_sentence(pack.info.sourceLanguage == "zh" ? kChinese : kEnglish)
        , m_ids(encodeSource(pack, m_sentence, {})) {
        part.sourceIds = m_ids;
        part.beams = run.options.beams > 0 ? run.options.beams : pack.generation.beams;
    }

    Result<void> once(MarianNetwork& network, Translator& translator) {
        if (auto done = steps(network); !done)
            return done;
        const Stopwatch watch;
        TranslationOptions options;
        options.whole = true;
        options.beams = m_part.beams;
        options.maxTokens = 2 * int(m_ids.size()); // random weights find no end
        const auto translation = translator.translate(m_sentence, options, m_run.context.cancel);
        if (!translation)
            return fail(translation.error());
        const double milliseconds = watch.milliseconds();
        const int tokens = int(translation->tokenIds.size());
        const bool endIsForced = tokens == options.maxTokens && m_pack.generation.forcedEos >= 0;
        m_part.steps = endIsForced ? tokens - 1 : tokens;
        m_part.addSample("sentence", "a whole sentence", milliseconds, sentenceCost());
        return {};
    }

private:
    /// The same ids again and again: only their number decides the time.
    Result<void> steps(MarianNetwork& network) {
        const int source = int(m_ids.size());
        const Stopwatch encoding;
        if (auto encoded = network.encode(m_ids); !encoded)
            return encoded;
        m_part.addSample("encode", "read " + std::to_string(source) + " tokens", encoding.milliseconds(),
                         m_cost.encode(source));
        const int32_t token[] = {m_pack.generation.decoderStart};
        const int32_t parent[] = {0};
        for (int i = 0; i < std::min(kSteps, m_pack.dims.maxPositions); ++i) {
            const Stopwatch watch;
            if (auto scores = network.step(token, parent); !scores)
                return fail(scores.error());
            m_part.addSample("token", "write one token", watch.milliseconds(), m_cost.step(1, i, source));
        }
        return {};
    }

    Cost sentenceCost() const {
        const int source = int(m_ids.size());
        Cost cost = m_cost.encode(source);
        for (int i = 0; i < m_part.steps; ++i)
            cost = cost + m_cost.step(i == 0 ? 1 : m_part.beams, i, source);
        return cost;
    }

    const BenchRun& m_run;
    BenchPart& m_part;
    const MarianPack& m_pack;
    MarianCost m_cost;
    std::string m_sentence;
    std::vector<int32_t> m_ids;
};

} // namespace

Result<BenchPart> benchTranslator(const BenchRun& run) {
    const Result<PackInfo> info = choosePack(run);
    if (!info)
        return fail(info.error());
    BenchPart part;
    part.kind = "translator";
    part.name = info->name;
    part.fileBytes = info->bytes;
    part.precision = "fp32";
    run.progress.stage("loading " + part.name);
    const Stopwatch loading;
    auto pack = openMarianPack(*info);
    if (!pack)
        return fail(pack.error());
    const Result<EngineModule*> engine = run.context.engines.module();
    if (!engine)
        return fail(engine.error());
    const auto network = (*engine)->openMarian(*pack, run.options.engine);
    if (!network)
        return fail(network.error());
    part.loadMs = loading.milliseconds();
    part.device = (*network)->device();
    const auto translator = run.context.engines.openTranslator(*info, run.options.engine);
    if (!translator)
        return fail(translator.error());
    TranslatorRounds rounds(run, part, *pack);
    pack->weights = {}; // the network keeps what it needs
    if (auto done = runRounds(run, part, [&] { return rounds.once(**network, **translator); }); !done)
        return fail(done.error());
    return part;
}

} // namespace lunette
