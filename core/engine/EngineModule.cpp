#include "core/engine/EngineModule.h"

#include <dlfcn.h>

namespace lunette {

Result<EngineModule*> openEngineModule(const std::string& path) {
    if (path.empty())
        return fail(ErrorCode::Internal, LUNETTE_TEXT("Error", "this build of Lunette has no engine"),
                    LUNETTE_TEXT("Error", "build it with LUNETTE_WITH_TORCH=ON (./packaging/run does)"));
    // Never closed: LibTorch does not support it.
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        const char* why = dlerror();
        return fail(ErrorCode::Internal, LUNETTE_TEXT("Error", "the engine could not be loaded (%1)"),
                    LUNETTE_TEXT("Error", "run ./packaging/run once to restore LibTorch"), {why ? why : ""});
    }
    const auto entry = reinterpret_cast<EngineEntryPoint>(dlsym(library, kEngineEntryPoint));
    if (!entry)
        return fail(ErrorCode::Internal, LUNETTE_TEXT("Error", "the engine could not be loaded (%1)"),
                    LUNETTE_TEXT("Error", "run ./packaging/run once to restore LibTorch"), {kEngineEntryPoint});
    return entry();
}

} // namespace lunette
