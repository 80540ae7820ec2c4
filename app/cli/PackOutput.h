#pragma once

#include "app/cli/CliContext.h"
#include "core/base/Memory.h"
#include "core/packs/PackInfo.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lunette {

/// "translator" or "vision-language".
const char* kindName(PackKind kind);
nlohmann::ordered_json packJson(const PackInfo& pack);
/// One line a fact; facts without a value are left out.
void printPack(CliContext& context, const PackInfo& pack);
void printFact(CliContext& context, const char* label, const std::string& value);

} // namespace lunette
