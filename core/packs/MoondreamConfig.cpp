#include "core/packs/MoondreamConfig.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace lunette::moondream_config {

namespace {

constexpr const char* kReader = "lunette-reader-";
constexpr const char* kMultiSize = "2024-07-23"; ///< the same in all but its date as 2024-05-20
constexpr int kMostLayers = 1024;
constexpr int kMostSide = 64;

bool is2024(const std::string& revision) {
    return revision.starts_with("2024-");
}

RevisionRules rules2024(const std::string& revision) {
    RevisionRules rules;
    rules.name = revision;
    rules.defaultMaxTokens = revision == "2024-08-26" ? 256 : 512;
    rules.causalPrefix = true;
    rules.bilinearFrontEnd = true;
    rules.duplicateGlobal = revision < "2024-05-20";
    rules.exactGelu = revision < "2024-04-02";
    rules.imageTags = revision < "2024-03-13";
    rules.endTag = revision < "2024-04-02";
    rules.captions = revision == "2024-08-26";
    if (rules.captions) {
        rules.captionPenalty = 1.2;
        rules.captionMaxTokens = 512;
    }
    rules.longCaption = rules.regions = false;
    return rules;
}

/// Text of the Python files beside the weights; empty when there are none.
std::string pythonSources(const std::filesystem::path& folder) {
    std::string all;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".py" || entry.file_size(error) > (1u << 20))
            continue;
        std::ifstream file(entry.path());
        std::stringstream text;
        text << file.rdbuf();
        all += text.str();
    }
    return all;
}

const char* const kDated[] = {"2024-03-04", "2024-03-06", "2024-03-13", "2024-04-02", "2024-05-20", "2024-07-23",
                              "2024-08-26", "2025-01-09", "2025-03-27", "2025-04-14", "2025-06-21"};

std::string dateInName(const std::filesystem::path& folder) {
    const std::string path = folder.string();
    for (const char* date : kDated) {
        if (path.find(date) != std::string::npos)
            return date;
    }
    return {};
}

Result<int> boundedInt(const nlohmann::json& section, const char* key, int fallback, int most = 1'000'000) {
    if (!section.is_object() || !section.contains(key) || section.at(key).is_null())
        return fallback;
    const auto& value = section.at(key);
    if (!value.is_number_integer() || value.get<int64_t>() < 1 || value.get<int64_t>() > most)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "config.json has an impossible value for %1"),
                    LUNETTE_TEXT("Error", "download config.json again"), {key});
    return value.get<int>();
}

int64_t shapeOf(const WeightSet& weights, const std::string& name, size_t axis) {
    const TensorView* view = weights.find(name);
    return view && axis < view->shape.size() ? view->shape[axis] : 0;
}

int countBlocks(const WeightSet& weights, const std::string& prefix, const std::string& tail) {
    int count = 0;
    while (weights.find(prefix + std::to_string(count) + tail))
        ++count;
    return count;
}

std::optional<PromptTemplate> promptTemplate(const nlohmann::json& templates, const char* key) {
    if (!templates.contains(key) || !templates.at(key).is_object())
        return std::nullopt;
    const auto& section = templates.at(key);
    const auto prefix = idList(section.value("prefix", nlohmann::json::array()));
    const auto suffix = idList(section.value("suffix", nlohmann::json::array()));
    if (!prefix || !suffix)
        return std::nullopt;
    return PromptTemplate{*prefix, *suffix};
}

} // namespace

std::optional<std::vector<int32_t>> idList(const nlohmann::json& value) {
    if (!value.is_array() || value.size() > 256)
        return std::nullopt;
    std::vector<int32_t> ids;
    for (const auto& id : value) {
        if (!id.is_number_integer() || id.get<int64_t>() < 0 || id.get<int64_t>() > 10'000'000)
            return std::nullopt;
        ids.push_back(id.get<int32_t>());
    }
    return ids;
}

Result<RevisionRules> rulesFor(const std::string& revision) {
    if (std::find(std::begin(kDated), std::end(kDated), revision) == std::end(kDated) && !revision.starts_with(kReader))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "there is no Moondream2 revision %1"),
                    LUNETTE_TEXT("Error", "use one of 2024-03-04 to 2025-06-21 as published"), {revision});
    if (is2024(revision))
        return rules2024(revision);
    RevisionRules rules;
    rules.name = revision;
    if (revision.starts_with(kReader)) {
        rules.leadingSpace = rules.regions = rules.longCaption = false;
        rules.defaultMaxTokens = 400;
        return rules;
    }
    rules.leadingSpace = revision != "2025-01-09" && revision != "2025-06-21";
    rules.linearSizes = revision == "2025-01-09";
    rules.longCaption = revision != "2025-01-09";
    rules.defaultMaxTokens = revision == "2025-01-09" ? 512 : 768;
    rules.gaze = revision != "2025-06-21";
    rules.sampling = revision >= "2025-04-14";
    rules.suppressAnswerToken = rules.reasoning = rules.spatialReferences = rules.textOnly = revision == "2025-06-21";
    return rules;
}

