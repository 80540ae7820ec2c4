#pragma once

#include "core/base/Result.h"
#include "core/packs/MarianPack.h"

#include <nlohmann/json_fwd.hpp>

/// The JSON files of a Marian pack; every `json` is an object. Errors: ErrorCode::Pack. Thread: any.
namespace lunette::marian_config {

/// The sizes in config.json, after a check that the model is one of those that we can run (spec 2.1).
Result<MarianDims> readDims(const nlohmann::json& config);

/// The generation values in force: `own`, from generation_config.json (null: there is none), replaces those of
/// config.json as a whole, unless it says that it was derived from them.
Result<MarianGeneration> readGeneration(const nlohmann::json& config, const nlohmann::json& own,
                                        const MarianDims& dims);

/// vocab.json into the pieces and the vocabulary of `pack`, whose sizes are known.
Result<void> readVocabulary(const nlohmann::json& vocabulary, MarianPack& pack);

} // namespace lunette::marian_config
