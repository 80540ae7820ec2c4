#include "core/packs/PackStaging.h"

#include "core/base/MappedFile.h"

#include <QFileInfo>

#include <utility>
#include <vector>

namespace lunette {

namespace {

namespace fs = std::filesystem;

constexpr const char* kStage = ".importing";
constexpr const char* kLock = ".importing.lock";

tl::unexpected<Error> anotherImport(const fs::path& packs) {
    return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "another import into %1 is running"),
                LUNETTE_TEXT("Error", "wait until it is done, then import again"), {displayPath(packs)});
}

} // namespace

tl::unexpected<Error> cannotWritePack(const fs::path& packs, const std::string& reason) {
    return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "the pack cannot be written into %1 (%2)"),
                LUNETTE_TEXT("Error", "make room there or mend its permissions; nothing was imported"),
                {displayPath(packs), reason});
}

Result<PackStaging> PackStaging::begin(const fs::path& packs) {
    std::error_code code;
    fs::create_directories(packs, code);
    if (code)
        return cannotWritePack(packs, code.message());
    PackStaging staging;
    staging.m_packs = packs;
    staging.m_lock = std::make_unique<QLockFile>(QFileInfo(packs / kLock).filePath());
    staging.m_lock->setStaleLockTime(0); // only the end of the other process ends its lock
    if (!staging.m_lock->tryLock(0)) {
        if (staging.m_lock->error() == QLockFile::LockFailedError)
            return anotherImport(packs);
        return cannotWritePack(packs, staging.m_lock->error() == QLockFile::PermissionError ? "no permission"
                                                                                            : "the lock fails");
    }
    fs::remove_all(packs / kStage, code); // what a crash left
    fs::create_directory(packs / kStage, code);
    if (code)
        return cannotWritePack(packs, code.message());
    staging.m_path = packs / kStage;
    return staging;
}

PackStaging::PackStaging(PackStaging&& other) noexcept
    : m_lock(std::move(other.m_lock))
    , m_packs(std::move(other.m_packs))
    , m_path(std::exchange(other.m_path, {})) {}

PackStaging::~PackStaging() {
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
}

Result<void> PackStaging::publish(const std::string& name) {
    std::error_code code;
    fs::rename(m_path, m_packs / std::u8string(name.begin(), name.end()), code);
    if (code)
        return cannotWritePack(m_packs, code.message());
    m_path.clear();
    return {};
}

} // namespace lunette
