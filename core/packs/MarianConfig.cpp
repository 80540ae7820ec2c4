#include "core/packs/MarianConfig.h"

#include <nlohmann/json.hpp>

namespace lunette::marian_config {

namespace {

using Json = nlohmann::json;

constexpr int kLargestSize = 1 << 20;
constexpr int kMostLayers = 1024;
constexpr int kMostPositions = 1 << 16;
constexpr int kMostBeams = 64;
constexpr const char* kConfig = "config.json";
constexpr const char* kGenerationConfig = "generation_config.json";
constexpr const char* kVocabulary = "vocab.json";

tl::unexpected<Error> badFile(const char* file, const std::string& reason) {
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 of the translation pack cannot be used (%2)"),
                LUNETTE_TEXT("Error", "download this file again"), {file, reason});
}

tl::unexpected<Error> unsupported(const std::string& member) {
    return fail(ErrorCode::Pack,
                LUNETTE_TEXT("Error", "this translation model works in a way that is not supported (%1)"),
                LUNETTE_TEXT("Error", "use a model of the opus-mt family"), {member});
}

/// Reads members of one JSON object and remembers the first that has a wrong type or value.
class Members {
public:
    explicit Members(const Json& json)
        : m_json(json) {}

    bool has(const char* name) const { return m_json.contains(name) && !m_json[name].is_null(); }
    const std::string& firstBad() const { return m_bad; }

    int number(const char* name, int missing, int lowest, int highest = kLargestSize) {
        if (!has(name))
            return missing;
        const Json& value = m_json[name];
        if (!value.is_number_integer() || value.get<int64_t>() < lowest || value.get<int64_t>() > highest)
            return bad(name, missing);
        return value.get<int>();
    }

    int required(const char* name, int lowest, int highest = kLargestSize) {
        return has(name) ? number(name, lowest, lowest, highest) : bad(name, lowest);
    }

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

} // namespace

Result<MarianDims> readDims(const Json& config) {
    if (auto kind = checkKind(config); !kind)
        return fail(std::move(kind.error()));
    Members members(config);
    MarianDims dims;
    dims.dim = members.required("d_model", 2);
    dims.encoderLayers = members.required("encoder_layers", 1, kMostLayers);
    dims.decoderLayers = members.required("decoder_layers", 1, kMostLayers);
    dims.encoderHeads = members.required("encoder_attention_heads", 1);
    dims.decoderHeads = members.required("decoder_attention_heads", 1);
    dims.encoderFf = members.required("encoder_ffn_dim", 1);
    dims.decoderFf = members.required("decoder_ffn_dim", 1);
    dims.maxPositions = members.required("max_position_embeddings", 2, kMostPositions);
    dims.vocab = members.required("vocab_size", 2);
    dims.scaleEmbedding = members.flag("scale_embedding", false);
    if (members.number("decoder_vocab_size", dims.vocab, 2) != dims.vocab)
        return unsupported("decoder_vocab_size");
    if (!members.firstBad().empty())
        return badFile(kConfig, members.firstBad());
    if (dims.dim % 2 != 0 || dims.dim % dims.encoderHeads != 0 || dims.dim % dims.decoderHeads != 0)
        return badFile(kConfig, "d_model");
    const Json activation = config.value("activation_function", Json("swish"));
    if (activation == "relu")
        dims.activation = MarianDims::Activation::Relu;
    else if (activation != "swish" && activation != "silu")
        return unsupported("activation_function");
    return dims;
}

Result<MarianGeneration> readGeneration(const Json& config, const Json& own, const MarianDims& dims) {
    const bool isOwn = own.is_object() && own.value("_from_model_config", Json(false)) != true;
    const Json& source = isOwn ? own : config;
    Members fallback(config), members(source);
    MarianGeneration rules;
    rules.eos = members.number("eos_token_id", fallback.number("eos_token_id", 0, 0), 0);
    rules.pad = members.number("pad_token_id", fallback.number("pad_token_id", dims.vocab - 1, 0), 0);
    rules.decoderStart =
        members.number("decoder_start_token_id", fallback.number("decoder_start_token_id", rules.pad, 0), 0);
    rules.forcedEos = members.number("forced_eos_token_id", -1, 0);
    rules.badWords = members.singleTokens("bad_words_ids");
    rules.beams = members.number("num_beams", 1, 1, kMostBeams);
    rules.maxLength = std::min(members.number("max_length", dims.maxPositions, 2), dims.maxPositions);
    rules.lengthPenalty = members.real("length_penalty", 1.0);
    rules.earlyStopping = members.has("early_stopping") && source["early_stopping"] == true;
    rules.renormalize = members.flag("renormalize_logits", false);
    if (!members.firstBad().empty() || !fallback.firstBad().empty())
        return badFile(isOwn ? kGenerationConfig : kConfig, members.firstBad() + fallback.firstBad());
    for (int32_t id : {rules.eos, rules.pad, rules.decoderStart, rules.forcedEos}) {
        if (id >= dims.vocab)
            return badFile(isOwn ? kGenerationConfig : kConfig, "a token id beyond the vocabulary");
    }
    return rules;
}

Result<void> readVocabulary(const Json& vocabulary, MarianPack& pack) {
    pack.pieces.assign(static_cast<size_t>(pack.dims.vocab), {});
    std::vector<bool> taken(pack.pieces.size());
    for (const auto& [piece, id] : vocabulary.items()) {
        if (!id.is_number_unsigned() || id.get<uint64_t>() >= pack.pieces.size())
            return badFile(kVocabulary, "an id beyond the vocabulary");
        const auto index = id.get<size_t>();
        if (taken[index])
            return badFile(kVocabulary, "an id that stands twice");
        taken[index] = true;
        pack.pieces[index] = piece;
        pack.vocabulary.emplace(piece, static_cast<int32_t>(index));
    }
    if (pack.vocabulary.size() != pack.pieces.size())
        return badFile(kVocabulary, "fewer words than config.json tells");
    return {};
}

} // namespace lunette::marian_config
