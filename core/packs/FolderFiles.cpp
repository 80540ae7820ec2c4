#include "core/packs/FolderFiles.h"

#include "core/base/MappedFile.h"
#include "core/packs/JsonFile.h"
#include "core/packs/ModelFolder.h"
#include "core/packs/StarmieTokenizer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

namespace lunette {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxIndexBytes = 64 << 20;
constexpr int kLicenceLines = 40;

/// Adds files to a finding and tells what is wrong with them.
class Collector {
public:
    explicit Collector(FolderFinding& finding)
        : m_finding(finding) {}

    bool has(const std::string& name) const {
        std::error_code ignored;
        return fs::exists(fs::symlink_status(m_finding.folder / name, ignored));
    }

    void small(const std::string& name) { add(name, m_finding.folder / name, false); }
    void smallIfThere(const std::string& name) {
        if (has(name))
            small(name);
    }
    void weights(const std::string& name) { add(name, m_finding.folder / name, true); }

    void add(const std::string& name, const fs::path& path, bool isWeights) {
        std::error_code code;
        if (!fs::exists(path, code))
            return missing(name, path);
        if (!fs::is_regular_file(path, code))
            return problem(LUNETTE_TEXT("Error", "%1 is a folder, not a file"),
                           LUNETTE_TEXT("Error", "download the file again"), {displayPath(path)});
        const uint64_t size = fs::file_size(path, code);
        if (size == 0)
            return problem(LUNETTE_TEXT("Error", "%1 is empty"), LUNETTE_TEXT("Error", "download the file again"),
                           {displayPath(path)});
        std::array<char, 256> start{};
        std::ifstream stream(path, std::ios::binary);
        if (!stream)
            return problem(LUNETTE_TEXT("Error", "%1 cannot be read"),
                           LUNETTE_TEXT("Error", "check the file's permissions and the disk"), {displayPath(path)});
        stream.read(start.data(), start.size());
        const auto bytes = std::as_bytes(std::span(start.data(), size_t(stream.gcount())));
        if (const auto real = refuseStandIn(bytes, displayPath(path)); !real)
            return m_finding.problems.push_back(real.error());
        m_finding.files.push_back({name, path, size, isWeights});
    }

    void problem(const char* what, const char* advice, std::vector<std::string> args) {
        m_finding.problems.push_back({ErrorCode::Pack, what, advice, std::move(args)});
    }

    void missing(const std::string& name, const fs::path& path) {
        std::error_code ignored;
        const std::string folder = displayPath(m_finding.folder);
        if (fs::is_symlink(fs::symlink_status(path, ignored)))
            return problem(LUNETTE_TEXT("Error", "the file %1 in %2 is a link to a file that is not there"),
                           LUNETTE_TEXT("Error", "download the file again"), {name, folder});
        if (!unfinishedDownload(m_finding.folder).empty())
            return problem(LUNETTE_TEXT("Error", "the download of %1 in %2 is not finished"),
                           LUNETTE_TEXT("Error", "let the download finish, or start it again"), {name, folder});
        problem(LUNETTE_TEXT("Error", "the file %1 is missing in %2"),
                LUNETTE_TEXT("Error", "download it from where the other files came from"), {name, folder});
    }

private:
    FolderFinding& m_finding;
};

/// The parts that the index of sharded weights names; those that are missing are problems.
void collectShards(Collector& collector, const fs::path& folder) {
    const char* kIndex = "model.safetensors.index.json";
    collector.weights(kIndex);
    const auto index = readJsonFile(folder / kIndex, kMaxIndexBytes);
    if (!index || !index->is_object() || !index->contains("weight_map") || !index->at("weight_map").is_object())
        return collector.problem(LUNETTE_TEXT("Error", "%1 does not list the parts of a model"),
                                 LUNETTE_TEXT("Error", "the file is damaged; download it again"),
                                 {displayPath(folder / kIndex)});
    std::set<std::string> names;
    for (const auto& [tensor, shard] : index->at("weight_map").items()) {
        if (shard.is_string() && fs::path(shard.get<std::string>()).filename() == shard.get<std::string>())
            names.insert(shard.get<std::string>());
    }
    for (const std::string& name : names)
        collector.weights(name);
}

/// The only safetensors file of another name; empty when there is none.
std::string otherSafeTensors(const fs::path& folder) {
    std::error_code code;
    std::set<std::string> names;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        if (entry->path().extension() == ".safetensors")
            names.insert(displayPath(entry->path().filename()));
    }
    return names.empty() ? std::string() : *names.begin();
}

void collectTokenizer(Collector& collector, const fs::path& folder, const fs::path& chosen) {
    fs::path file = chosen;
    if (file.empty() && !collector.has("tokenizer.json"))
        file = starmieBeside(folder);
    if (file.empty() && !collector.has("tokenizer.json"))
        return collector.problem(LUNETTE_TEXT("Error", "the file tokenizer.json is missing in %1"),
                                 LUNETTE_TEXT("Error", "download it from where the other files came from; revision "
                                                       "2025-06-21 needs that of moondream/starmie-v1"),
                                 {displayPath(folder)});
    collector.add("tokenizer.json", file.empty() ? folder / "tokenizer.json" : file, false);
}

void collectMoondream(Collector& collector, const FolderFinding& finding, const fs::path& tokenizer) {
    const fs::path& folder = finding.folder;
    collector.small("config.json");
    collectTokenizer(collector, folder, tokenizer);
    if (collector.has("model.safetensors"))
        return collector.weights("model.safetensors");
    if (collector.has("model.safetensors.index.json"))
        return collectShards(collector, folder);
    if (const std::string other = otherSafeTensors(folder); !other.empty())
        return collector.weights(other);
    collector.missing("model.safetensors", folder / "model.safetensors");
}

void collectMarian(Collector& collector) {
    for (const char* name : {"config.json", "vocab.json", "source.spm", "target.spm"})
        collector.small(name);
    for (const char* name : {"generation_config.json", "tokenizer_config.json"})
        collector.smallIfThere(name);
    const bool torch = !collector.has("model.safetensors") && collector.has("pytorch_model.bin");
    collector.weights(torch ? "pytorch_model.bin" : "model.safetensors");
}

} // namespace

void collectFiles(const fs::path& tokenizer, FolderFinding& finding) {
    Collector collector(finding);
    if (finding.kind == PackKind::Translator)
        collectMarian(collector);
    else
        collectMoondream(collector, finding, tokenizer);
}

std::string licenceOf(const fs::path& folder) {
    std::ifstream readme(folder / "README.md");
    std::string line;
    if (!std::getline(readme, line) || !line.starts_with("---"))
        return {};
    for (int i = 0; i < kLicenceLines && std::getline(readme, line) && !line.starts_with("---"); ++i) {
        if (!line.starts_with("license:"))
            continue;
        const std::string value = line.substr(8);
        const size_t first = value.find_first_not_of(" \t\"'");
        const size_t last = value.find_last_not_of(" \t\"'\r");
        return first == std::string::npos ? std::string() : value.substr(first, last - first + 1).substr(0, 60);
    }
    return {};
}

} // namespace lunette
