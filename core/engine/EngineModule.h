#pragma once

#include "core/base/Result.h"
#include "core/engine/Roofline.h"
#include "core/engine/marian/MarianNetwork.h"
#include "core/engine/moondream/MoondreamNetwork.h"
#include "core/packs/MarianPack.h"
#include "core/packs/MoondreamPack.h"

#include <memory>
#include <string>

namespace lunette {

enum class Device { Auto, Cpu, Cuda };
enum class Precision { Auto, Fp32, Bf16, Int8, Int4 };

struct EngineOptions {
    Device device = Device::Auto;
    Precision precision = Precision::Auto;
    int threads = 0;           ///< 0: all cores; the first engine of a process decides
    std::string modulesFolder; ///< where the .pt archives are
};

/// The numeric part of an engine: networks without any behaviour. Thread: all calls and all networks belong to the
/// thread that opened the module.
class EngineModule {
public:
    virtual ~EngineModule() = default;
    virtual Result<std::unique_ptr<MoondreamNetwork>> openMoondream(const MoondreamPack& pack,
                                                                    const EngineOptions& options) = 0;
    virtual Result<std::unique_ptr<MarianNetwork>> openMarian(const MarianPack& pack, const EngineOptions& options) = 0;
    /// Measures this machine for a network of that device and precision; takes about a fifth of a second.
    virtual Result<MachineLimits> measureLimits(const std::string& device, const std::string& precision) = 0;
};

/// Name and type of the one C function of the loadable module.
inline constexpr const char* kEngineEntryPoint = "lunette_engine_module";
using EngineEntryPoint = EngineModule* (*)();

/// Opens the loadable module at `path` ("" when none was built) and returns its engine, which lives until the process
/// ends.
Result<EngineModule*> openEngineModule(const std::string& path);

} // namespace lunette
