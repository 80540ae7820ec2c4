#pragma once

#include "core/base/Result.h"
#include "core/text/Tokenizer.h"

#include <filesystem>
#include <memory>

namespace lunette {

/// Byte-level BPE from a Hugging Face tokenizer.json (pre-tokenizers ByteLevel, Split, Digits, Sequence; added tokens
/// with all their flags), and the character vocabularies of our own packs (no pre-tokenizer, decoder Fuse). Source:
/// huggingface/tokenizers. Errors: ErrorCode::Pack with the part that is not understood.
class BpeTokenizer : public Tokenizer {
public:
    static Result<std::unique_ptr<BpeTokenizer>> open(const std::filesystem::path& tokenizerJson);
    static Result<std::unique_ptr<BpeTokenizer>> parse(std::string_view json, const std::string& nameForErrors);
    ~BpeTokenizer() override;

    std::vector<int32_t> encode(std::string_view text, Specials specials = Specials::Recognise) const override;
    std::string decode(std::span<const int32_t> ids, Decode mode = Decode::SkipSpecials) const override;
    int32_t idOf(std::string_view token) const override;
    int32_t size() const override;

private:
    struct Data;
    explicit BpeTokenizer(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace lunette
