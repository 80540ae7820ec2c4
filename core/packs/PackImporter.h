#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Result.h"
#include "core/packs/FolderInspector.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace lunette {

enum class ImportMode {
    Copy,    ///< every file is copied; the original may go
    InPlace, ///< the weights stay where they are; the small files are copied
};

struct ImportRequest {
    FolderFinding finding; ///< usable; its revision is the one that the pack gets
    std::string name;      ///< "": the suggested one, with a number when it is taken
    ImportMode mode = ImportMode::Copy;
    std::filesystem::path packsFolder;   ///< where the pack folder is made
    std::vector<std::string> takenNames; ///< of the packs in other folders
};

struct ImportHooks {
    std::function<void(uint64_t done, uint64_t total)> progress; ///< bytes read; on the calling thread
    CancelToken cancel;
};

/// Makes an installed pack out of an inspected folder, which is only read. Every file is read once: it is copied and
/// hashed together. Until the end the pack grows in a hidden folder; after a failure or a stop nothing is left.
/// Errors: ErrorCode::Pack (the folder cannot be used or read), Usage (the name), Output (no room, no permission),
/// Cancelled. Thread: any; as long as the disk takes.
Result<PackInfo> importPack(const ImportRequest& request, const ImportHooks& hooks = {});

/// Bytes that a mode needs in the folder of packs, and those that are free there.
uint64_t bytesNeeded(const FolderFinding& finding, ImportMode mode);
uint64_t bytesFree(const std::filesystem::path& packsFolder);

/// Deletes an imported pack of this folder; the original of a pack that is used in place stays as it is.
/// ErrorCode::Pack when it is built in or another kind of folder, Output when it cannot be deleted. Thread: any.
Result<void> removePack(const PackInfo& pack, const std::filesystem::path& packsFolder);

} // namespace lunette
