#pragma once

#include "core/base/Result.h"
#include "core/text/AddedTokens.h"
#include "core/text/BpeModel.h"
#include "core/text/PreTokenizer.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace lunette {

/// What a tokenizer.json describes, ready for use.
struct TokenizerFile {
    enum class Normalization { C, D, KC, KD };
    enum class Decoder { Bytes, Characters };

    std::vector<Normalization> normalizers;
    PreTokenizer preTokenizer;
    BpeModel model;
    AddedTokens addedTokens;
    Decoder decoder = Decoder::Bytes;
    std::vector<std::string> contents;      ///< token by id, "" where an id is unused
    std::unordered_set<int32_t> specialIds; ///< control tokens
    Vocabulary addedIds;                    ///< ids of the added tokens by content
};

/// Reads a tokenizer.json. Errors: ErrorCode::Pack naming the part that is not understood. Thread: any.
Result<TokenizerFile> readTokenizerFile(std::string_view json, const std::string& nameForErrors);

} // namespace lunette
