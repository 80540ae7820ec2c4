#pragma once

#include <string>
#include <vector>

/// Marks an English text of core for translation; the application translates it, core never does.
#define LUNETTE_TEXT(context, text) text

namespace lunette {

/// Why an operation failed; each value has one exit code of the command line.
enum class ErrorCode { Usage, Image, Pack, Memory, Output, Cancelled, Internal };

/// A failure that a person can act on. `what` says what happened, `advice` what to do; both are English templates of
/// the context "Error" whose %1 to %9 stand for `args`.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string what;
    std::string advice;
    std::vector<std::string> args = {};

    /// English: "what happened: what to do".
    std::string message() const;
};

/// Something worth knowing that is no failure: an English template of the context "Error".
struct Remark {
    std::string text;
    std::vector<std::string> args = {};

    /// English.
    std::string message() const;
};

/// `pattern` with %1 to %9 replaced by `args`; unknown numbers stay.
std::string fillTemplate(const std::string& pattern, const std::vector<std::string>& args);

/// 2 usage, 3 image, 4 pack, 5 memory, 6 output, 130 cancelled, 1 internal.
int exitCode(ErrorCode code);

/// Short stable name used in JSON: "usage", "image", "pack", "memory", "output", "cancelled", "internal".
const char* codeName(ErrorCode code);

} // namespace lunette
