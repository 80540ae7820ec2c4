#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// Text to token ids and back. Thread: any, const functions only.
class Tokenizer {
public:
    enum class Specials {
        Recognise, ///< added tokens inside the text become their ids, as the reference does
        PlainText  ///< special added tokens are ordinary text: a user's text cannot inject control tokens
    };
    enum class Decode { KeepSpecials, SkipSpecials };

    virtual ~Tokenizer() = default;

    /// Ids of UTF-8 `text`; no begin or end token is added.
    virtual std::vector<int32_t> encode(std::string_view text, Specials specials = Specials::Recognise) const = 0;

    /// UTF-8 text; one U+FFFD for each maximal ill-formed part. Unknown ids give nothing.
    virtual std::string decode(std::span<const int32_t> ids, Decode mode = Decode::SkipSpecials) const = 0;

    /// Id of a token by its exact content, -1 when there is none.
    virtual int32_t idOf(std::string_view token) const = 0;

    /// Number of ids (largest id + 1).
    virtual int32_t size() const = 0;
};

} // namespace lunette
