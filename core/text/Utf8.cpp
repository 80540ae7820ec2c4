#include "core/text/Utf8.h"

#include <QChar>

#include <array>

namespace lunette::utf8 {

namespace {

struct Range {
    unsigned char low;
    unsigned char high;
};

/// Bytes after `lead`, and the range of the first of them; the others are 80..BF.
size_t followers(unsigned char lead, Range& first) {
    first = {0x80, 0xBF};
    if (lead >= 0xC2 && lead <= 0xDF)
        return 1;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0)
            first.low = 0xA0;
        if (lead == 0xED)
            first.high = 0x9F;
        return 2;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0)
            first.low = 0x90;
        if (lead == 0xF4)
            first.high = 0x8F;
        return 3;
    }
    return 0;
}

} // namespace

CodePoint at(std::string_view text, size_t position) {
    const auto lead = static_cast<unsigned char>(text[position]);
    if (lead < 0x80)
        return {lead, 1, true};
    Range range{};
    const size_t count = followers(lead, range);
    if (count == 0)
        return {};
    char32_t value = lead & (0x3F >> count);
    for (size_t i = 1; i <= count; ++i) {
        const auto byte = position + i < text.size() ? static_cast<unsigned char>(text[position + i]) : 0;
        if (byte < range.low || byte > range.high)
            return {0xFFFD, i, false};
        value = (value << 6) | (byte & 0x3F);
        range = {0x80, 0xBF};
    }
    return {value, count + 1, true};
}

std::string toValid(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        const CodePoint point = at(text, i);
        if (point.isValid)
            valid.append(text.substr(i, point.length));
        else
            valid.append("\xEF\xBF\xBD");
        i += point.length;
    }
    return valid;
}

void append(std::string& text, char32_t value) {
    if (value < 0x80) {
        text += static_cast<char>(value);
        return;
    }
    const int count = value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
    constexpr std::array<unsigned, 4> leads{0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(leads[static_cast<size_t>(count)] | (value >> (6 * count)));
    for (int i = count - 1; i >= 0; --i)
        text += static_cast<char>(0x80 | ((value >> (6 * i)) & 0x3F));
}

bool isSpace(char32_t value) {
    return (value >= 0x09 && value <= 0x0D) || value == 0x20 || value == 0x85 || value == 0xA0 || value == 0x1680 ||
           (value >= 0x2000 && value <= 0x200A) || value == 0x2028 || value == 0x2029 || value == 0x202F ||
           value == 0x205F || value == 0x3000;
}

bool isWord(char32_t value) {
    switch (QChar::category(value)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Punctuation_Connector:
        return true;
    case QChar::Symbol_Other: // circled and squared letters are alphabetic
        return (value >= 0x24B6 && value <= 0x24E9) || (value >= 0x1F130 && value <= 0x1F149) ||
               (value >= 0x1F150 && value <= 0x1F169) || (value >= 0x1F170 && value <= 0x1F189);
    default:
        return value == 0x200C || value == 0x200D;
    }
}

bool isIdeograph(char32_t value) {
    return (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) ||
           (value >= 0x2F800 && value <= 0x2FA1F);
}

} // namespace lunette::utf8
