#pragma once

#include "core/engine/EngineFactory.h"

#include <QString>

#include <map>
#include <memory>

namespace lunette::test {

/// EngineOptions of the model tests: CPU, fp32, the archives of this build.
EngineOptions referenceOptions();

/// Translators of pack folders through the real engine, opened once each. A folder that cannot be opened ends the test
/// program with its sentence.
class TestTranslators {
public:
    Translator& open(const QString& folder);

private:
    std::unique_ptr<EngineFactory> m_factory;
    std::map<QString, std::unique_ptr<Translator>> m_translators;
};

} // namespace lunette::test
