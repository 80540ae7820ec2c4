#include "core/text/ByteAlphabet.h"

#include "core/text/Utf8.h"

#include <array>
#include <cstdint>

namespace lunette::byteAlphabet {

namespace {

constexpr size_t kCodeEnd = 0x100 + 68; // one past the largest code point of the alphabet

struct Table {
    std::array<std::string, 256> characters;
    std::array<int16_t, kCodeEnd> bytes;

    Table() {
        bytes.fill(-1);
        char32_t next = 0x100;
        for (int byte = 0; byte < 256; ++byte) {
            const bool printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
            const char32_t code = printable ? static_cast<char32_t>(byte) : next++;
            bytes[code] = static_cast<int16_t>(byte);
            utf8::append(characters[static_cast<size_t>(byte)], code);
        }
    }
};

const Table& table() {
    static const Table instance;
    return instance;
}

} // namespace

const std::string& character(unsigned char byte) {
    return table().characters[byte];
}

std::string encode(std::string_view text) {
    std::string mapped;
    mapped.reserve(text.size() * 2);
    for (const char byte : text)
        mapped += character(static_cast<unsigned char>(byte));
    return mapped;
}

std::optional<std::string> decode(std::string_view token) {
    std::string bytes;
    for (size_t i = 0; i < token.size();) {
        const utf8::CodePoint point = utf8::at(token, i);
        if (!point.isValid || point.value >= kCodeEnd || table().bytes[point.value] < 0)
            return {};
        bytes += static_cast<char>(table().bytes[point.value]);
        i += point.length;
    }
    return bytes;
}

} // namespace lunette::byteAlphabet
