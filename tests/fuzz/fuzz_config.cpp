// The small JSON files of a pack, in memory. The first byte tells which one the rest is: m the config.json of a
// Moondream folder (one more byte chooses the revision), p the pack.json of an own pack, c the config.json of a Marian
// folder, g its generation_config.json.
#include "core/base/Json.h"
#include "core/packs/MarianConfig.h"
#include "core/packs/MoondreamConfig.h"

#include <array>
#include <cstdlib>

namespace {

using lunette::WeightSet;

void require(bool condition) {
    if (!condition)
        std::abort();
}

/// Shapes alone, as the sizes of a small model follow from them.
const WeightSet& shapes() {
    static const WeightSet weights = [] {
        WeightSet set;
        const std::pair<const char*, std::vector<int64_t>> known[] = {{"vision.patch_emb.weight", {144, 588}},
                                                                      {"vision.blocks.0.ln1.weight", {144}},
                                                                      {"vision.blocks.0.mlp.fc1.weight", {96, 144}},
                                                                      {"vision.proj_mlp.fc1.weight", {64, 288}},
                                                                      {"text.wte", {512, 128}},
                                                                      {"text.blocks.0.ln.weight", {128}},
                                                                      {"text.blocks.0.mlp.fc1.weight", {256, 128}}};
        for (const auto& [name, shape] : known)
            set.tensors.emplace(name, lunette::TensorView{lunette::DType::F16, shape, {}});
        return set;
    }();
    return weights;
}

void readMoondream(uint8_t choice, const nlohmann::json& config) {
    static constexpr std::array revisions{"2024-03-04", "2024-03-06", "2024-03-13", "2024-04-02",
                                          "2024-05-20", "2024-07-23", "2024-08-26", "2025-01-09",
                                          "2025-03-27", "2025-04-14", "2025-06-21", "lunette-reader-1"};
    lunette::MoondreamPack pack;
    pack.rules = *lunette::moondream_config::rulesFor(revisions[choice % revisions.size()]);
    pack.templates = lunette::moondream_config::templatesFor(pack.rules);
    if (!lunette::moondream_config::applyTokenizerSection(config, pack.templates))
        return;
    const auto dims = lunette::moondream_config::readDims(config, shapes(), pack.rules);
    if (!dims)
        return;
    const auto& [vision, text, hasRegion] = *dims;
    require(vision.dim > 0 && vision.ff > 0 && vision.layers > 0 && vision.heads > 0 && vision.inner > 0);
    require(text.dim > 0 && text.ff > 0 && text.layers > 0 && text.heads > 0 && text.kvHeads > 0 && text.vocab > 0);
    require(vision.dim % vision.heads == 0 && text.dim % text.heads == 0 && text.heads % text.kvHeads == 0);
    require(text.prefix > 1 && text.prefix < text.maxContext);
    pack.dims = *dims;
    if (!lunette::moondream_config::checkPromptIds(pack))
        return;
    require(pack.templates.bos >= 0 && pack.templates.bos < text.vocab);
    for (const auto& prompt : {pack.templates.query, pack.templates.detect, pack.templates.point}) {
        for (const int32_t id : prompt ? prompt->prefix : std::vector<int32_t>())
            require(id >= 0 && id < text.vocab);
    }
}

void readManifest(const nlohmann::json& manifest) {
    lunette::MoondreamPack pack;
    if (!lunette::moondream_config::applyManifest(manifest, pack))
        return;
    require(pack.canvas.minWidth >= 1 && pack.canvas.minWidth <= 4096);
    require(pack.rules.defaultMaxTokens >= 1);
}

void readGeneration(const nlohmann::json& config, const nlohmann::json& own, const lunette::MarianDims& dims) {
    const auto rules = lunette::marian_config::readGeneration(config, own, dims);
    if (!rules)
        return;
    require(rules->eos >= 0 && rules->eos < dims.vocab && rules->pad >= 0 && rules->pad < dims.vocab);
    require(rules->decoderStart >= 0 && rules->decoderStart < dims.vocab && rules->forcedEos < dims.vocab);
    require(rules->beams > 0 && rules->maxLength > 0 && rules->maxLength <= dims.maxPositions);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const size_t start = size > 0 && data[0] == 'm' ? 2 : 1;
    if (size < start)
        return 0;
    const auto json = lunette::parseJson({reinterpret_cast<const char*>(data) + start, size - start}, "config.json");
    if (!json) {
        require(!json.error().what.empty());
        return 0;
    }
    if (data[0] == 'm')
        readMoondream(data[1], *json);
    else if (data[0] == 'p')
        readManifest(*json);
    else if (!json->is_object())
        return 0;
    else if (data[0] == 'g')
        readGeneration(nlohmann::json::object(), *json, lunette::MarianDims{});
    else if (const auto dims = lunette::marian_config::readDims(*json))
        readGeneration(*json, {}, *dims);
    return 0;
}
