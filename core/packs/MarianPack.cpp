#include "core/packs/MarianPack.h"

#include "core/packs/JsonFile.h"
#include "core/packs/SafeTensors.h"
#include "core/packs/TorchCheckpoint.h"

#include <nlohmann/json.hpp>

#include <sstream>

namespace lunette {

namespace {

using Json = nlohmann::json;
using Shape = std::vector<int64_t>;

constexpr size_t kLargestWordList = 4u << 20;
constexpr int kLargestSize = 1 << 20;
constexpr const char* kShared = "model.shared.weight";

std::string nameOf(const std::filesystem::path& file) {
    return file.filename().string();
}

tl::unexpected<Error> missingFile(const std::filesystem::path& file) {
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the translation pack lacks %1"),
                LUNETTE_TEXT("Error", "download this file into %2"), {nameOf(file), file.parent_path().string()});
}

tl::unexpected<Error> badFile(const std::filesystem::path& file, const std::string& reason) {
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 of the translation pack cannot be used (%2)"),
                LUNETTE_TEXT("Error", "download this file again"), {nameOf(file), reason});
}

tl::unexpected<Error> unsupported(const std::string& member) {
    return fail(ErrorCode::Pack,
                LUNETTE_TEXT("Error", "this translation model works in a way that is not supported (%1)"),
                LUNETTE_TEXT("Error", "use a model of the opus-mt family"), {member});
}

Result<Json> readObject(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path))
        return missingFile(path);
    auto json = readJsonFile(path);
    if (json && !json->is_object())
        return badFile(path, "not a JSON object");
    return json;
}

/// Reads members of one JSON object and remembers the first that has a wrong type or value.
class Members {
public:
    explicit Members(const Json& json)
        : m_json(json) {}

    bool has(const char* name) const { return m_json.contains(name) && !m_json[name].is_null(); }
    const std::string& firstBad() const { return m_bad; }

    int number(const char* name, int missing, int lowest) {
        if (!has(name))
            return missing;
        const Json& value = m_json[name];
        if (!value.is_number_integer() || value.get<int64_t>() < lowest || value.get<int64_t>() > kLargestSize)
            return bad(name, missing);
        return value.get<int>();
    }

    int required(const char* name, int lowest) { return has(name) ? number(name, lowest, lowest) : bad(name, lowest); }

    bool flag(const char* name, bool missing) {
        if (!has(name))
            return missing;
        return m_json[name].is_boolean() ? m_json[name].get<bool>() : bad(name, missing);
    }

    double real(const char* name, double missing) {
        if (!has(name))
            return missing;
        return m_json[name].is_number() ? m_json[name].get<double>() : bad(name, missing);
    }

    /// Banned words of one token; longer ones are not used by the models of this family.
    std::vector<int32_t> singleTokens(const char* name) {
        std::vector<int32_t> tokens;
        if (!has(name))
            return tokens;
        for (const Json& word : m_json[name]) {
            if (!word.is_array() || word.size() != 1 || !word[0].is_number_integer())
                return bad(name, std::vector<int32_t>{});
            tokens.push_back(word[0].get<int32_t>());
        }
        return tokens;
    }

private:
    template <class T>
    T bad(const char* name, T value) {
        if (m_bad.empty())
            m_bad = name;
        return value;
    }

    const Json& m_json;
    std::string m_bad;
};

Result<void> checkKind(const Json& config) {
    const std::string type = config.value("model_type", Json("marian")).is_string()
                                 ? config.value("model_type", std::string("marian"))
                                 : std::string();
    if (type != "marian")
        return unsupported("model_type");
    Members members(config);
    const std::pair<const char*, bool> expected[] = {
        {"normalize_before", false},     {"normalize_embedding", false},
        {"add_final_layer_norm", false}, {"static_position_embeddings", true},
        {"tie_word_embeddings", true},   {"share_encoder_decoder_embeddings", true}};
    for (const auto& [name, value] : expected) {
        if (members.flag(name, value) != value || !members.firstBad().empty())
            return unsupported(name);
    }
    return {};
}

Result<MarianDims> readDims(const std::filesystem::path& file, const Json& config) {
    Members members(config);
    MarianDims dims;
    dims.dim = members.required("d_model", 2);
    dims.encoderLayers = members.required("encoder_layers", 1);
    dims.decoderLayers = members.required("decoder_layers", 1);
    dims.encoderHeads = members.required("encoder_attention_heads", 1);
    dims.decoderHeads = members.required("decoder_attention_heads", 1);
    dims.encoderFf = members.required("encoder_ffn_dim", 1);
    dims.decoderFf = members.required("decoder_ffn_dim", 1);
    dims.maxPositions = members.required("max_position_embeddings", 2);
    dims.vocab = members.required("vocab_size", 2);
    dims.scaleEmbedding = members.flag("scale_embedding", false);
    if (members.number("decoder_vocab_size", dims.vocab, 2) != dims.vocab)
        return unsupported("decoder_vocab_size");
    if (!members.firstBad().empty())
        return badFile(file, members.firstBad());
    if (dims.dim % 2 != 0 || dims.dim % dims.encoderHeads != 0 || dims.dim % dims.decoderHeads != 0)
        return badFile(file, "d_model");
    const Json activation = config.value("activation_function", Json("swish"));
    if (activation == "relu")
        dims.activation = MarianDims::Activation::Relu;
    else if (activation != "swish" && activation != "silu")
        return unsupported("activation_function");
    return dims;
}

