#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The printable characters that stand for the 256 bytes in byte-level vocabularies (GPT-2). Thread: any.
namespace lunette::byteAlphabet {

/// UTF-8 of the character for `byte`.
const std::string& character(unsigned char byte);

/// Every byte of `text` as its character.
std::string encode(std::string_view text);

/// The bytes that `token` stands for, nothing when one of its characters is not of the alphabet.
std::optional<std::string> decode(std::string_view token);

} // namespace lunette::byteAlphabet
