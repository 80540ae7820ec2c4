#include "core/packs/MoondreamPack.h"

#include "core/packs/JsonFile.h"
#include "core/packs/MoondreamConfig.h"
#include "core/packs/MoondreamWeights.h"
#include "core/packs/PackStore.h"
#include "core/packs/SafeTensors.h"
#include "core/packs/StarmieTokenizer.h"

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

} // namespace

Result<MoondreamPack> openMoondreamPack(const PackInfo& info, const std::string& revision) {
    MoondreamPack pack;
    pack.info = info;
    if (auto there = checkOriginal(info); !there)
        return fail(there.error());
    auto files = openWeights(weightsFolder(info));
    if (!files)
        return fail(files.error());
    moondream_weights::Layout layout{};
    auto weights = moondream_weights::normalise(std::move(*files), layout);
    if (!weights)
        return fail(weights.error());
    pack.weights = std::move(*weights);

    auto tokenizer = openFittingTokenizer(info, pack.weights);
    if (!tokenizer)
        return fail(tokenizer.error());
    pack.tokenizer = std::move(tokenizer->tokenizer);
    pack.tokenizerFile = std::move(tokenizer->file);

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
        if (pack.assumption)
            pack.revisionChoices = moondream_config::revisionsThatFit(pack.weights);
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
    if (pack.rules.imageTags)
        pack.templates.beforeImage = pack.tokenizer->encode("<image>");
    pack.dims.text.prefix += int(pack.templates.beforeImage.size());
    pack.tiling.cropSize = pack.dims.vision.crop;
    pack.tiling.patchSize = pack.dims.vision.patch;
    if (pack.rules.duplicateGlobal)
        pack.tiling.maxTiles = 0;
    if (!info.raw) {
        auto manifest = readJsonFile(info.folder / "pack.json", 1u << 20);
        if (!manifest)
            return fail(manifest.error());
        if (auto done = moondream_config::applyManifest(*manifest, pack); !done)
            return fail(done.error());
    }
    if (auto done = moondream_weights::checkShapes(pack.weights, pack.dims, pack.rules); !done)
        return fail(done.error());
    if (pack.controls) {
        if (auto done = moondream_weights::checkControls(pack.weights, *pack.controls); !done)
            return fail(done.error());
    }
    if (auto done = moondream_config::checkPromptIds(pack); !done)
        return fail(done.error());
    return pack;
}

} // namespace lunette