/// The generation values in force: generation_config.json replaces those of config.json as a whole, unless it says that
/// it was derived from them.
Result<MarianGeneration> readGeneration(const std::filesystem::path& folder, const Json& config,
                                        const MarianDims& dims) {
    std::filesystem::path file = folder / "config.json";
    Json source = config;
    if (std::filesystem::exists(folder / "generation_config.json")) {
        auto own = readObject(folder / "generation_config.json");
        if (!own)
            return fail(own.error());
        if (own->value("_from_model_config", Json(false)) != true) {
            file = folder / "generation_config.json";
            source = std::move(*own);
        }
    }
    Members fallback(config), members(source);
    MarianGeneration rules;
    rules.eos = members.number("eos_token_id", fallback.number("eos_token_id", 0, 0), 0);
    rules.pad = members.number("pad_token_id", fallback.number("pad_token_id", dims.vocab - 1, 0), 0);
    rules.decoderStart =
        members.number("decoder_start_token_id", fallback.number("decoder_start_token_id", rules.pad, 0), 0);
    rules.forcedEos = members.number("forced_eos_token_id", -1, 0);
    rules.badWords = members.singleTokens("bad_words_ids");
    rules.beams = members.number("num_beams", 1, 1);
    rules.maxLength = std::min(members.number("max_length", dims.maxPositions, 2), dims.maxPositions);
    rules.lengthPenalty = members.real("length_penalty", 1.0);
    rules.earlyStopping = members.has("early_stopping") && source["early_stopping"] == true;
    rules.renormalize = members.flag("renormalize_logits", false);
    if (!members.firstBad().empty() || !fallback.firstBad().empty())
        return badFile(file, members.firstBad() + fallback.firstBad());
    for (int32_t id : {rules.eos, rules.pad, rules.decoderStart, rules.forcedEos}) {
        if (id >= dims.vocab)
            return badFile(file, "a token id beyond the vocabulary");
    }
    return rules;
}

Result<void> readVocabulary(const std::filesystem::path& file, MarianPack& pack) {
    auto json = readObject(file);
    if (!json)
        return fail(json.error());
    pack.pieces.assign(static_cast<size_t>(pack.dims.vocab), {});
    std::vector<bool> taken(pack.pieces.size());
    for (const auto& [piece, id] : json->items()) {
        if (!id.is_number_unsigned() || id.get<uint64_t>() >= pack.pieces.size())
            return badFile(file, "an id beyond the vocabulary");
        const auto index = id.get<size_t>();
        if (taken[index])
            return badFile(file, "an id that stands twice");
        taken[index] = true;
        pack.pieces[index] = piece;
        pack.vocabulary.emplace(piece, static_cast<int32_t>(index));
    }
    if (pack.vocabulary.size() != pack.pieces.size())
        return badFile(file, "fewer words than config.json tells");
    return {};
}

/// Every tensor with its shape, the shared embedding and the position tables apart.
std::vector<std::pair<std::string, Shape>> expectedTensors(const MarianDims& dims) {
    std::vector<std::pair<std::string, Shape>> tensors;
    auto linear = [&](const std::string& name, int64_t out, int64_t in) {
        tensors.push_back({name + ".weight", {out, in}});
        tensors.push_back({name + ".bias", {out}});
    };
    auto norm = [&](const std::string& name) {
        tensors.push_back({name + ".weight", {dims.dim}});
        tensors.push_back({name + ".bias", {dims.dim}});
    };
    auto attention = [&](const std::string& layer, const std::string& name) {
        for (const char* part : {"k_proj", "v_proj", "q_proj", "out_proj"})
            linear(layer + name + "." + part, dims.dim, dims.dim);
        norm(layer + name + "_layer_norm");
    };
    auto stack = [&](const std::string& side, int layers, int ff) {
        for (int i = 0; i < layers; ++i) {
            const std::string layer = "model." + side + ".layers." + std::to_string(i) + ".";
            attention(layer, "self_attn");
            if (side == "decoder")
                attention(layer, "encoder_attn");
            linear(layer + "fc1", ff, dims.dim);
            linear(layer + "fc2", dims.dim, ff);
            norm(layer + "final_layer_norm");
        }
    };
    stack("encoder", dims.encoderLayers, dims.encoderFf);
    stack("decoder", dims.decoderLayers, dims.decoderFf);
    tensors.push_back({"final_logits_bias", {1, dims.vocab}});
    return tensors;
}

