#pragma once

#include "core/base/Result.h"
#include "core/engine/EngineModule.h"
#include "core/engine/Translator.h"
#include "core/engine/VisionLanguageModel.h"
#include "core/packs/PackInfo.h"

#include <memory>

namespace lunette {

/// Opens models and translators from packs. Tests put a scripted one in its place. Thread: the engine's; what it makes
/// belongs to that thread too.
class EngineFactory {
public:
    virtual ~EngineFactory() = default;
    /// `revision` "" detects it from the files.
    virtual Result<std::unique_ptr<VisionLanguageModel>> openModel(const PackInfo& pack, const std::string& revision,
                                                                   const EngineOptions& options) = 0;
    virtual Result<std::unique_ptr<Translator>> openTranslator(const PackInfo& pack, const EngineOptions& options) = 0;
    /// The networks without their behaviour, to measure them. Lives until the process ends.
    virtual Result<EngineModule*> module() = 0;
};

/// The real one: opens the loadable module at `modulePath` on first use, on the calling thread.
std::unique_ptr<EngineFactory> makeModuleEngineFactory(std::string modulePath);

} // namespace lunette
