#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Paths.h"
#include "core/engine/EngineFactory.h"
#include "core/packs/PackStore.h"

#include <iosfwd>

namespace lunette {

/// The services and streams of one run of the command line. Thread: one.
struct CliContext {
    EngineFactory& engines;
    PackStore packs;
    std::ostream& out;
    std::ostream& err;
    std::istream& in;
    CancelToken cancel = {};
    QString userPacks = paths::userPacks();          ///< where imported packs are
    bool terminal = false;                           ///< whether `err` is a terminal: progress is drawn there
    QString glossary = paths::userGlossary();        ///< the user's own, which may not exist
    QString memory = paths::userTranslationMemory(); ///< the user's own, which may not exist
};

} // namespace lunette