Result<void> checkTensor(const std::filesystem::path& file, const WeightSet& weights, const std::string& name,
                         const Shape& shape) {
    const TensorView* tensor = weights.find(name);
    if (!tensor)
        return badFile(file, "no tensor " + name);
    if (tensor->shape != shape)
        return badFile(file, "another shape of " + name);
    if (tensor->dtype != DType::F32 && tensor->dtype != DType::F16 && tensor->dtype != DType::BF16)
        return badFile(file, std::string("numbers of the kind ") + dtypeName(tensor->dtype) + " in " + name);
    return {};
}

Result<void> readWeights(MarianPack& pack) {
    const std::filesystem::path safe = pack.info.folder / "model.safetensors";
    const std::filesystem::path torch = pack.info.folder / "pytorch_model.bin";
    const bool isSafe = std::filesystem::exists(safe);
    const std::filesystem::path& file = isSafe ? safe : torch;
    if (!isSafe && !std::filesystem::exists(torch))
        return missingFile(safe);
    auto weights = isSafe ? openSafeTensors(file) : openTorchCheckpoint(file);
    if (!weights)
        return fail(weights.error());
    pack.weights = std::move(*weights);
    auto& tensors = pack.weights.tensors;
    for (const char* alias :
         {"model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight"}) {
        if (const auto it = tensors.find(alias); it != tensors.end()) {
            tensors.emplace(kShared, it->second);
            tensors.erase(it);
        }
    }
    const MarianDims& dims = pack.dims;
    auto expected = expectedTensors(dims);
    expected.push_back({kShared, {dims.vocab, dims.dim}});
    for (const char* side : {"encoder", "decoder"}) {
        const std::string name = std::string("model.") + side + ".embed_positions.weight";
        if (tensors.contains(name))
            expected.push_back({name, {dims.maxPositions, dims.dim}});
    }
    for (const auto& [name, shape] : expected) {
        if (auto checked = checkTensor(file, pack.weights, name, shape); !checked)
            return checked;
    }
    return {};
}

/// The lines of a word list that are not empty; none when the pack has no such list.
Result<std::vector<std::string>> readLines(const std::filesystem::path& file) {
    std::vector<std::string> lines;
    if (!std::filesystem::exists(file))
        return lines;
    auto bytes = readSmallFile(file, kLargestWordList);
    if (!bytes)
        return fail(bytes.error());
    std::istringstream stream(*bytes);
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (!line.empty())
            lines.push_back(line);
    }
    return lines;
}

/// What our own small packs tell beside the model: the words that they know, fixed labels, the symbols that they copy.
Result<void> readLimits(MarianPack& pack) {
    const auto folder = pack.info.folder;
    for (auto [name, words] :
         {std::pair{"words.txt", &pack.knownWords}, std::pair{"target-words.txt", &pack.targetWords}}) {
        auto lines = readLines(folder / name);
        if (!lines)
            return fail(lines.error());
        words->insert(lines->begin(), lines->end());
    }
    auto rows = readLines(folder / "phrases.tsv");
    if (!rows)
        return fail(rows.error());
    for (const std::string& row : *rows) {
        const size_t tab = row.find('\t');
        if (tab == 0 || tab == std::string::npos || tab + 1 == row.size())
            return badFile(folder / "phrases.tsv", row.substr(0, 40));
        pack.phrases.emplace(row.substr(0, tab), row.substr(tab + 1));
    }
    if (!std::filesystem::exists(folder / "pack.json"))
        return {};
    auto json = readObject(folder / "pack.json");
    if (!json)
        return fail(json.error());
    for (const Json& symbol : json->value("placeholders", Json::array())) {
        if (!symbol.is_string() || symbol.get<std::string>().empty())
            return badFile(folder / "pack.json", "placeholders");
        pack.placeholders.push_back(symbol.get<std::string>());
    }
    return {};
}

} // namespace

Result<MarianPack> openMarianPack(const PackInfo& info) {
    MarianPack pack;
    pack.info = info;
    const std::filesystem::path configFile = info.folder / "config.json";
    auto config = readObject(configFile);
    if (!config)
        return fail(config.error());
    if (auto kind = checkKind(*config); !kind)
        return fail(kind.error());
    auto dims = readDims(configFile, *config);
    if (!dims)
        return fail(dims.error());
    pack.dims = *dims;
    auto generation = readGeneration(info.folder, *config, pack.dims);
    if (!generation)
        return fail(generation.error());
    pack.generation = *generation;
    if (auto read = readVocabulary(info.folder / "vocab.json", pack); !read)
        return fail(read.error());
    if (!std::filesystem::exists(info.folder / "target.spm"))
        return missingFile(info.folder / "target.spm");
    auto source = SentencePieceTokenizer::open(info.folder / "source.spm");
    if (!source)
        return fail(source.error());
    pack.source = std::move(*source);
    if (auto read = readWeights(pack); !read)
        return fail(read.error());
    if (auto read = readLimits(pack); !read)
        return fail(read.error());
    return pack;
}

} // namespace lunette
