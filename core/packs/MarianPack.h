#pragma once

#include "core/base/Result.h"
#include "core/packs/PackInfo.h"
#include "core/packs/TensorFile.h"
#include "core/packs/TermLexicon.h"
#include "core/text/SentencePatterns.h"
#include "core/text/SentencePieceTokenizer.h"

#include <map>
#include <memory>
#include <set>

namespace lunette {

/// config.json of a Marian model (spec 2.1).
struct MarianDims {
    int dim = 512, encoderLayers = 6, decoderLayers = 6, encoderHeads = 8, decoderHeads = 8, encoderFf = 2048,
        decoderFf = 2048, maxPositions = 512, vocab = 65001;
    bool scaleEmbedding = true;
    enum class Activation { Swish, Relu } activation = Activation::Swish;
};

/// The generation rules in force (spec 4.1).
struct MarianGeneration {
    int32_t eos = 0, pad = 65000, decoderStart = 65000;
    int32_t forcedEos = -1; ///< -1: none
    std::vector<int32_t> badWords;
    int beams = 4, maxLength = 512;
    double lengthPenalty = 1.0;
    bool earlyStopping = false;
    bool renormalize = false;
};

/// Everything about a Marian pack that the engine needs. Weights have the names of the published files; the shared
/// embedding is always "model.shared.weight".
struct MarianPack {
    PackInfo info;
    MarianDims dims;
    MarianGeneration generation;
    WeightSet weights;
    std::map<std::string, int32_t, std::less<>> vocabulary;
    std::vector<std::string> pieces; ///< vocabulary by id
    std::shared_ptr<const SentencePieceTokenizer> source;
    std::set<std::string, std::less<>> knownWords; ///< our small packs: words it was trained on; empty: no limit
    std::map<std::string, std::string, std::less<>>
        phrases;                                      ///< whole labels with a fixed translation, by lower-case source
    TermLexicon lexicon;                              ///< our small packs: renderings of words and short terms
    std::shared_ptr<const SentencePatterns> patterns; ///< sentences with a fixed translation but for slots; or null
    std::set<std::string, std::less<>>
        targetWords;                       ///< our small packs: lower-case words an answer may hold; empty: any
    std::vector<std::string> placeholders; ///< symbols that it copies, our small packs
};

/// Opens a pack or a raw Hugging Face folder of the opus-mt family. Checks the configuration, that every tensor is
/// there with its exact shape (the position tables may be missing) and that the vocabulary fits. Thread: any. Errors:
/// ErrorCode::Pack.
Result<MarianPack> openMarianPack(const PackInfo& info);

} // namespace lunette