PromptTemplates templatesFor(const RevisionRules& rules) {
    PromptTemplates t;
    if (rules.name.starts_with(kReader))
        return t;
    if (rules.name == "2025-06-21") {
        t.captionShort = {1, 32708, 2, 12492, 3};
        t.captionNormal = {1, 32708, 2, 6382, 3};
        t.captionLong = {1, 32708, 2, 4059, 3};
        t.query = PromptTemplate{{1, 15381, 2}, {3}};
        t.detect = PromptTemplate{{1, 7235, 476, 2}, {3}};
        t.point = PromptTemplate{{1, 2581, 2}, {3}};
        return t;
    }
    t.bos = t.eos = 50256;
    if (is2024(rules.name)) {
        t.query = PromptTemplate{}; // one string, see buildPrompt
    } else {
        t.query = PromptTemplate{{198, 198, 24361, 25}, {198, 198, 33706, 25}};
    }
    if (rules.captions) {
        t.captionShort = {198, 198, 16438, 8305, 25};
        t.captionNormal = {198, 198, 24334, 1159, 25};
    }
    if (is2024(rules.name))
        return t;
    if (rules.longCaption)
        t.captionLong = {198, 198, 14617, 8305, 25};
    t.detect = PromptTemplate{{198, 198, 47504, 25}, {628}};
    t.point = PromptTemplate{{198, 198, 12727, 25}, {628}};
    return t;
}

std::vector<std::string> revisionsThatFit(const WeightSet& weights) {
    if (weights.find("region.coord_features"))
        return {"2025-04-14", "2025-03-27", "2025-01-09"};
    const auto region = weights.tensors.lower_bound("region_model.position_encoder.");
    if (region != weights.tensors.end() && region->first.starts_with("region_model.position_encoder."))
        return {"2024-08-26"};
    if (shapeOf(weights, "vision.proj_mlp.fc1.weight", 1) == shapeOf(weights, "vision.pos_emb", 2))
        return {"2024-04-02", "2024-03-13", "2024-03-06", "2024-03-04"};
    return {kMultiSize, "2024-05-20", "2024-08-26"};
}

Result<std::string> detectRevision(const PackInfo& info, const WeightSet& weights, const Tokenizer& tokenizer,
                                   std::optional<Remark>& assumption) {
    if (!info.raw && !info.revision.empty())
        return info.revision;
    const std::string dated = dateInName(info.folder);
    if (weights.find("vision.proj_mlp.fc1.weight") && !weights.find("region.coord_features")) {
        const std::vector<std::string> fitting = revisionsThatFit(weights);
        if (std::find(fitting.begin(), fitting.end(), dated) != fitting.end())
            return dated;
        if (fitting.size() == 1 || fitting.front() == kMultiSize)
            return fitting.front();
        assumption = Remark{LUNETTE_TEXT("Error", "the files do not tell their revision, so 2024-04-02 is assumed")};
        return fitting.front();
    }
    const bool fourBit = weights.find("text.blocks.0.attn.qkv.weight.packed") != nullptr;
    if (fourBit)
        return std::string("2025-04-14");
    const TensorView* table = weights.find("text.wte");
    const bool starmie = tokenizer.idOf("<|endoftext|>") == 0 && tokenizer.idOf("<|md_reserved_2|>") == 3;
    if ((table && table->dtype == DType::BF16) || (table && table->dtype == DType::F32 && starmie))
        return std::string("2025-06-21");
    if (dated.starts_with("2025-"))
        return dated;
    const std::string sources = pythonSources(info.folder);
    if (sources.find("DEFAULT_TEMPERATURE") != std::string::npos)
        return std::string("2025-04-14");
    if (sources.find("torch.pow(2.0") != std::string::npos)
        return std::string("2025-03-27");
    if (sources.find("class MoondreamModel") != std::string::npos)
        return std::string("2025-01-09");
    assumption = Remark{LUNETTE_TEXT("Error", "the files do not tell their revision, so 2025-04-14 is assumed")};
    return std::string("2025-04-14");
}

Result<void> checkTokenizer(const RevisionRules& rules, const PromptTemplates& templates, const Tokenizer& tokenizer) {
    if (rules.name.starts_with(kReader))
        return {};
    const int32_t end = tokenizer.idOf("<|endoftext|>");
    if (rules.name == "2025-06-21") {
        const bool marks =
            end == 0 && tokenizer.idOf("<|md_reserved_2|>") == 3 && tokenizer.idOf("<|md_reserved_3|>") == 4;
        std::vector<int32_t> word;
        if (templates.query && templates.query->prefix.size() > 2)
            word.assign(templates.query->prefix.begin() + 1, templates.query->prefix.end() - 1);
        if (!marks || (!word.empty() && tokenizer.encode("query") != word))
            return fail(
                ErrorCode::Pack,
                LUNETTE_TEXT("Error", "these weights belong to revision 2025-06-21, but tokenizer.json does not"),
                LUNETTE_TEXT("Error", "put tokenizer.json of moondream/starmie-v1 into the folder"));
        return {};
    }
    if (end != templates.eos)
        return fail(ErrorCode::Pack,
                    LUNETTE_TEXT("Error", "these weights belong to revision %1, but tokenizer.json does not"),
                    LUNETTE_TEXT("Error", "put the tokenizer.json of that revision into the folder"), {rules.name});
    return {};
}

