#pragma once

#include "core/base/Result.h"

#include <span>
#include <string>

namespace lunette {

/// Checks a serialized SentencePiece model before the library sees it, because the library trusts lengths, scores and
/// the tables of its character map. Errors: ErrorCode::Pack with a sentence for each kind of mistake. Thread: any.
Result<void> checkSentencePieceModel(std::span<const std::byte> bytes, const std::string& nameForErrors);

} // namespace lunette
