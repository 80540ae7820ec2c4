#include "tests/support/TestTranslators.h"

#include "core/base/Paths.h"
#include "core/packs/PackStore.h"

namespace lunette::test {

EngineOptions referenceOptions() {
    EngineOptions options;
    options.device = Device::Cpu;
    options.precision = Precision::Fp32;
    options.modulesFolder = paths::modules().toStdString();
    return options;
}

Translator& TestTranslators::open(const QString& folder) {
    auto& translator = m_translators[folder];
    if (translator)
        return *translator;
    if (!m_factory)
        m_factory = makeModuleEngineFactory(paths::engineModule().toStdString());
    const auto info = readPackInfo(folder.toStdString());
    if (!info)
        qFatal("%s", info.error().message().c_str());
    auto opened = m_factory->openTranslator(*info, referenceOptions());
    if (!opened)
        qFatal("%s", opened.error().message().c_str());
    translator = std::move(*opened);
    return *translator;
}

} // namespace lunette::test
