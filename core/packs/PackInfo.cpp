#include "core/packs/PackStore.h"

#include "core/packs/JsonFile.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace lunette {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr size_t kMaxPackJsonBytes = 1 << 20;
constexpr size_t kMaxConfigBytes = 16 << 20;
constexpr int kPackVersion = 1;

tl::unexpected<Error> badPack(const fs::path& file, const std::string& reason) {
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the pack description %1 cannot be used (%2)"),
                LUNETTE_TEXT("Error", "get the pack again"), {file.string(), reason});
}

Result<json> readObject(const fs::path& file, size_t limit) {
    Result<json> parsed = readJsonFile(file, limit);
    if (parsed && !parsed->is_object())
        return badPack(file, "it is not a JSON object");
    return parsed;
}

/// Reads typed members of a JSON object and remembers the first that has a wrong type.
class Members {
public:
    explicit Members(const json& object)
        : m_object(object) {}

    std::string text(const char* name) { return get<std::string>(name, &json::is_string); }
    bool flag(const char* name) { return get<bool>(name, &json::is_boolean); }

    std::map<std::string, std::string> textByLanguage(const char* name) {
        std::map<std::string, std::string> out;
        const json texts = object(name);
        for (const auto& [language, value] : texts.items()) {
            if (value.is_string())
                out[language] = value.get<std::string>();
            else
                wrong(name);
        }
        return out;
    }

    json object(const char* name) { return get<json>(name, &json::is_object); }
    void wrong(const std::string& name) {
        if (m_wrong.empty())
            m_wrong = name;
    }
    const std::string& firstWrong() const { return m_wrong; }

private:
    template <class T>
    T get(const char* name, bool (json::*hasType)() const noexcept) {
        const auto found = m_object.find(name);
        if (found == m_object.end() || found->is_null())
            return T{};
        if (!((*found).*hasType)()) {
            wrong(name);
            return T{};
        }
        return found->get<T>();
    }

    const json& m_object;
    std::string m_wrong;
};

/// A file right inside the pack folder: nothing that could lead outside.
bool isPlainFileName(const std::string& name) {
    return !name.empty() && name.size() <= 255 && name != "." && name != ".." &&
           name.find_first_of(std::string("/\\:\0", 4)) == std::string::npos;
}

bool isSha256(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isxdigit(c); });
}

std::optional<PackFile> readFileEntry(const json& entry) {
    if (!entry.is_object() || !entry.contains("size") || !entry.contains("sha256") ||
        !entry["size"].is_number_unsigned() || !entry["sha256"].is_string())
        return std::nullopt;
    const json inPlace = entry.value("in_place", json(false));
    if (!inPlace.is_boolean())
        return std::nullopt;
    PackFile file{entry["size"].get<uint64_t>(), entry["sha256"].get<std::string>(), inPlace.get<bool>()};
    std::transform(file.sha256.begin(), file.sha256.end(), file.sha256.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return isSha256(file.sha256) ? std::optional(file) : std::nullopt;
}

/// The original folder of a pack that is used in place; only whole paths are taken.
Result<void> readOriginal(const fs::path& file, const std::string& original, PackInfo& info) {
    if (original.empty())
        return {};
    info.original = fs::path(std::u8string(original.begin(), original.end()));
    if (!info.original.is_absolute())
        return badPack(file, "the original folder is not a whole path");
    return {};
}

Result<void> readFiles(const fs::path& file, const json& files, PackInfo& info) {
    if (files.empty())
        return badPack(file, "it names no files");
    for (const auto& [name, value] : files.items()) {
        if (!isPlainFileName(name))
            return badPack(file, "the file name " + json(name).dump() + " leads out of the pack");
        const std::optional<PackFile> entry = readFileEntry(value);
        if (!entry)
            return badPack(file, "the entry of " + name + " has no valid size and sha256");
        if (info.bytes + entry->size < info.bytes)
            return badPack(file, "the sizes are too large");
        if (entry->inPlace && info.original.empty())
            return badPack(file, "the entry of " + name + " is in place, but there is no original folder");
        info.files[name] = *entry;
        info.bytes += entry->size;
    }
    return {};
}

Result<PackInfo> readOwnPack(const fs::path& folder) {
    const fs::path file = folder / "pack.json";
    const Result<json> description = readObject(file, kMaxPackJsonBytes);
    if (!description)
        return fail(description.error());
    Members members(*description);
    PackInfo info;
    info.folder = folder;
    info.name = members.text("name");
    info.revision = members.text("revision");
    info.precision = members.text("precision");
    info.licence = members.text("licence");
    info.source = members.text("source");
    info.title = members.textByLanguage("title");
    info.notice = members.textByLanguage("notice");
    info.builtIn = members.flag("built_in");
    info.sourceLanguage = members.text("source_language");
    info.targetLanguage = members.text("target_language");
    const std::string kind = members.text("kind");
    const std::string original = members.text("original");
    const json presets = members.object("presets");
    const json files = members.object("files");
    if (description->contains("version") && (*description)["version"] != kPackVersion)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the pack %1 was made for another version of Lunette"),
                    LUNETTE_TEXT("Error", "get a pack of format version 1"), {folder.string()});
    if (!members.firstWrong().empty())
        return badPack(file, "the member \"" + members.firstWrong() + "\" has a wrong type");
    if (!isPlainFileName(info.name))
        return badPack(file, "it has no usable name");
    for (const auto& [name, ids] : presets.items())
        info.presets.push_back(name);
    if (kind == "translator")
        info.kind = PackKind::Translator;
    else if (kind != "vision-language")
        return badPack(file, "its kind is neither \"vision-language\" nor \"translator\"");
    if (info.kind == PackKind::Translator && (info.sourceLanguage.empty() || info.targetLanguage.empty()))
        return badPack(file, "a translator needs source_language and target_language");
    if (const Result<void> read = readOriginal(file, original, info); !read)
        return fail(read.error());
    if (const Result<void> read = readFiles(file, files, info); !read)
        return fail(read.error());
    return info;
}

