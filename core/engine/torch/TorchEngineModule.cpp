#include "core/engine/EngineModule.h"
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
};

} // namespace

} // namespace lunette

extern "C" __attribute__((visibility("default"))) lunette::EngineModule* lunette_engine_module() {
    static lunette::TorchEngineModule engine;
    return &engine;
}
