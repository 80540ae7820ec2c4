#pragma once

#include "core/base/Result.h"
#include "core/text/Tokenizer.h"

#include <filesystem>
#include <memory>

namespace lunette {

/// A SentencePiece unigram model (.spm) through the sentencepiece library. Ids are those of the .spm file.
class SentencePieceTokenizer : public Tokenizer {
public:
    static Result<std::unique_ptr<SentencePieceTokenizer>> open(const std::filesystem::path& model);
    static Result<std::unique_ptr<SentencePieceTokenizer>> parse(std::string_view model,
                                                                 const std::string& nameForErrors);
    ~SentencePieceTokenizer() override;

    /// The pieces as strings, "▁" for a space; a run of unknown characters is one piece.
    std::vector<std::string> pieces(std::string_view text) const;

    std::vector<int32_t> encode(std::string_view text, Specials specials = Specials::Recognise) const override;
    std::string decode(std::span<const int32_t> ids, Decode mode = Decode::SkipSpecials) const override;
    int32_t idOf(std::string_view token) const override;
    int32_t size() const override;

private:
    struct Data;
    explicit SentencePieceTokenizer(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace lunette
