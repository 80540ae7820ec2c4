#pragma once

#include "core/base/Result.h"

#include <string>
#include <string_view>

namespace lunette {

/// Rewrites a pattern of the Oniguruma dialect (Ruby syntax), which tokenizer files are written in, for PCRE2 with UTF
/// and UCP: what both spell alike but understand differently (\s, \w, \h, \v, \p{Script}) is written out; what cannot
/// be said is refused. Errors: ErrorCode::Pack, args: file, pattern. Thread: any.
Result<std::string> toPcre(std::string_view pattern, const std::string& nameForErrors);

} // namespace lunette
