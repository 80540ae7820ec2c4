#include "core/text/BpeTokenizer.h"

#include "core/base/MappedFile.h"
#include "core/text/ByteAlphabet.h"
#include "core/text/TokenizerFile.h"
#include "core/text/Utf8.h"

#include <QString>

namespace lunette {

namespace {

constexpr int64_t kMaxFileBytes = 64 << 20;

QString::NormalizationForm formOf(TokenizerFile::Normalization normalization) {
    switch (normalization) {
    case TokenizerFile::Normalization::C:
        return QString::NormalizationForm_C;
    case TokenizerFile::Normalization::D:
        return QString::NormalizationForm_D;
    case TokenizerFile::Normalization::KC:
        return QString::NormalizationForm_KC;
    case TokenizerFile::Normalization::KD:
        break;
    }
    return QString::NormalizationForm_KD;
}

} // namespace

struct BpeTokenizer::Data {
    TokenizerFile file;

    std::string normalized(std::string_view text) const {
        QString result = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        for (const TokenizerFile::Normalization normalization : file.normalizers)
            result = result.normalized(formOf(normalization));
        return result.toStdString();
    }

    void encodePlain(std::string_view text, std::vector<int32_t>& ids) const {
        for (const std::string& piece : file.preTokenizer.pieces(text))
            file.model.encode(piece, ids);
    }
};

BpeTokenizer::BpeTokenizer(std::unique_ptr<Data> data)
    : m_data(std::move(data)) {}
BpeTokenizer::~BpeTokenizer() = default;

Result<std::unique_ptr<BpeTokenizer>> BpeTokenizer::open(const std::filesystem::path& tokenizerJson) {
    const auto text = readTextFile(tokenizerJson, kMaxFileBytes);
    if (!text)
        return fail(text.error());
    return parse(*text, displayPath(tokenizerJson));
}

Result<std::unique_ptr<BpeTokenizer>> BpeTokenizer::parse(std::string_view json, const std::string& nameForErrors) {
    auto file = readTokenizerFile(json, nameForErrors);
    if (!file)
        return fail(std::move(file.error()));
    return std::unique_ptr<BpeTokenizer>(new BpeTokenizer(std::make_unique<Data>(Data{std::move(*file)})));
}

std::vector<int32_t> BpeTokenizer::encode(std::string_view text, Specials specials) const {
    const AddedTokens& added = m_data->file.addedTokens;
    const std::string valid = utf8::toValid(text);
    std::vector<int32_t> ids;
    for (const AddedTokens::Part& raw : added.split(valid, false, specials)) {
        if (raw.id >= 0) {
            ids.push_back(raw.id);
            continue;
        }
        const std::string plain =
            m_data->file.normalizers.empty() ? std::string(raw.text) : m_data->normalized(raw.text);
        for (const AddedTokens::Part& part : added.split(plain, true, specials)) {
            if (part.id >= 0)
                ids.push_back(part.id);
            else
                m_data->encodePlain(part.text, ids);
        }
    }
    return ids;
}

std::string BpeTokenizer::decode(std::span<const int32_t> ids, Decode mode) const {
    const TokenizerFile& file = m_data->file;
    std::string bytes;
    for (const int32_t id : ids) {
        if (id < 0 || id >= size() || (mode == Decode::SkipSpecials && file.specialIds.contains(id)))
            continue;
        const std::string& content = file.contents[static_cast<size_t>(id)];
        const auto mapped = file.decoder == TokenizerFile::Decoder::Bytes ? byteAlphabet::decode(content)
                                                                          : std::optional<std::string>();
        bytes += mapped ? *mapped : content;
    }
    return utf8::toValid(bytes);
}

int32_t BpeTokenizer::idOf(std::string_view token) const {
    const TokenizerFile& file = m_data->file;
    if (const auto added = file.addedIds.find(token); added != file.addedIds.end())
        return added->second;
    const auto known = file.model.vocabulary.find(token);
    return known == file.model.vocabulary.end() ? -1 : known->second;
}

int32_t BpeTokenizer::size() const {
    return static_cast<int32_t>(m_data->file.contents.size());
}

} // namespace lunette
