#include "core/text/SentencePieceModel.h"

#include "core/text/Utf8.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <unordered_set>

namespace lunette {

namespace {

constexpr size_t kMaxPieces = 4'000'000;
constexpr size_t kMaxPieceBytes = 1024;

enum PieceType : uint64_t { kNormal = 1, kUnknown = 2, kControl = 3, kUserDefined = 4, kUnused = 5, kByte = 6 };

/// One field of a protobuf message: a number (varint or fixed) or bytes.
struct Field {
    uint64_t number = 0;
    uint64_t value = 0;
    std::string_view bytes;
    bool isBytes = false;
};

/// Walks the fields of one message; `isBroken` tells a wrong end from the right one.
class FieldReader {
public:
    explicit FieldReader(std::string_view message)
        : m_rest(message) {}

    std::optional<Field> next() {
        if (m_rest.empty())
            return {};
        const auto tag = varint();
        Field field;
        field.number = tag.value_or(0) >> 3;
        if (field.number == 0)
            return broken();
        switch (tag.value_or(0) & 7) {
        case 0: {
            const auto value = varint();
            if (!value)
                return broken();
            field.value = *value;
            return field;
        }
        case 1:
            return fixed(field, 8);
        case 5:
            return fixed(field, 4);
        case 2: {
            const auto length = varint();
            if (!length || *length > m_rest.size())
                return broken();
            field.bytes = m_rest.substr(0, *length);
            field.isBytes = true;
            m_rest.remove_prefix(*length);
            return field;
        }
        default: // groups are not used
            return broken();
        }
    }

    bool isBroken() const { return m_isBroken; }

private:
    std::optional<Field> broken() {
        m_isBroken = true;
        return {};
    }
    std::optional<Field> fixed(Field field, size_t size) {
        if (m_rest.size() < size)
            return broken();
        for (size_t i = 0; i < size; ++i)
            field.value |= uint64_t{static_cast<unsigned char>(m_rest[i])} << (8 * i);
        m_rest.remove_prefix(size);
        return field;
    }
    std::optional<uint64_t> varint() {
        uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80)
                return value;
        }
        return {};
    }

    std::string_view m_rest;
    bool m_isBroken = false;
};

bool isValidUtf8(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        const utf8::CodePoint point = utf8::at(text, i);
        if (!point.isValid)
            return false;
        i += point.length;
    }
    return true;
}

uint32_t littleEndian32(std::string_view bytes, size_t position) {
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i)
        value |= uint32_t{static_cast<unsigned char>(bytes[position + i])} << (8 * i);
    return value;
}

/// Whether no walk through the trie of a character map can leave its array, and no match can leave the replacements.
/// The array comes in blocks of 256 units, so a step to node ^ byte stays inside the block of node.
bool isSafeCharacterMap(std::string_view map) {
    if (map.empty())
        return true;
    if (map.size() <= 4)
        return false;
    const size_t trieBytes = littleEndian32(map, 0);
    if (trieBytes == 0 || trieBytes % 1024 != 0 || trieBytes >= map.size() - 4)
        return false;
    const std::string_view trie = map.substr(4, trieBytes);
    const std::string_view replacements = map.substr(4 + trieBytes);
    if (replacements.back() != '\0')
        return false;
    const size_t units = trieBytes / 4;
    for (size_t i = 0; i < units; ++i) {
        const uint32_t unit = littleEndian32(trie, i * 4);
        if ((unit & 0x80000000U) != 0) // a value; no byte leads here
            continue;
        const size_t offset = size_t{unit >> 10} << ((unit & 0x200U) >> 6);
        const size_t target = i ^ offset;
        if (target >= units)
            return false;
        if ((unit & 0x100U) == 0)
            continue;
        const uint32_t leaf = littleEndian32(trie, target * 4);
        if ((leaf & 0x7FFFFFFFU) >= replacements.size())
            return false;
    }
    return isValidUtf8(replacements);
}

