#pragma once

#include "core/base/Result.h"

#include <QFile>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace lunette {

/// A whole file, mapped read-only. Thread: any; the bytes live as long as the object.
class MappedFile {
public:
    /// Errors: ErrorCode::Pack when the file is missing, half downloaded, a folder or not readable.
    static Result<std::shared_ptr<MappedFile>> open(const std::filesystem::path& file);

    std::span<const std::byte> bytes() const { return m_bytes; }

private:
    QFile m_file;
    std::span<const std::byte> m_bytes;
};

/// The content of a text file of at most `limit` bytes. Errors: as MappedFile::open, and when the file is larger.
Result<std::string> readTextFile(const std::filesystem::path& file, int64_t limit);

/// UTF-8 path for messages.
std::string displayPath(const std::filesystem::path& file);

/// The failure for content that is evidently something else than model data (Git LFS pointer, web page), if it is.
Result<void> refuseStandIn(std::span<const std::byte> bytes, const std::string& file);

} // namespace lunette
