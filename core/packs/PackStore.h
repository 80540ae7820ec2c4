#pragma once

#include "core/base/Result.h"
#include "core/packs/PackInfo.h"

#include <QString>
#include <QStringList>

namespace lunette {

/// Finds and checks packs. Thread: any; `check` reads every byte of a pack.
class PackStore {
public:
    explicit PackStore(QStringList folders);

    /// Installed packs in the order of the folders; broken ones are left out here and named by `problems`.
    std::vector<PackInfo> list() const;
    std::vector<Error> problems() const;

    /// A pack by its name, or any folder (a pack, a raw Hugging Face folder or one above it) by its path.
    Result<PackInfo> find(const QString& nameOrFolder) const;

    /// The first pack of a kind: the user's own before built-in ones; for translators of this direction.
    Result<PackInfo> findDefault(PackKind kind, const std::string& sourceLanguage = {}) const;

    /// Sizes and SHA-256 of every file that pack.json names, in the original folder too. ErrorCode::Pack names the
    /// first bad file.
    static Result<void> check(const PackInfo& pack);

private:
    QStringList m_folders;
};

/// Whether the original folder of a pack that is used in place is still there with files of the same sizes; true for
/// every other pack. ErrorCode::Pack says what moved or changed.
Result<void> checkOriginal(const PackInfo& pack);

/// Reads the pack.json (or the telling files of a raw folder) in `folder`.
Result<PackInfo> readPackInfo(const std::filesystem::path& folder);

} // namespace lunette
