#pragma once

#include "core/packs/PackInfo.h"

#include <QString>

namespace lunette {

/// The title in the language of the interface, or the name. GUI thread.
QString packTitle(const PackInfo& pack);

/// "English" for "en"; codes without a name stay. GUI thread.
QString languageName(const std::string& code);

} // namespace lunette
