#pragma once

#include "core/base/Result.h"
#include "core/image/Tiling.h"
#include "core/packs/ElementVocabulary.h"
#include "core/packs/PackInfo.h"
#include "core/packs/TensorFile.h"
#include "core/text/Tokenizer.h"

#include <memory>
#include <optional>

namespace lunette {

/// Sizes of a Moondream network, from config.json and the shapes of the weights (spec 2).
struct MoondreamDims {
    struct {
        int dim = 1152, ff = 4304, layers = 27, heads = 16, inner = 8192, patch = 14, crop = 378;
    } vision;
    struct {
        int dim = 2048, ff = 8192, layers = 24, heads = 32, kvHeads = 32, vocab = 51200, maxContext = 2048,
            prefix = 730;
    } text;
    bool hasRegion = false;
};

/// What differs between the published revisions (spec 1.1).
struct RevisionRules {
    std::string name; ///< "2025-06-21", ...
    int defaultMaxTokens = 768;
    bool causalPrefix = false;        ///< the 2024 family: plain causal mask over the image too
    bool bilinearFrontEnd = false;    ///< the 2024 family: spec 11
    bool duplicateGlobal = false;     ///< projector input is the global view alone (2024-03/04)
    bool imageTags = false;           ///< 2024-03-04 and 03-06: <image> and </image> around the picture
    bool endTag = false;              ///< before 2024-04-02 an answer ends with the pieces of <END>
    double captionPenalty = 1;        ///< 2024-08-26: repetition penalty of captions
    int captionMaxTokens = 0;         ///< 0: defaultMaxTokens
    bool exactGelu = false;           ///< 2024-03: erf GELU in the vision tower
    bool leadingSpace = true;         ///< of question and object phrase
    bool linearSizes = false;         ///< 2025-01-09: size = bin / 1024
    bool suppressAnswerToken = false; ///< 2025-06-21: logit[3] after the first token
    bool reasoning = false;
    bool spatialReferences = false;
    bool textOnly = false; ///< questions without an image
    bool longCaption = true;
    bool captions = true;
    bool regions = true; ///< detect and point
    bool gaze = false;
    bool sampling = false;
};

struct PromptTemplate {
    std::vector<int32_t> prefix, suffix;
};

/// Token ids of the prompts in force: the revision's, overridden by config.json.
struct PromptTemplates {
    int32_t bos = 0, eos = 0;
    int32_t answer = 3, thinking = 4, coordinate = 5, size = 6, startGround = 7, endGround = 9;
    std::optional<std::vector<int32_t>> captionShort, captionNormal, captionLong;
    std::optional<PromptTemplate> query, detect, point;
    std::vector<int32_t> beforeImage; ///< between the first token and the picture
    bool fixed = false;               ///< the question's words are not given to the model (our small reader)
    std::map<std::string, std::vector<int32_t>> presets;
};

/// Everything about a Moondream pack that the engine needs. The weights have new-layout names without "model." (spec
/// 3).
struct MoondreamPack {
    PackInfo info;
    MoondreamDims dims;
    RevisionRules rules;
    PromptTemplates templates;
    TilingRule tiling;
    CanvasRule canvas;
    bool readsByLines = false;                 ///< larger crops are read line by line (our small reader)
    std::vector<double> otherSizes;            ///< at which a piece of text is looked at again; 1 is its own size
    double doubtfulBelow = 0;                  ///< words with a less likely token are doubtful; 0: not calibrated
    double otherScriptBelow = 0;               ///< lines that are read surer are in a known script; 0: not calibrated
    std::optional<ControlVocabulary> controls; ///< the pack has a network that tells kinds and states from the pixels
    std::optional<Remark> assumption;          ///< set when the files cannot tell the revision and one was assumed
    std::vector<std::string> revisionChoices;  ///< those that fit then, newest first
    WeightSet weights;
    std::shared_ptr<const Tokenizer> tokenizer;
    std::filesystem::path tokenizerFile;
};

/// Opens a pack or a raw Hugging Face folder; `revision` overrides what the files tell, "" to detect.
/// Checks that every tensor is there with its exact shape and that the tokenizer fits. Errors: ErrorCode::Pack.
Result<MoondreamPack> openMoondreamPack(const PackInfo& info, const std::string& revision);

} // namespace lunette
