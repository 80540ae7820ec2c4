#pragma once

#include "core/base/Result.h"

#include <exception>
#include <new>
#include <utility>

namespace lunette {

/// Runs `work`, which returns a Result, and turns every exception into its Error, so that none crosses a slot.
template <class Work>
auto guarded(Work&& work) -> decltype(work()) {
    try {
        return std::forward<Work>(work)();
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory"),
                    LUNETTE_TEXT("Error", "close other programs, choose a smaller pack, or drag a smaller frame"));
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, LUNETTE_TEXT("Error", "the engine stopped with \"%1\""),
                    LUNETTE_TEXT("Error", "try again; if it happens again, choose another pack"), {error.what()});
    } catch (...) {
        return fail(ErrorCode::Internal, LUNETTE_TEXT("Error", "the engine stopped for an unknown reason"),
                    LUNETTE_TEXT("Error", "try again; if it happens again, choose another pack"));
    }
}

} // namespace lunette