/// "eng" -> "en", "zho" and "cmn" -> "zh"; other codes stay.
std::string shortLanguage(const std::string& code) {
    if (code == "eng")
        return "en";
    return code == "zho" || code == "cmn" || code == "chi" ? "zh" : code;
}

/// Source and target from tokenizer_config.json, or from a folder name such as opus-mt-en-zh.
void readDirection(const fs::path& folder, PackInfo& info) {
    const Result<json> config = readObject(folder / "tokenizer_config.json", kMaxConfigBytes);
    if (config) {
        Members members(*config);
        info.sourceLanguage = shortLanguage(members.text("source_lang"));
        info.targetLanguage = shortLanguage(members.text("target_lang"));
    }
    static const QRegularExpression pair(QStringLiteral("(?:^|[^a-z])([a-z]{2,3})-([a-z]{2,3})$"));
    const QRegularExpressionMatch match = pair.match(QString::fromStdString(info.name));
    if ((info.sourceLanguage.empty() || info.targetLanguage.empty()) && match.hasMatch()) {
        info.sourceLanguage = shortLanguage(match.captured(1).toStdString());
        info.targetLanguage = shortLanguage(match.captured(2).toStdString());
    }
}

/// The folder's own name; for a snapshot in the Hugging Face cache (models--OWNER--NAME/snapshots/HASH) the model's.
std::string rawName(const fs::path& folder) {
    const fs::path parent = folder.parent_path();
    if (parent.filename() != "snapshots")
        return folder.filename().string();
    const std::string cache = parent.parent_path().filename().string();
    const size_t dashes = cache.rfind("--");
    return dashes == std::string::npos ? folder.filename().string() : cache.substr(dashes + 2);
}

uint64_t folderBytes(const fs::path& folder) {
    uint64_t bytes = 0;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored))
            bytes += entry->file_size(ignored);
    }
    return bytes;
}

Result<PackInfo> readRawFolder(const fs::path& folder) {
    const Result<json> config = readObject(folder / "config.json", kMaxConfigBytes);
    if (!config)
        return fail(config.error());
    const std::string type = Members(*config).text("model_type");
    PackInfo info;
    info.folder = folder;
    info.raw = true;
    info.name = rawName(folder);
    info.title["en"] = info.name;
    info.bytes = folderBytes(folder);
    if (type == "marian") {
        info.kind = PackKind::Translator;
        readDirection(folder, info);
    } else if (type != "moondream1") {
        return fail(ErrorCode::Pack,
                    LUNETTE_TEXT("Error", "the folder %1 holds a model of the kind \"%2\", which Lunette cannot run"),
                    LUNETTE_TEXT("Error", "choose a Moondream2 folder or a Marian (opus-mt) folder"),
                    {folder.string(), type});
    }
    return info;
}

} // namespace

fs::path fileOf(const PackInfo& pack, const std::string& name) {
    const auto entry = pack.files.find(name);
    const bool inPlace = entry != pack.files.end() && entry->second.inPlace;
    return (inPlace ? pack.original : pack.folder) / std::u8string(name.begin(), name.end());
}

const fs::path& weightsFolder(const PackInfo& pack) {
    return pack.original.empty() ? pack.folder : pack.original;
}

Result<PackInfo> readPackInfo(const fs::path& given) {
    std::error_code code;
    fs::path folder = fs::absolute(given, code).lexically_normal();
    if (!folder.has_filename())
        folder = folder.parent_path();
    if (!fs::is_directory(folder, code))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "there is no model folder %1"),
                    LUNETTE_TEXT("Error", "give the folder that holds the model's files"), {given.string()});
    if (fs::exists(folder / "pack.json", code))
        return readOwnPack(folder);
    if (fs::exists(folder / "config.json", code))
        return readRawFolder(folder);
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the folder %1 holds neither pack.json nor config.json"),
                LUNETTE_TEXT("Error", "give the folder that holds the model's files"), {folder.string()});
}

} // namespace lunette
