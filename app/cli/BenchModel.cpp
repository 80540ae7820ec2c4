#include "app/cli/BenchRuns.h"
#include "app/cli/CliSession.h"
#include "core/base/Stopwatch.h"
#include "core/engine/moondream/LineReading.h"
#include "core/engine/moondream/MoondreamCost.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr int kWidth = 1024;
constexpr int kHeight = 768;
constexpr int kPromptTokens = 16;
constexpr int kAnswerTokens = 16;

/// The same colours every time; no two neighbours are alike, so nothing is cheaper than in a photograph.
RgbImage noise() {
    RgbImage image{kWidth, kHeight, std::vector<uint8_t>(size_t(kWidth) * kHeight * 3)};
    uint32_t state = 1;
    for (uint8_t& value : image.pixels) {
        state = state * 1664525u + 1013904223u;
        value = uint8_t(state >> 24);
    }
    return image;
}

Result<RgbImage> pictureOf(const CliOptions& options) {
    if (options.image.isEmpty())
        return noise();
    const Result<CliPicture> picture = openPicture(options.image, options);
    if (!picture)
        return fail(picture.error());
    return toRgb(picture->loaded.image, picture->region.rect(), options.alpha);
}

/// The type of most weights, as they lie in the files.
DType weightType(const MoondreamPack& pack) {
    const TensorView* view = pack.weights.find("text.blocks.0.mlp.fc1.weight");
    return view ? view->dtype : DType::F32;
}

/// The rounds over one opened network.
class ModelRounds {
public:
    struct Parts {
        const MoondreamPack& pack;
        MoondreamNetwork& network;
        ByteWidths widths;
    };

    ModelRounds(const BenchRun& run, BenchPart& part, const Parts& parts)
        : m_run(run)
        , m_part(part)
        , m_pack(parts.pack)
        , m_network(parts.network)
        , m_cost(parts.pack.dims, parts.widths, parts.pack.rules.duplicateGlobal) {
        const int room = m_pack.dims.text.maxContext - m_pack.dims.text.prefix;
        m_promptTokens = std::clamp(room - 1, 1, kPromptTokens);
        m_answerTokens = std::clamp(room - m_promptTokens, 0, kAnswerTokens);
    }

    void setPicture(const RgbImage& picture) {
        m_picture = picture;
        const TiledImage views = viewsOf(m_pack, picture);
        m_part.width = picture.width;
        m_part.height = picture.height;
        m_part.tiles = int(views.tiles.size()) + (views.averagedGlobal ? 1 : 0);
        m_shown = views;
        if (m_run.options.image.isEmpty() && !views.averagedGlobal)
            m_shown = {{1, 1}, {views.tiles.front()}, false}; // a view costs the same in any company
    }

    Result<void> once() {
        const Stopwatch preparing;
        const TiledImage views = viewsOf(m_pack, m_picture);
        if (m_run.scope.vision)
            m_part.addSample("preprocess", "cut the picture", preparing.milliseconds(), pixelCost(views));
        auto prefix = m_network.encode(m_shown, m_run.context.cancel, nullptr);
        if (!prefix)
            return fail(prefix.error());
        const StageTimings timings = (*prefix)->timings();
        m_part.measuredTiles = std::max(1, timings.tiles);
        if (m_run.scope.vision) {
            m_part.addSample("tile", "vision, one tile",
                             (timings.visionMs - timings.projectorMs) / m_part.measuredTiles, m_cost.tile());
            m_part.addSample("projector", "projector", timings.projectorMs, m_cost.projector());
        }
        if (!m_run.scope.text)
            return {};
        m_part.addSample("prefill", "picture into text model", timings.prefillMs, m_cost.prefill());
        return answer(**prefix);
    }

private:
    Cost pixelCost(const TiledImage& views) const {
        double bytes = double(m_picture.pixels.size());
        for (const RgbImage& view : views.tiles)
            bytes += double(view.pixels.size());
        return {0, bytes};
    }

    Result<void> feed(int tokens, const char* name, const std::string& title) {
        std::vector<InputItem> items;
        for (int i = 0; i < tokens; ++i)
            items.push_back(InputItem::ofToken((i + 1) % m_pack.dims.text.vocab));
        const int position = m_network.position();
        const Stopwatch watch;
        if (auto fed = m_network.feed(items); !fed)
            return fed;
        if (auto scores = m_network.logits(); !scores)
            return fail(scores.error());
        m_part.addSample(name, title, watch.milliseconds(), m_cost.feed(tokens, position));
        return {};
    }

    Result<void> answer(const EncodedImage& prefix) {
        if (auto begun = m_network.begin(&prefix); !begun)
            return begun;
        if (auto fed = feed(m_promptTokens, "prompt", "question, " + std::to_string(m_promptTokens) + " tokens"); !fed)
            return fed;
        for (int i = 0; i < m_answerTokens; ++i) {
            if (m_run.context.cancel.isCancelled())
                return cancelled();
            if (auto fed = feed(1, "token", "answer, one token"); !fed)
                return fed;
        }
        return {};
    }

    const BenchRun& m_run;
    BenchPart& m_part;
    const MoondreamPack& m_pack;
    MoondreamNetwork& m_network;
    MoondreamCost m_cost;
    int m_promptTokens = 0, m_answerTokens = 0;
    RgbImage m_picture;
    TiledImage m_shown; ///< what goes through the vision tower
};

} // namespace

Result<BenchPart> benchModel(const BenchRun& run) {
    const Result<RgbImage> picture = pictureOf(run.options);
    if (!picture)
        return fail(picture.error());
    CliSession session(run.context, run.options);
    const Result<const PackInfo*> info = session.pack();
    if (!info)
        return fail(info.error());
    BenchPart part;
    part.kind = "model";
    part.name = (*info)->name;
    part.fileBytes = (*info)->bytes;
    run.progress.stage("loading " + part.name);
    const Stopwatch loading;
    auto pack = openMoondreamPack(**info, run.options.revision.toStdString());
    if (!pack)
        return fail(pack.error());
    const Result<EngineModule*> engine = run.context.engines.module();
    if (!engine)
        return fail(engine.error());
    const auto network = (*engine)->openMoondream(*pack, run.options.engine);
    if (!network)
        return fail(network.error());
    part.loadMs = loading.milliseconds();
    const DType type = weightType(*pack);
    pack->weights = {}; // the network keeps what it needs
    part.revision = pack->rules.name;
    part.precision = (*network)->precision();
    part.device = (*network)->device();
    ModelRounds rounds(run, part, {*pack, **network, byteWidths(type, part.precision)});
    rounds.setPicture(*picture);
    if (auto done = runRounds(run, part, [&] { return rounds.once(); }); !done)
        return fail(done.error());
    return part;
}

} // namespace lunette
