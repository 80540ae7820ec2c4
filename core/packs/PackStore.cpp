#include "core/packs/PackStore.h"

#include "core/base/MappedFile.h"
#include "core/packs/ModelFolder.h"
#include "core/packs/Sha256.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace lunette {

namespace {

/// The pack folders right inside `folder`, in the order of their names.
QStringList packsInside(const QString& folder) {
    QStringList found;
    const QFileInfoList entries = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo& entry : entries) {
        const QDir inner(entry.absoluteFilePath());
        if (inner.exists(QStringLiteral("pack.json")) || inner.exists(QStringLiteral("config.json")))
            found << entry.absoluteFilePath();
    }
    return found;
}

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdU16String());
}

tl::unexpected<Error> originalMoved(const PackInfo& pack) {
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the folder %1 that the pack %2 uses in place is not there"),
                LUNETTE_TEXT("Error", "move it back, or remove the pack and import the folder again"),
                {displayPath(pack.original), pack.name});
}

tl::unexpected<Error> originalChanged(const PackInfo& pack, const std::string& name, const std::string& reason) {
    return fail(ErrorCode::Pack,
                LUNETTE_TEXT("Error", "the file %1 that the pack %2 uses in place has changed since the import (%3)"),
                LUNETTE_TEXT("Error", "bring the old file back, or remove the pack and import the folder again"),
                {displayPath(fileOf(pack, name)), pack.name, reason});
}

tl::unexpected<Error> badFile(const PackInfo& pack, const std::string& name, const std::string& reason) {
    if (pack.files.at(name).inPlace)
        return originalChanged(pack, name, reason);
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the file %1 of the pack %2 is damaged (%3)"),
                LUNETTE_TEXT("Error", "get the pack again"), {name, pack.name, reason});
}

/// The file is there with its size.
Result<void> checkSize(const PackInfo& pack, const std::string& name, const PackFile& wanted) {
    const QFileInfo file(fileOf(pack, name));
    if (!file.exists() && wanted.inPlace)
        return originalChanged(pack, name, "it is missing");
    if (!file.exists())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the file %1 of the pack %2 is missing"),
                    LUNETTE_TEXT("Error", "get the pack again"), {name, pack.name});
    if (uint64_t(file.size()) != wanted.size)
        return badFile(pack, name, std::to_string(file.size()) + " bytes instead of " + std::to_string(wanted.size));
    return {};
}

Result<void> checkFile(const PackInfo& pack, const std::string& name, const PackFile& wanted) {
    if (auto sized = checkSize(pack, name, wanted); !sized)
        return sized;
    const Result<std::string> digest = sha256OfFile(fileOf(pack, name));
    if (!digest)
        return badFile(pack, name, "it cannot be read");
    if (*digest != wanted.sha256)
        return badFile(pack, name, "its SHA-256 is another one");
    return {};
}

} // namespace

PackStore::PackStore(QStringList folders)
    : m_folders(std::move(folders)) {}

std::vector<PackInfo> PackStore::list() const {
    std::vector<PackInfo> packs;
    for (const QString& folder : m_folders) {
        for (const QString& inner : packsInside(folder)) {
            Result<PackInfo> info = readPackInfo(toPath(inner));
            const auto sameName = [&](const PackInfo& other) { return other.name == info->name; };
            if (info && std::none_of(packs.begin(), packs.end(), sameName))
                packs.push_back(std::move(*info));
        }
    }
    return packs;
}

std::vector<Error> PackStore::problems() const {
    std::vector<Error> errors;
    for (const QString& folder : m_folders) {
        for (const QString& inner : packsInside(folder)) {
            const Result<PackInfo> info = readPackInfo(toPath(inner));
            if (!info)
                errors.push_back(info.error());
        }
    }
    return errors;
}

Result<PackInfo> PackStore::find(const QString& nameOrFolder) const {
    QStringList names;
    for (PackInfo& pack : list()) {
        names << QString::fromStdString(pack.name);
        if (names.last() == nameOrFolder)
            return std::move(pack);
    }
    const QFileInfo given(nameOrFolder);
    if (!nameOrFolder.isEmpty() && given.isDir()) {
        const auto folder = locateModelFolder(toPath(nameOrFolder));
        return folder ? readPackInfo(*folder) : fail(folder.error());
    }
    if (given.isFile())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a file, not a model folder"),
                    LUNETTE_TEXT("Error", "give the folder that holds the model's files"),
                    {nameOrFolder.toStdString()});
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "there is no model pack or folder %1"),
                names.isEmpty() ? LUNETTE_TEXT("Error", "give the path of a model folder")
                                : LUNETTE_TEXT("Error", "use one of %2, or the path of a model folder"),
                {nameOrFolder.toStdString(), names.join(QStringLiteral(", ")).toStdString()});
}

Result<PackInfo> PackStore::findDefault(PackKind kind, const std::string& sourceLanguage) const {
    std::vector<PackInfo> packs = list();
    const auto own = [](const PackInfo& pack) { return !pack.builtIn; };
    std::stable_partition(packs.begin(), packs.end(), own);
    for (PackInfo& pack : packs) {
        if (pack.kind == kind && (sourceLanguage.empty() || pack.sourceLanguage == sourceLanguage))
            return std::move(pack);
    }
    const std::string advice = LUNETTE_TEXT("Error", "put a model folder into %1, or choose one yourself");
    const std::string place = m_folders.isEmpty() ? std::string() : m_folders.first().toStdString();
    if (kind == PackKind::Translator)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "no translator from \"%2\" is installed"), advice,
                    {place, sourceLanguage});
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "no vision-language model is installed"), advice, {place});
}

Result<void> checkOriginal(const PackInfo& pack) {
    std::error_code ignored;
    if (pack.original.empty())
        return {};
    if (!std::filesystem::is_directory(pack.original, ignored))
        return originalMoved(pack);
    for (const auto& [name, wanted] : pack.files) {
        if (!wanted.inPlace)
            continue;
        if (Result<void> sized = checkSize(pack, name, wanted); !sized)
            return sized;
    }
    return {};
}

Result<void> PackStore::check(const PackInfo& pack) {
    if (pack.files.empty())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the folder %1 has no list of checksums to compare with"),
                    LUNETTE_TEXT("Error", "compare its files with those of the place where you got it"),
                    {pack.folder.string()});
    if (const Result<void> there = checkOriginal(pack); !there)
        return there;
    for (const auto& [name, wanted] : pack.files) {
        if (const Result<void> checked = checkFile(pack, name, wanted); !checked)
            return checked;
    }
    return {};
}

} // namespace lunette
