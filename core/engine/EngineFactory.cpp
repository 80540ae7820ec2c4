#include "core/engine/EngineFactory.h"

#include "core/engine/marian/MarianTranslator.h"
#include "core/engine/moondream/MoondreamModel.h"

namespace lunette {

namespace {

class ModuleEngineFactory : public EngineFactory {
public:
    explicit ModuleEngineFactory(std::string path)
        : m_path(std::move(path)) {}

    Result<std::unique_ptr<VisionLanguageModel>> openModel(const PackInfo& info, const std::string& revision,
                                                           const EngineOptions& options) override {
        auto pack = openMoondreamPack(info, revision);
        if (!pack)
            return fail(pack.error());
        auto engine = openEngineModule(m_path);
        if (!engine)
            return fail(engine.error());
        auto network = (*engine)->openMoondream(*pack, options);
        if (!network)
            return fail(network.error());
        pack->weights = {};
        return std::make_unique<MoondreamModel>(std::move(*pack), std::move(*network));
    }

    Result<std::unique_ptr<Translator>> openTranslator(const PackInfo& info, const EngineOptions& options) override {
        auto pack = openMarianPack(info);
        if (!pack)
            return fail(pack.error());
        auto engine = openEngineModule(m_path);
        if (!engine)
            return fail(engine.error());
        auto network = (*engine)->openMarian(*pack, options);
        if (!network)
            return fail(network.error());
        pack->weights = {};
        return std::make_unique<MarianTranslator>(std::move(*pack), std::move(*network));
    }

    Result<EngineModule*> module() override { return openEngineModule(m_path); }

private:
    std::string m_path;
};

} // namespace

std::unique_ptr<EngineFactory> makeModuleEngineFactory(std::string modulePath) {
    return std::make_unique<ModuleEngineFactory>(std::move(modulePath));
}

} // namespace lunette
