#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lunette {

enum class PackKind { VisionLanguage, Translator };

struct PackFile {
    uint64_t size = 0;
    std::string sha256;
    bool inPlace = false; ///< it stays in the original folder
};

/// What pack.json says, or what could be told about a raw Hugging Face folder. Nothing of the weights is read.
struct PackInfo {
    std::filesystem::path folder;
    std::string name;
    PackKind kind = PackKind::VisionLanguage;
    std::string revision;
    std::string precision;
    std::string licence;
    std::string source;
    std::map<std::string, std::string> title;  ///< by language, "en" and "zh"
    std::map<std::string, std::string> notice; ///< what a person should know about its answers, by language
    bool builtIn = false;
    bool raw = false;                           ///< a Hugging Face folder without pack.json
    std::string sourceLanguage, targetLanguage; ///< translators
    std::vector<std::string> presets;           ///< fixed prompts by name, vision-language packs of our own
    std::map<std::string, PackFile> files;      ///< empty for a raw folder
    uint64_t bytes = 0;                         ///< of all files
    std::filesystem::path tokenizer;            ///< raw folders: a tokenizer.json to use instead of the folder's own
    std::filesystem::path original;             ///< where the weights stay of a pack that is used in place, else empty
};

/// Where a file of the pack is: in its folder, or in the original folder.
std::filesystem::path fileOf(const PackInfo& pack, const std::string& name);

/// The folder of the weights.
const std::filesystem::path& weightsFolder(const PackInfo& pack);

} // namespace lunette
