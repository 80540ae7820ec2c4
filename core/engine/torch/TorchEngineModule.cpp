#include "core/engine/EngineModule.h"
#include "core/engine/torch/MachineProbe.h"
#include "core/engine/torch/TorchMarianNetwork.h"
#include "core/engine/torch/TorchMoondreamNetwork.h"

namespace lunette {

namespace {

class TorchEngineModule : public EngineModule {
public:
    Result<std::unique_ptr<MoondreamNetwork>> openMoondream(const MoondreamPack& pack,
                                                            const EngineOptions& options) override {
        return TorchMoondreamNetwork::open(pack, options);
    }
    Result<std::unique_ptr<MarianNetwork>> openMarian(const MarianPack& pack, const EngineOptions& options) override {
        return TorchMarianNetwork::open(pack, options);
    }
    Result<MachineLimits> measureLimits(const std::string& device, const std::string& precision) override {
        return torch_support::measureLimits(device, precision);
    }
};

} // namespace

} // namespace lunette

extern "C" __attribute__((visibility("default"))) lunette::EngineModule* lunette_engine_module() {
    static lunette::TorchEngineModule engine;
    return &engine;
}
