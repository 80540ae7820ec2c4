#include "core/packs/MoondreamPack.h"

#include "core/packs/JsonFile.h"
#include "core/packs/MoondreamConfig.h"
#include "core/packs/MoondreamWeights.h"
#include "core/packs/SafeTensors.h"
#include "core/text/BpeTokenizer.h"

#include <nlohmann/json.hpp>

namespace lunette {

namespace {

Result<WeightSet> openWeights(const std::filesystem::path& folder) {
    std::error_code error;
    const auto single = folder / "model.safetensors";
    if (std::filesystem::exists(single, error))
        return openSafeTensors(single);
    if (const auto index = folder / "model.safetensors.index.json"; std::filesystem::exists(index, error))
        return openShardedSafeTensors(index);
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".incomplete")
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the download in %1 is not finished"),
                        LUNETTE_TEXT("Error", "finish it: model.safetensors is needed"), {folder.string()});
        if (entry.path().extension() == ".safetensors")
            return openSafeTensors(entry.path());
    }
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "there is no model.safetensors in %1"),
                LUNETTE_TEXT("Error", "choose the folder of a Moondream2 download"), {folder.string()});
}

/// What only pack.json of our own packs says.
Result<void> applyManifest(MoondreamPack& pack) {
    if (pack.info.raw)
        return {};
    auto json = readJsonFile(pack.info.folder / "pack.json", 1u << 20);
    if (!json)
        return fail(json.error());
    try {
        if (json->contains("canvas")) {
            const auto& canvas = json->at("canvas");
            pack.canvas = {true, std::clamp(canvas.value("min_width", 270), 1, 4096),
                           std::clamp(canvas.value("aspect", 0.7), 0.1, 10.0),
                           std::clamp(canvas.value("height_factor", 0.0), 0.0, 100.0)};
        }
        if (json->value("tiling", std::string()) == "single")
            pack.tiling.maxTiles = 0;
        pack.readsByLines = json->value("reading", std::string()) == "lines";
        pack.templates.fixed = json->value("fixed_prompts", false);
        if (json->contains("presets"))
            pack.templates.presets = json->at("presets").get<std::map<std::string, std::vector<int32_t>>>();
        pack.rules.defaultMaxTokens = std::clamp(json->value("max_tokens", pack.rules.defaultMaxTokens), 1, 100'000);
    } catch (const nlohmann::json::exception&) {
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "pack.json of %1 has values of the wrong type"),
                    LUNETTE_TEXT("Error", "install the pack again"), {pack.info.name});
    }
    return {};
}

/// Ids of prompts must be rows of the embedding table.
Result<void> checkPromptIds(const MoondreamPack& pack) {
    std::vector<int32_t> ids = {pack.templates.bos};
    const auto add = [&](const std::vector<int32_t>& more) { ids.insert(ids.end(), more.begin(), more.end()); };
    const auto& t = pack.templates;
    for (const auto& list : {t.captionShort, t.captionNormal, t.captionLong}) {
        if (list)
            add(*list);
    }
    for (const auto& prompt : {t.query, t.detect, t.point}) {
        if (prompt) {
            add(prompt->prefix);
            add(prompt->suffix);
        }
    }
    for (const auto& [name, list] : t.presets)
        add(list);
    for (const int32_t id : ids) {
        if (id < 0 || id >= pack.dims.text.vocab)
            return fail(ErrorCode::Pack,
                        LUNETTE_TEXT("Error", "the prompt ids of this model do not fit its vocabulary"),
                        LUNETTE_TEXT("Error", "check that config.json and the weights belong together"));
    }
    return {};
}

} // namespace

Result<MoondreamPack> openMoondreamPack(const PackInfo& info, const std::string& revision) {
    MoondreamPack pack;
    pack.info = info;
    auto files = openWeights(info.folder);
    if (!files)
        return fail(files.error());
    moondream_weights::Layout layout{};
    auto weights = moondream_weights::normalise(std::move(*files), layout);
    if (!weights)
        return fail(weights.error());
    pack.weights = std::move(*weights);

    auto tokenizer = BpeTokenizer::open(info.folder / "tokenizer.json");
    if (!tokenizer)
        return fail(tokenizer.error());
    pack.tokenizer = std::move(*tokenizer);

    nlohmann::json config = nlohmann::json::object();
    if (std::error_code error; std::filesystem::exists(info.folder / "config.json", error)) {
        auto file = readJsonFile(info.folder / "config.json", 1u << 20);
        if (!file)
            return fail(file.error());
        if (file->is_object() && file->contains("config"))
            config = file->at("config");
    }
    std::string chosen = revision;
    if (chosen.empty()) {
        auto detected = moondream_config::detectRevision(info, pack.weights, *pack.tokenizer, pack.assumption);
        if (!detected)
            return fail(detected.error());
        chosen = *detected;
    }
    auto rules = moondream_config::rulesFor(chosen);
    if (!rules)
        return fail(rules.error());
    pack.rules = *rules;
    if ((layout == moondream_weights::Layout::Old) != pack.rules.causalPrefix)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "these weights are not of revision %1"),
                    LUNETTE_TEXT("Error", "leave the revision out, or choose the one that was downloaded"), {chosen});
    pack.info.revision = chosen;
    pack.templates = moondream_config::templatesFor(pack.rules);
    if (pack.rules.causalPrefix)
        pack.templates.bos = pack.templates.eos = std::max(0, pack.tokenizer->idOf("<|endoftext|>"));
    if (auto done = moondream_config::applyTokenizerSection(config, pack.templates); !done)
        return fail(done.error());
    if (auto done = moondream_config::checkTokenizer(pack.rules, pack.templates, *pack.tokenizer); !done)
        return fail(done.error());
    auto dims = moondream_config::readDims(config, pack.weights, pack.rules);
    if (!dims)
        return fail(dims.error());
    pack.dims = *dims;
    pack.tiling.cropSize = pack.dims.vision.crop;
    pack.tiling.patchSize = pack.dims.vision.patch;
    if (pack.rules.duplicateGlobal)
        pack.tiling.maxTiles = 0;
    if (auto done = applyManifest(pack); !done)
        return fail(done.error());
    if (auto done = moondream_weights::checkShapes(pack.weights, pack.dims, pack.rules); !done)
        return fail(done.error());
    if (auto done = checkPromptIds(pack); !done)
        return fail(done.error());
    return pack;
}

} // namespace lunette
