#pragma once

#include "app/cli/CliContext.h"
#include "core/packs/PackInfo.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lunette {

/// "translator" or "vision-language".
const char* kindName(PackKind kind);
/// "3.6 GB".
std::string sizeText(uint64_t bytes);

nlohmann::ordered_json packJson(const PackInfo& pack);
/// One line a fact; facts without a value are left out.
void printPack(CliContext& context, const PackInfo& pack);
void printFact(CliContext& context, const char* label, const std::string& value);

} // namespace lunette
