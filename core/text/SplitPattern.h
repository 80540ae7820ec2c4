#pragma once

#include "core/base/Result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// A compiled pattern that cuts text. Thread: any.
class SplitPattern {
public:
    /// A stretch of text that matched, or one between matches. Matches may be empty.
    struct Interval {
        size_t begin = 0;
        size_t end = 0;
        bool isMatch = false;
    };

    /// A regular expression of the Oniguruma dialect. Errors: ErrorCode::Pack.
    static Result<SplitPattern> regex(std::string_view pattern, const std::string& nameForErrors);
    /// An ordinary string. Errors: ErrorCode::Pack.
    static Result<SplitPattern> literal(std::string_view text, const std::string& nameForErrors);

    /// Intervals that cover well-formed UTF-8 `text`. When the pattern exceeds its work limit, the rest is one interval
    /// without match.
    std::vector<Interval> cut(std::string_view text) const;

private:
    struct Compiled;
    static Result<SplitPattern> compile(std::string_view pattern, uint32_t options, const std::string& nameForErrors);

    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace lunette
