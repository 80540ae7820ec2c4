#pragma once

#include "core/base/Result.h"
#include "core/packs/PackInfo.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lunette {

/// A file of a model as it lies on the user's disk.
struct SourceFile {
    std::string name;           ///< in the pack
    std::filesystem::path path; ///< may be a link
    uint64_t size = 0;
    bool isWeights = false;
};

/// What a folder from outside holds, before it becomes a pack.
struct FolderFinding {
    std::filesystem::path folder; ///< with the model's files: the given one or one below it
    PackKind kind = PackKind::VisionLanguage;
    std::string model;                ///< "moondream2", "opus-mt-en-zh" or the folder's own name
    std::string revision;             ///< Moondream: the wanted one, the one that the files tell, or the likeliest
    std::vector<std::string> choices; ///< when the files cannot tell the revision: those that fit, newest first
    std::string precision;            ///< of the weights: "fp16", "bf16", "fp32" or "int4"
    std::string tokenizer;            ///< "starmie", "codegen" or "sentencepiece"
    std::string licence, source;      ///< as far as the folder tells
    std::string sourceLanguage, targetLanguage;
    std::map<std::string, int> dims;
    uint64_t parameters = 0;
    uint64_t weightBytes = 0; ///< of the tensors, as they are stored
    std::vector<SourceFile> files;
    std::vector<Error> problems; ///< everything that keeps the model from working, each with its next step

    std::string suggestedName() const; ///< for the pack: the model and its revision
    bool isUsable() const { return problems.empty(); }
    uint64_t bytes() const;      ///< of all files
    uint64_t smallBytes() const; ///< of all files but the weights
};

struct InspectOptions {
    std::string revision;            ///< overrides what the files tell
    std::filesystem::path tokenizer; ///< a tokenizer.json to use instead of the folder's own
};

/// Looks at a Hugging Face folder of Moondream2 or of a Marian translator (opus-mt), or a folder above it. Reads
/// headers and small files, not the weights. Nothing is written. ErrorCode::Pack when it holds no model of these
/// kinds; what a known kind lacks is in `problems`. Thread: any; up to some seconds.
Result<FolderFinding> inspectFolder(const std::filesystem::path& given, const InspectOptions& options = {});

} // namespace lunette
