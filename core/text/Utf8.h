#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Small UTF-8 helpers. Thread: any.
namespace lunette::utf8 {

struct CodePoint {
    char32_t value = 0xFFFD;
    size_t length = 1; ///< bytes; of the maximal ill-formed part when not valid
    bool isValid = false;
};

/// The character that starts at `position` (< text.size()).
CodePoint at(std::string_view text, size_t position);

/// `text` with one U+FFFD for each maximal ill-formed part (The Unicode Standard, section 3.9).
std::string toValid(std::string_view text);

void append(std::string& text, char32_t value);

/// White_Space of the Unicode Character Database.
bool isSpace(char32_t value);

/// \w of Unicode regular expressions: Alphabetic, marks, decimal digits, connector punctuation, joiners.
bool isWord(char32_t value);

/// CJK unified ideographs: U+3400-4DBF, U+4E00-9FFF, U+2F800-2FA1F.
bool isIdeograph(char32_t value);

} // namespace lunette::utf8
