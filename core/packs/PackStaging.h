#pragma once

#include "core/base/Result.h"

#include <QLockFile>

#include <filesystem>
#include <memory>
#include <string>

namespace lunette {

/// A hidden folder inside the folder of packs where a pack is put together; it becomes the pack at the end or vanishes
/// with this object. Only one at a time for each folder of packs, over all processes. Thread: one.
class PackStaging {
public:
    /// Makes the folders and removes what a crashed import or removal left. ErrorCode::Output.
    static Result<PackStaging> begin(const std::filesystem::path& packsFolder);

    PackStaging(PackStaging&& other) noexcept;
    PackStaging& operator=(PackStaging&&) = delete;
    ~PackStaging();

    const std::filesystem::path& path() const { return m_path; }

    /// Gives the folder its final name, which must be free. ErrorCode::Output.
    Result<void> publish(const std::string& name);

private:
    PackStaging() = default;

    std::unique_ptr<QLockFile> m_lock;
    std::filesystem::path m_packs, m_path;
};

/// The failure to write into a folder of packs, with the system's reason.
tl::unexpected<Error> cannotWritePack(const std::filesystem::path& packsFolder, const std::string& reason);

} // namespace lunette
