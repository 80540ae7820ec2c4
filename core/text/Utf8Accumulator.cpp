#include "core/text/Utf8Accumulator.h"

#include "core/text/Utf8.h"

#include <algorithm>

namespace lunette {

namespace {

/// Start of the last character of valid UTF-8, which must not be empty.
size_t lastCharacter(std::string_view text) {
    size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
        --start;
    return start;
}

} // namespace

Utf8Accumulator::Utf8Accumulator(const Tokenizer& tokenizer)
    : m_tokenizer(tokenizer) {}

std::string Utf8Accumulator::push(int32_t id) {
    m_pending.push_back(id);
    std::string text = m_tokenizer.decode(m_pending);
    if (text.size() <= m_printed)
        return {};
    if (text.back() == '\n') {
        std::string piece = text.substr(m_printed);
        m_pending.clear();
        m_printed = 0;
        return piece;
    }
    size_t end = text.size();
    if (!utf8::isIdeograph(utf8::at(text, lastCharacter(text)).value)) {
        const size_t space = text.rfind(' ');
        if (space == std::string::npos || space < m_printed)
            return {};
        end = space + 1;
    }
    std::string piece = text.substr(m_printed, end - m_printed);
    m_printed = end;
    return piece;
}

std::string Utf8Accumulator::finish() {
    std::string text = m_tokenizer.decode(m_pending);
    std::string piece = text.substr(std::min(m_printed, text.size()));
    m_pending.clear();
    m_printed = 0;
    return piece;
}

} // namespace lunette