Result<MoondreamDims> readDims(const nlohmann::json& config, const WeightSet& weights, const RevisionRules& rules) {
    MoondreamDims d;
    const auto section = [&](const char* name) {
        return config.is_object() && config.contains(name) && config.at(name).is_object() ? config.at(name)
                                                                                          : nlohmann::json::object();
    };
    const nlohmann::json vision = section("vision"), text = section("text");
    const int visionDim = int(shapeOf(weights, "vision.patch_emb.weight", 0));
    const int textDim = int(shapeOf(weights, "text.wte", 1));
    struct Field {
        int& target;
        const nlohmann::json& from;
        const char* key;
        int fallback;
        int most = 1'000'000;
    };
    const Field fields[] = {
        {d.vision.dim, vision, "enc_dim", visionDim},
        {d.vision.ff, vision, "enc_ff_dim", int(shapeOf(weights, "vision.blocks.0.mlp.fc1.weight", 0))},
        {d.vision.heads, vision, "enc_n_heads", is2024(rules.name) ? 16 : std::max(1, visionDim / 72)},
        {d.vision.inner, vision, "proj_inner_dim", int(shapeOf(weights, "vision.proj_mlp.fc1.weight", 0))},
        {d.vision.patch, vision, "enc_patch_size", 14},
        {d.vision.crop, vision, "crop_size", 378},
        {d.text.dim, text, "dim", textDim},
        {d.text.ff, text, "ff_dim", int(shapeOf(weights, "text.blocks.0.mlp.fc1.weight", 0))},
        {d.text.layers, text, "n_layers", countBlocks(weights, "text.blocks.", ".ln.weight"), kMostLayers},
        {d.text.heads, text, "n_heads", std::max(1, textDim / 64)},
        {d.text.vocab, text, "vocab_size", int(shapeOf(weights, "text.wte", 0))},
        {d.text.maxContext, text, "max_context", 2048},
    };
    for (const Field& field : fields) {
        auto value = boundedInt(field.from, field.key, field.fallback, field.most);
        if (!value)
            return fail(value.error());
        field.target = *value;
    }
    d.vision.layers = countBlocks(weights, "vision.blocks.", ".ln1.weight");
    auto kv = boundedInt(text, "n_kv_heads", d.text.heads);
    if (!kv)
        return fail(kv.error());
    d.text.kvHeads = *kv;
    const int side = std::min(d.vision.crop / d.vision.patch, kMostSide + 1);
    d.text.prefix = 1 + side * side;
    d.hasRegion = rules.regions;
    if (d.vision.dim % d.vision.heads || d.text.dim % d.text.heads || d.text.heads % d.text.kvHeads ||
        (d.text.dim / d.text.heads) % 4 || d.vision.crop % d.vision.patch || d.vision.layers == 0 ||
        d.text.maxContext > 65536 || d.text.maxContext <= d.text.prefix || side > kMostSide)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the sizes in config.json do not fit together"),
                    LUNETTE_TEXT("Error", "check that config.json and the weights belong together"));
    return d;
}

Result<void> applyTokenizerSection(const nlohmann::json& config, PromptTemplates& t) {
    if (!config.is_object() || !config.contains("tokenizer") || !config.at("tokenizer").is_object())
        return {};
    const auto& section = config.at("tokenizer");
    const std::pair<const char*, int32_t*> ids[] = {{"bos_id", &t.bos},
                                                    {"eos_id", &t.eos},
                                                    {"answer_id", &t.answer},
                                                    {"thinking_id", &t.thinking},
                                                    {"coord_id", &t.coordinate},
                                                    {"size_id", &t.size},
                                                    {"start_ground_points_id", &t.startGround},
                                                    {"end_ground_id", &t.endGround}};
    for (const auto& [key, target] : ids) {
        if (section.contains(key) && section.at(key).is_number_integer())
            *target = int32_t(std::clamp<int64_t>(section.at(key).get<int64_t>(), 0, 10'000'000));
    }
    if (!section.contains("templates") || !section.at("templates").is_object())
        return {};
    const auto& templates = section.at("templates");
    t.captionShort = t.captionNormal = t.captionLong = std::nullopt;
    if (templates.contains("caption") && templates.at("caption").is_object()) {
        const auto& caption = templates.at("caption");
        const auto ids_of = [&](const char* key) {
            return caption.contains(key) ? idList(caption.at(key)) : std::nullopt;
        };
        t.captionShort = ids_of("short");
        t.captionNormal = ids_of("normal");
        t.captionLong = ids_of("long");
    }
    t.query = promptTemplate(templates, "query");
    t.detect = promptTemplate(templates, "detect");
    t.point = promptTemplate(templates, "point");
    return {};
}

} // namespace lunette::moondream_config
