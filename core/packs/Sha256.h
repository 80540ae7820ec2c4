#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace lunette {

/// SHA-256 of bytes that come in pieces; by OpenSSL where the build found it (many times as fast), else by Qt. One
/// thread at a time.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::span<const std::byte> bytes);
    /// 64 lower-case digits; nothing may be added after it.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Reads a file once from its start to its end in large pieces. `take` gets each piece and says why it stops, if it
/// does. Errors: ErrorCode::Pack when the file cannot be read, and those of `take`. Thread: any.
Result<void> readInPieces(const std::filesystem::path& file,
                          const std::function<Result<void>(std::span<const std::byte>)>& take);

/// ErrorCode::Pack when the file cannot be read.
Result<std::string> sha256OfFile(const std::filesystem::path& file);

} // namespace lunette
