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
constexpr ByteWidths kWidths{4, 4}; ///< translators compute in fp32

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

/// The rounds over one opened network and the translator that is made of the same pack.
class TranslatorRounds {
public:
    TranslatorRounds(const BenchRun& run, BenchPart& part, const MarianPack& pack)
        : m_run(run)
        , m_part(part)
        , m_pack(pack)
        , m_cost(pack.dims, kWidths)
        , m_sentence(pack.info.sourceLanguage == "zh" ? kChinese : kEnglish)
        , m_ids(encodeSource(pack, m_sentence, {})) {}

    Result<void> once(MarianNetwork& network, Translator& translator) {
        if (auto done = steps(network); !done)
            return done;
        const Stopwatch watch;
        TranslationOptions options;
        options.maxTokens = 2 * int(m_ids.size()); // random weights find no end
        const auto translation = translator.translate(m_sentence, options, m_run.context.cancel);
        if (!translation)
            return fail(translation.error());
        m_part.addSample("sentence", "a whole sentence", watch.milliseconds(), sentenceCost(*translation));
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

    Cost sentenceCost(const Translation& translation) const {
        if (translation.tokenIds.empty())
            return {};
        const int source = int(translation.sourceTokenIds.size());
        Cost cost = m_cost.encode(source);
        for (size_t i = 0; i < translation.tokenIds.size(); ++i)
            cost = cost + m_cost.step(m_pack.generation.beams, int(i), source);
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
    pack->weights = {}; // the network keeps what it needs
    part.device = (*network)->device();
    const auto translator = run.context.engines.openTranslator(*info, run.options.engine);
    if (!translator)
        return fail(translator.error());
    TranslatorRounds rounds(run, part, *pack);
    if (auto done = runRounds(run, part, [&] { return rounds.once(**network, **translator); }); !done)
        return fail(done.error());
    return part;
}

} // namespace lunette
