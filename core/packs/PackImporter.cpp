#include "core/packs/PackImporter.h"

#include "core/base/MappedFile.h"
#include "core/packs/PackStaging.h"
#include "core/packs/PackStore.h"
#include "core/packs/Sha256.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <new>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace lunette {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr uint64_t kSpareBytes = 1 << 20; ///< for pack.json and the folders themselves
constexpr int kMaxNumber = 999;

fs::path pathOf(const std::string& utf8) {
    return {std::u8string(utf8.begin(), utf8.end())};
}

/// A name that is one folder on every system.
bool isUsableName(const std::string& name) {
    const auto control = [](unsigned char c) { return c < 0x20; };
    return !name.empty() && name.size() <= 100 && name.front() != '.' && name.front() != ' ' && name.back() != ' ' &&
           name.back() != '.' && name.find_first_of("/\\:*?\"<>|") == std::string::npos &&
           std::none_of(name.begin(), name.end(), control);
}

bool isTaken(const ImportRequest& request, const std::string& name) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(request.packsFolder / pathOf(name), ignored)) ||
           std::find(request.takenNames.begin(), request.takenNames.end(), name) != request.takenNames.end();
}

Result<std::string> chooseName(const ImportRequest& request) {
    if (!request.name.empty() && !isUsableName(request.name))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "a pack cannot be called \"%1\""),
                    LUNETTE_TEXT("Error", "choose a name of letters, digits, dashes and dots"), {request.name});
    if (!request.name.empty() && isTaken(request, request.name))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "there is a pack called \"%1\" already"),
                    LUNETTE_TEXT("Error", "choose another name, or remove that pack first"), {request.name});
    if (!request.name.empty())
        return request.name;
    const std::string suggested = request.finding.suggestedName();
    const std::string base = isUsableName(suggested) ? suggested : "imported";
    for (int number = 1; number <= kMaxNumber; ++number) {
        const std::string name = number == 1 ? base : base + "-" + std::to_string(number);
        if (!isTaken(request, name))
            return name;
    }
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "there is a pack called \"%1\" already"),
                LUNETTE_TEXT("Error", "choose another name, or remove that pack first"), {base});
}

Result<void> checkRoom(const ImportRequest& request) {
    const uint64_t needed = bytesNeeded(request.finding, request.mode);
    const uint64_t free = bytesFree(request.packsFolder);
    if (free >= needed)
        return {};
    const auto megabytes = [](uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000); };
    return fail(ErrorCode::Output,
                LUNETTE_TEXT("Error", "there is no room for the pack in %1 (%2 MB needed, %3 MB free)"),
                LUNETTE_TEXT("Error", "make room there, or use the folder in place; nothing was imported"),
                {displayPath(request.packsFolder), megabytes(needed), megabytes(free)});
}

/// Writes pieces to a new file; each failure names the reason of the system.
class Target {
public:
    Target(const fs::path& path, const fs::path& packs)
        : m_file(path)
        , m_packs(packs) {}

    Result<void> open() {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
            return cannotWritePack(m_packs, m_file.errorString().toStdString());
        return {};
    }

    Result<void> write(std::span<const std::byte> piece) {
        // A full disk takes a part first and tells its reason on the next attempt.
        while (!piece.empty()) {
            const qint64 taken = m_file.write(reinterpret_cast<const char*>(piece.data()), qint64(piece.size()));
            if (taken <= 0)
                return cannotWritePack(m_packs, m_file.errorString().toStdString());
            piece = piece.subspan(size_t(taken));
        }
        return {};
    }

    /// The bytes are on the disk when it returns.
    Result<void> close() {
#ifdef Q_OS_UNIX
        if (fsync(m_file.handle()) != 0)
            return cannotWritePack(m_packs, std::generic_category().message(errno));
#endif
        m_file.close();
        return {};
    }

private:
    QFile m_file;
    const fs::path& m_packs;
};

/// Reads the files of a finding one after the other.
class Transfer {
public:
    Transfer(const ImportRequest& request, const ImportHooks& hooks, const fs::path& folder)
        : m_request(request)
        , m_hooks(hooks)
        , m_folder(folder)
        , m_total(request.finding.bytes()) {}

    /// Hashes a file, and copies it unless it stays in place.
    Result<PackFile> take(const SourceFile& source) {
        const bool stays = m_request.mode == ImportMode::InPlace && source.isWeights;
        Target target(m_folder / pathOf(source.name), m_request.packsFolder);
        if (auto opened = stays ? Result<void>() : target.open(); !opened)
            return fail(opened.error());
        Sha256 hash;
        uint64_t size = 0;
        const Result<void> read = readInPieces(source.path, [&](std::span<const std::byte> piece) -> Result<void> {
            if (m_hooks.cancel.isCancelled())
                return cancelled();
            hash.add(piece);
            size += piece.size();
            if (auto written = stays ? Result<void>() : target.write(piece); !written)
                return written;
            m_done += piece.size();
            if (m_hooks.progress)
                m_hooks.progress(std::min(m_done, m_total), m_total);
            return {};
        });
        if (!read)
            return fail(read.error());
        if (size != source.size)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 changed while it was read"),
                        LUNETTE_TEXT("Error", "let the download finish, then import again"),
                        {displayPath(source.path)});
        if (auto closed = stays ? Result<void>() : target.close(); !closed)
            return fail(closed.error());
        return PackFile{size, hash.hex(), stays};
    }

