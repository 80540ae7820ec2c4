#pragma once

#include "core/base/Error.h"

#include <tl/expected.hpp>

namespace lunette {

/// A value or the Error that explains why there is none. Construct failures with `fail(...)`.
template <class T>
using Result = tl::expected<T, Error>;

/// The failed Result: `return fail(ErrorCode::Image, LUNETTE_TEXT("Error", "..."), LUNETTE_TEXT("Error", "..."),
/// {path});`
inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string advice,
                                  std::vector<std::string> args = {}) {
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(advice), std::move(args)});
}

inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

/// The failure of a stopped operation.
inline tl::unexpected<Error> cancelled() {
    return fail(ErrorCode::Cancelled, LUNETTE_TEXT("Error", "stopped"), "");
}

} // namespace lunette
