#include "core/text/SentencePieceTokenizer.h"

#include "core/base/MappedFile.h"
#include "core/text/SentencePieceModel.h"
#include "core/text/Utf8.h"

#include <sentencepiece_processor.h>

#include <exception>

namespace lunette {

namespace {

constexpr size_t kMaxFileBytes = 64 << 20;

} // namespace

struct SentencePieceTokenizer::Data {
    sentencepiece::SentencePieceProcessor processor;
};

SentencePieceTokenizer::SentencePieceTokenizer(std::unique_ptr<Data> data)
    : m_data(std::move(data)) {}
SentencePieceTokenizer::~SentencePieceTokenizer() = default;

Result<std::unique_ptr<SentencePieceTokenizer>> SentencePieceTokenizer::open(const std::filesystem::path& model) {
    const auto content = readTextFile(model, kMaxFileBytes);
    if (!content)
        return fail(content.error());
    return parse(*content, displayPath(model));
}

Result<std::unique_ptr<SentencePieceTokenizer>> SentencePieceTokenizer::parse(std::string_view model,
                                                                              const std::string& nameForErrors) {
    if (auto checked = checkSentencePieceModel(std::as_bytes(std::span(model)), nameForErrors); !checked)
        return fail(std::move(checked.error()));
    auto data = std::make_unique<Data>();
    std::string reason;
    try {
        reason = data->processor.LoadFromSerializedProto(absl::string_view(model.data(), model.size())).ToString();
        if (data->processor.status().ok())
            return std::unique_ptr<SentencePieceTokenizer>(new SentencePieceTokenizer(std::move(data)));
    } catch (const std::exception& problem) {
        reason = problem.what();
    }
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is not a SentencePiece model (%2)"),
                LUNETTE_TEXT("Error", "the file is damaged; download it again"), {nameForErrors, reason});
}

std::vector<std::string> SentencePieceTokenizer::pieces(std::string_view text) const {
    const std::string valid = utf8::toValid(text);
    std::vector<std::string> result;
    if (!m_data->processor.Encode(absl::string_view(valid.data(), valid.size()), &result).ok())
        result.clear();
    return result;
}

std::vector<int32_t> SentencePieceTokenizer::encode(std::string_view text, Specials) const {
    const std::string valid = utf8::toValid(text);
    std::vector<int> ids;
    if (!m_data->processor.Encode(absl::string_view(valid.data(), valid.size()), &ids).ok())
        ids.clear();
    return {ids.begin(), ids.end()};
}

std::string SentencePieceTokenizer::decode(std::span<const int32_t> ids, Decode) const {
    std::vector<int> known;
    for (const int32_t id : ids) {
        if (id >= 0 && id < size())
            known.push_back(id);
    }
    std::string text;
    if (!m_data->processor.Decode(known, &text).ok())
        text.clear();
    return utf8::toValid(text);
}

int32_t SentencePieceTokenizer::idOf(std::string_view token) const {
    const absl::string_view piece(token.data(), token.size());
    const int id = m_data->processor.PieceToId(piece);
    return m_data->processor.IdToPiece(id) == token ? id : -1; // the library answers the unknown token for others
}

int32_t SentencePieceTokenizer::size() const {
    return m_data->processor.GetPieceSize();
}

} // namespace lunette
