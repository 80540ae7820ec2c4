#pragma once

#include "core/base/Result.h"
#include "core/packs/MoondreamPack.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <vector>

/// The parts of opening a Moondream pack. Thread: any.
namespace lunette::moondream_config {

/// Rules of a published revision by name ("2025-06-21"), or of our own reader ("lunette-reader-1"). ErrorCode::Usage
/// for an unknown name.
Result<RevisionRules> rulesFor(const std::string& revision);

/// Prompt ids of a revision before config.json overrides them (spec 8).
PromptTemplates templatesFor(const RevisionRules& rules);

/// The revision that weights, tokenizer and folder tell (spec 1.3); `assumption` is set when they cannot.
Result<std::string> detectRevision(const PackInfo& info, const WeightSet& weights, const Tokenizer& tokenizer,
                                   std::optional<Remark>& assumption);

/// The revisions between which names, shapes and types of the weights cannot tell, newest first.
std::vector<std::string> revisionsThatFit(const WeightSet& weights);

/// Refuses a tokenizer that does not belong to the weights.
Result<void> checkTokenizer(const RevisionRules& rules, const PromptTemplates& templates, const Tokenizer& tokenizer);

/// config.json's "config" over the defaults that the shapes give.
Result<MoondreamDims> readDims(const nlohmann::json& config, const WeightSet& weights, const RevisionRules& rules);
Result<void> applyTokenizerSection(const nlohmann::json& config, PromptTemplates& templates);

/// A list of token ids; nothing when `value` is something else, longer than 256 or holds an impossible id.
std::optional<std::vector<int32_t>> idList(const nlohmann::json& value);

/// What only pack.json of our own packs says: canvas, tiling, presets, longest answer.
Result<void> applyManifest(const nlohmann::json& manifest, MoondreamPack& pack);

/// Ids that are fed to the model must be rows of the embedding table.
Result<void> checkPromptIds(const MoondreamPack& pack);

} // namespace lunette::moondream_config
