#pragma once

#include "app/cli/BenchPart.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace lunette {

/// One table a part, with what the machine does at best.
std::string benchText(const std::vector<BenchPart>& parts);

nlohmann::ordered_json benchJson(const std::vector<BenchPart>& parts);

} // namespace lunette