private:
    const ImportRequest& m_request;
    const ImportHooks& m_hooks;
    const fs::path& m_folder;
    const uint64_t m_total;
    uint64_t m_done = 0;
};

Json titleOf(const FolderFinding& finding, const std::string& name) {
    if (finding.kind == PackKind::Translator)
        return {{"en", name}, {"zh", name}};
    const bool small = finding.dims.contains("text_dim") && finding.dims.at("text_dim") == 1024;
    const std::string title = std::string(small ? "Moondream 0.5B " : "Moondream2 ") + finding.revision +
                              (finding.precision == "int4" ? " 4-bit" : "");
    return {{"en", title}, {"zh", title}};
}

Json describe(const ImportRequest& request, const std::string& name, const std::map<std::string, PackFile>& files) {
    const FolderFinding& finding = request.finding;
    const bool translator = finding.kind == PackKind::Translator;
    Json json{{"format", "lunette-pack"},
              {"version", 1},
              {"name", name},
              {"kind", translator ? "translator" : "vision-language"},
              {"title", titleOf(finding, name)}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty())
            json[key] = value;
    };
    add("revision", finding.revision);
    add("source_language", finding.sourceLanguage);
    add("target_language", finding.targetLanguage);
    json["dims"] = finding.dims;
    json["parameters"] = finding.parameters;
    add("tokenizer", finding.tokenizer);
    add("precision", finding.precision);
    add("licence", finding.licence);
    add("source", finding.source);
    if (request.mode == ImportMode::InPlace)
        json["original"] = displayPath(finding.folder);
    for (const auto& [file, entry] : files) {
        json["files"][file] = {{"size", entry.size}, {"sha256", entry.sha256}};
        if (entry.inPlace)
            json["files"][file]["in_place"] = true;
    }
    return json;
}

Result<PackInfo> importChecked(const ImportRequest& request, const ImportHooks& hooks) {
    if (!request.finding.isUsable())
        return fail(request.finding.problems.front());
    auto staging = PackStaging::begin(request.packsFolder);
    if (!staging)
        return fail(staging.error());
    const Result<std::string> name = chooseName(request);
    if (!name)
        return fail(name.error());
    if (auto room = checkRoom(request); !room)
        return fail(room.error());
    Transfer transfer(request, hooks, staging->path());
    std::map<std::string, PackFile> files;
    for (const SourceFile& source : request.finding.files) {
        auto taken = transfer.take(source);
        if (!taken)
            return fail(taken.error());
        files[source.name] = std::move(*taken);
    }
    const std::string text = describe(request, *name, files).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    Target target(staging->path() / "pack.json", request.packsFolder);
    if (auto opened = target.open(); !opened)
        return fail(opened.error());
    if (auto written = target.write(std::as_bytes(std::span(text))); !written)
        return fail(written.error());
    if (auto closed = target.close(); !closed)
        return fail(closed.error());
    if (hooks.cancel.isCancelled())
        return cancelled();
    if (auto published = staging->publish(*name); !published)
        return fail(published.error());
    return readPackInfo(request.packsFolder / pathOf(*name));
}

} // namespace

uint64_t bytesNeeded(const FolderFinding& finding, ImportMode mode) {
    return (mode == ImportMode::Copy ? finding.bytes() : finding.smallBytes()) + kSpareBytes;
}

uint64_t bytesFree(const fs::path& packs) {
    fs::path existing = packs;
    std::error_code ignored;
    while (!fs::exists(existing, ignored) && existing.has_relative_path())
        existing = existing.parent_path();
    const qint64 free = QStorageInfo(QFileInfo(existing).absoluteFilePath()).bytesAvailable();
    return free < 0 ? 0 : uint64_t(free);
}

Result<PackInfo> importPack(const ImportRequest& request, const ImportHooks& hooks) {
    try {
        return importChecked(request, hooks);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory"),
                    LUNETTE_TEXT("Error", "close other programs and try again"));
    }
}

Result<void> removePack(const PackInfo& pack, const fs::path& packs) {
    std::error_code code;
    if (pack.builtIn)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the pack %1 is built in and stays"),
                    LUNETTE_TEXT("Error", "choose a pack that you imported"), {pack.name});
    if (pack.raw || !fs::equivalent(pack.folder.parent_path(), packs, code))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the folder %1 was not made by an import, so it stays"),
                    LUNETTE_TEXT("Error", "delete it yourself if you do not need it"), {displayPath(pack.folder)});
    const auto cannotRemove = [&] {
        return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "the pack %1 cannot be removed (%2)"),
                    LUNETTE_TEXT("Error", "check the permissions of its folder"), {pack.name, code.message()});
    };
    if (fs::is_symlink(fs::symlink_status(pack.folder, code))) {
        fs::remove(pack.folder, code);
        return code ? Result<void>(cannotRemove()) : Result<void>();
    }
    auto staging = PackStaging::begin(packs);
    if (!staging)
        return fail(staging.error());
    fs::rename(pack.folder, staging->path() / "removed", code); // gone at once; the bytes go with the staging folder
    return code ? Result<void>(cannotRemove()) : Result<void>();
}

} // namespace lunette
