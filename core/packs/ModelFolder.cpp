#include "core/packs/ModelFolder.h"

#include "core/base/MappedFile.h"

#include <QString>

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>
#include <vector>

namespace lunette {

namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 3;
constexpr size_t kMostFolders = 400;
constexpr size_t kMostNamed = 4;

bool has(const fs::path& folder, const char* name) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(folder / name, ignored));
}

/// Files and folders right inside, by name; what cannot be read is left out.
std::vector<fs::directory_entry> inside(const fs::path& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code code;
    for (fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, code), end;
         !code && entry != end; entry.increment(code))
        entries.push_back(*entry);
    std::sort(entries.begin(), entries.end());
    return entries;
}

bool holdsDescription(const fs::path& folder) {
    return has(folder, "pack.json") || has(folder, "config.json");
}

bool holdsWeights(const fs::path& folder) {
    const auto entries = inside(folder);
    return std::any_of(entries.begin(), entries.end(), [](const fs::directory_entry& entry) {
        const std::string name = displayPath(entry.path().filename());
        return name.find(".safetensors") != std::string::npos || name.ends_with(".spm") ||
               name.starts_with("pytorch_model");
    });
}

/// The snapshot of a cache folder that its "main" names, else the one that changed last; empty when there is none.
fs::path newestSnapshot(const fs::path& repository) {
    std::ifstream reference(repository / "refs" / "main");
    std::string hash;
    std::error_code ignored;
    if (reference >> hash && hash.find_first_of("/\\") == std::string::npos && hash != ".." &&
        fs::is_directory(repository / "snapshots" / hash, ignored))
        return repository / "snapshots" / hash;
    fs::path newest;
    fs::file_time_type best = fs::file_time_type::min();
    for (const fs::directory_entry& entry : inside(repository / "snapshots")) {
        if (entry.is_directory(ignored) && (newest.empty() || entry.last_write_time(ignored) > best)) {
            newest = entry.path();
            best = entry.last_write_time(ignored);
        }
    }
    return newest;
}

struct Search {
    std::vector<fs::path> described, weighed;
};

bool isWorthALook(const fs::directory_entry& entry) {
    std::error_code ignored;
    const std::string name = displayPath(entry.path().filename());
    return entry.is_directory(ignored) && !entry.is_symlink(ignored) && !name.starts_with('.') && name != "blobs" &&
           name != "refs";
}

Search lookThrough(const fs::path& given) {
    Search found;
    std::deque<std::pair<fs::path, int>> waiting{{given, 0}};
    for (size_t seen = 0; !waiting.empty() && seen < kMostFolders; ++seen) {
        const auto [folder, depth] = waiting.front();
        waiting.pop_front();
        if (holdsDescription(folder)) {
            found.described.push_back(folder);
            continue;
        }
        if (holdsWeights(folder))
            found.weighed.push_back(folder);
        if (const fs::path snapshot = newestSnapshot(folder); !snapshot.empty()) {
            waiting.emplace_back(snapshot, kDeepest);
            continue;
        }
        for (const fs::directory_entry& entry : inside(folder)) {
            if (depth < kDeepest && isWorthALook(entry))
                waiting.emplace_back(entry.path(), depth + 1);
        }
    }
    return found;
}

tl::unexpected<Error> severalModels(const fs::path& given, const std::vector<fs::path>& found) {
    std::string names;
    for (size_t i = 0; i < std::min(found.size(), kMostNamed); ++i)
        names += (i ? ", " : "") + displayPath(found[i].lexically_relative(given));
    if (found.size() > kMostNamed)
        names += ", ...";
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the folder %1 holds several models (%2)"),
                LUNETTE_TEXT("Error", "choose the folder of one of them"), {displayPath(given), names});
}

tl::unexpected<Error> noModel(const fs::path& given) {
    if (!unfinishedDownload(given).empty())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the download in %1 is not finished"),
                    LUNETTE_TEXT("Error", "let the download finish, or start it again"), {displayPath(given)});
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "there is no model in the folder %1"),
                LUNETTE_TEXT("Error", "choose a folder with config.json, tokenizer.json and model.safetensors "
                                      "(Moondream2), or with config.json, vocab.json, source.spm, target.spm and "
                                      "pytorch_model.bin (a Marian translator, opus-mt)"),
                {displayPath(given)});
}

} // namespace

Result<fs::path> locateModelFolder(const fs::path& given) {
    std::error_code code;
    fs::path folder = fs::absolute(given, code).lexically_normal();
    if (!folder.has_filename())
        folder = folder.parent_path();
    if (folder.filename() == "snapshots")
        folder = folder.parent_path();
    if (!fs::exists(folder, code))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "there is no model folder %1"),
                    LUNETTE_TEXT("Error", "give the folder that holds the model's files"), {displayPath(given)});
    if (!fs::is_directory(folder, code))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a file, not a model folder"),
                    LUNETTE_TEXT("Error", "give the folder that holds the model's files"), {displayPath(given)});
    const Search found = lookThrough(folder);
    const std::vector<fs::path>& models = found.described.empty() ? found.weighed : found.described;
    if (models.empty())
        return noModel(folder);
    if (models.size() > 1)
        return severalModels(folder, models);
    return models.front();
}

std::optional<HubPlace> hubPlace(const fs::path& folder) {
    const fs::path snapshots = folder.parent_path();
    const fs::path repository = snapshots.parent_path();
    const QString name = QString::fromStdString(displayPath(repository.filename()));
    if (snapshots.filename() != "snapshots" || !name.startsWith(QLatin1String("models--")))
        return std::nullopt;
    const QString full = name.mid(8);
    const qsizetype dashes = full.indexOf(QLatin1String("--"));
    const QString owner = dashes < 0 ? QString() : full.left(dashes);
    const QString model = dashes < 0 ? full : full.mid(dashes + 2);
    return HubPlace{repository.parent_path(), owner.toStdString(), model.toStdString(), displayPath(folder.filename())};
}

fs::path unfinishedDownload(const fs::path& folder) {
    static constexpr std::array kEndings{".incomplete", ".part", ".partial", ".crdownload", ".download", ".aria2"};
    std::vector<fs::path> places{folder, folder / ".cache" / "huggingface" / "download", folder / "blobs"};
    if (hubPlace(folder))
        places.push_back(folder.parent_path().parent_path() / "blobs");
    for (const fs::path& place : places) {
        for (const fs::directory_entry& entry : inside(place)) {
            const std::string ending = displayPath(entry.path().extension());
            if (std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end())
                return entry.path();
        }
    }
    return {};
}

} // namespace lunette