/// Checks the model message by message.
class Checker {
public:
    explicit Checker(const std::string& name)
        : m_name(name) {}

    Result<void> run(std::string_view model);

private:
    using Done = Result<void>;

    tl::unexpected<Error> refuse(const char* sentence) const {
        return fail(ErrorCode::Pack, sentence, LUNETTE_TEXT("Error", "the file is damaged; download it again"),
                    {m_name});
    }
    tl::unexpected<Error> refuseShape() const {
        return refuse(LUNETTE_TEXT("Error", "%1 is not a SentencePiece model"));
    }
    Done checkPiece(std::string_view message);
    Done checkTrainer(std::string_view message);
    Done checkNormalizer(std::string_view message);

    const std::string& m_name;
    size_t m_pieces = 0;
    size_t m_unknowns = 0;
    std::unordered_set<std::string_view> m_seen;
};

Result<void> Checker::run(std::string_view model) {
    FieldReader fields(model);
    while (const auto field = fields.next()) {
        Done done;
        if (field->number <= 5 && !field->isBytes)
            return refuseShape();
        if (field->number == 1)
            done = checkPiece(field->bytes);
        else if (field->number == 2)
            done = checkTrainer(field->bytes);
        else if (field->number == 3 || field->number == 5)
            done = checkNormalizer(field->bytes);
        if (!done)
            return done;
    }
    if (fields.isBroken() || m_pieces == 0)
        return refuseShape();
    if (m_unknowns != 1)
        return refuse(LUNETTE_TEXT("Error", "the vocabulary of %1 needs one token for unknown text"));
    return {};
}

Result<void> Checker::checkPiece(std::string_view message) {
    std::string_view text;
    uint64_t type = kNormal;
    float score = 0;
    FieldReader fields(message);
    while (const auto field = fields.next()) {
        if (field->number == 1)
            text = field->bytes;
        if (field->number == 2) {
            const auto bits = static_cast<uint32_t>(field->value);
            std::memcpy(&score, &bits, sizeof score);
        }
        if (field->number == 3)
            type = field->value;
    }
    if (fields.isBroken() || ++m_pieces > kMaxPieces)
        return refuseShape();
    if (text.empty() || text.size() > kMaxPieceBytes || text.find('\0') != std::string_view::npos || !isValidUtf8(text))
        return refuse(LUNETTE_TEXT("Error", "the vocabulary of %1 holds a token that is not a text"));
    if (!m_seen.insert(text).second)
        return refuse(LUNETTE_TEXT("Error", "the vocabulary of %1 holds a token twice"));
    if (!std::isfinite(score))
        return refuse(LUNETTE_TEXT("Error", "the vocabulary of %1 holds a score that is not a number"));
    if (type < kNormal || type > kByte)
        return refuse(LUNETTE_TEXT("Error", "the vocabulary of %1 holds a token of an unknown kind"));
    m_unknowns += type == kUnknown ? 1 : 0;
    return {};
}

Result<void> Checker::checkTrainer(std::string_view message) {
    FieldReader fields(message);
    while (const auto field = fields.next()) {
        if (field->number == 3 && field->value != 1)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is not a unigram model"),
                        LUNETTE_TEXT("Error", "use the source.spm or target.spm of a Marian model"), {m_name});
        if (field->number == 44 && !isValidUtf8(field->bytes)) // the text that stands for unknown tokens
            return refuseShape();
    }
    return fields.isBroken() ? Done(refuseShape()) : Done();
}

Result<void> Checker::checkNormalizer(std::string_view message) {
    FieldReader fields(message);
    while (const auto field = fields.next()) {
        if (field->number == 2 && !isSafeCharacterMap(field->bytes))
            return refuse(LUNETTE_TEXT("Error", "the character map of %1 is damaged"));
    }
    return fields.isBroken() ? Done(refuseShape()) : Done();
}

} // namespace

Result<void> checkSentencePieceModel(std::span<const std::byte> bytes, const std::string& nameForErrors) {
    return Checker(nameForErrors).run({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

} // namespace lunette
