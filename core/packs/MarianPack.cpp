#include "core/packs/MarianPack.h"

#include "core/packs/Int8Weights.h"
#include "core/packs/JsonFile.h"
#include "core/packs/MarianConfig.h"
#include "core/packs/PackStore.h"
#include "core/packs/SafeTensors.h"
#include "core/packs/TorchCheckpoint.h"

#include <nlohmann/json.hpp>

#include <sstream>

namespace lunette {

namespace {

using Json = nlohmann::json;
using Shape = std::vector<int64_t>;

constexpr size_t kLargestWordList = 4u << 20;
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

Result<Json> readObject(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path))
        return missingFile(path);
    auto json = readJsonFile(path);
    if (json && !json->is_object())
        return badFile(path, "not a JSON object");
    return json;
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
    const std::filesystem::path safe = weightsFolder(pack.info) / "model.safetensors";
    const std::filesystem::path torch = weightsFolder(pack.info) / "pytorch_model.bin";
    const bool isSafe = std::filesystem::exists(safe);
    const std::filesystem::path& file = isSafe ? safe : torch;
    if (!isSafe && !std::filesystem::exists(torch))
        return missingFile(safe);
    auto weights = isSafe ? openSafeTensors(file) : openTorchCheckpoint(file);
    if (!weights)
        return fail(weights.error());
    pack.weights = std::move(*weights);
    if (const auto bad = unpackInt8(pack.weights))
        return badFile(file, "no scales of " + *bad);
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

/// lexicon.tsv, see TermLexicon.
Result<void> readLexicon(MarianPack& pack) {
    const auto file = pack.info.folder / "lexicon.tsv";
    if (!std::filesystem::exists(file))
        return {};
    auto text = readSmallFile(file, kLargestWordList);
    if (!text)
        return fail(text.error());
    if (const auto bad = pack.lexicon.read(std::move(*text)))
        return badFile(file, bad->substr(0, 40));
    return {};
}

/// patterns.tsv, see SentencePatterns.
Result<void> readPatterns(MarianPack& pack) {
    const auto file = pack.info.folder / "patterns.tsv";
    auto lines = readLines(file);
    if (!lines)
        return fail(lines.error());
    if (lines->empty())
        return {};
    auto patterns = std::make_shared<SentencePatterns>();
    if (const auto bad = patterns->read(*lines, pack.info.sourceLanguage == "zh"))
        return badFile(file, bad->substr(0, 40));
    pack.patterns = std::move(patterns);
    return {};
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
    if (auto read = readLexicon(pack); !read)
        return read;
    if (auto read = readPatterns(pack); !read)
        return read;
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
    if (auto there = checkOriginal(info); !there)
        return fail(there.error());
    auto config = readObject(info.folder / "config.json");
    if (!config)
        return fail(config.error());
    auto dims = marian_config::readDims(*config);
    if (!dims)
        return fail(dims.error());
    pack.dims = *dims;
    Json own;
    if (std::filesystem::exists(info.folder / "generation_config.json")) {
        auto file = readObject(info.folder / "generation_config.json");
        if (!file)
            return fail(file.error());
        own = std::move(*file);
    }
    auto generation = marian_config::readGeneration(*config, own, pack.dims);
    if (!generation)
        return fail(generation.error());
    pack.generation = *generation;
    auto vocabulary = readObject(info.folder / "vocab.json");
    if (!vocabulary)
        return fail(vocabulary.error());
    if (auto read = marian_config::readVocabulary(*vocabulary, pack); !read)
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
