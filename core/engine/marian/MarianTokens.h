#pragma once

#include "core/packs/MarianPack.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// The ids of one source segment with the final end token. A leading ">>tag<<" in `text` is one token; `languageTag`
/// (without brackets), when the vocabulary has it, replaces it. The user's text cannot produce the end or pad token
/// (spec 3.1, 3.2).
std::vector<int32_t> encodeSource(const MarianPack& pack, std::string_view text, const std::string& languageTag);

/// Target ids to text (spec 3.4): end, unknown and pad tokens give nothing; trimmed.
std::string decodeTarget(const MarianPack& pack, std::span<const int32_t> ids);

/// Id of a whole language tag such as "cmn_Hans", -1 when the vocabulary has none.
int32_t languageTagId(const MarianPack& pack, std::string_view languageTag);

} // namespace lunette
