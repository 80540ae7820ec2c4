#include "core/text/AddedTokens.h"

#include "core/text/Utf8.h"

#include <algorithm>

namespace lunette {

namespace {

/// Start of the last character of `text`, which must not be empty.
size_t lastCharacter(std::string_view text) {
    size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
        --start;
    return start;
}

bool endsWithWord(std::string_view text) {
    return !text.empty() && utf8::isWord(utf8::at(text, lastCharacter(text)).value);
}

bool startsWithWord(std::string_view text) {
    return !text.empty() && utf8::isWord(utf8::at(text, 0).value);
}

/// Where the blanks at the end of `text` begin.
size_t blanksAtEnd(std::string_view text) {
    while (!text.empty()) {
        const size_t start = lastCharacter(text);
        if (!utf8::isSpace(utf8::at(text, start).value))
            break;
        text = text.substr(0, start);
    }
    return text.size();
}

/// Number of bytes of the blanks at the start of `text`.
size_t blanksAtStart(std::string_view text) {
    size_t length = 0;
    while (length < text.size()) {
        const utf8::CodePoint point = utf8::at(text, length);
        if (!utf8::isSpace(point.value))
            break;
        length += point.length;
    }
    return length;
}

} // namespace

void AddedTokens::add(AddedToken token) {
    if (token.content.empty())
        return;
    Trie& trie = m_tries[token.isNormalized ? 1 : 0];
    uint32_t node = 0;
    for (const char byte : token.content) {
        const uint64_t key = uint64_t{node} * 256 + static_cast<unsigned char>(byte);
        const auto [edge, isNew] = trie.edges.try_emplace(key, static_cast<uint32_t>(trie.tokens.size()));
        if (isNew)
            trie.tokens.push_back(-1);
        node = edge->second;
    }
    trie.tokens[node] = static_cast<int32_t>(m_tokens.size());
    m_tokens.push_back(std::move(token));
}

int32_t AddedTokens::longestAt(const Trie& trie, std::string_view text, size_t position) const {
    int32_t longest = -1;
    uint32_t node = 0;
    for (size_t i = position; i < text.size(); ++i) {
        const auto edge = trie.edges.find(uint64_t{node} * 256 + static_cast<unsigned char>(text[i]));
        if (edge == trie.edges.end())
            break;
        node = edge->second;
        if (trie.tokens[node] >= 0)
            longest = trie.tokens[node];
    }
    return longest;
}

std::vector<AddedTokens::Part> AddedTokens::split(std::string_view text, bool normalized,
                                                  Tokenizer::Specials specials) const {
    const Trie& trie = m_tries[normalized ? 1 : 0];
    if (trie.edges.empty())
        return {{text, -1}};
    std::vector<Part> parts;
    size_t done = 0;
    for (size_t i = 0; i < text.size();) {
        const int32_t index = longestAt(trie, text, i);
        if (index < 0) {
            ++i;
            continue;
        }
        const AddedToken& token = m_tokens[static_cast<size_t>(index)];
        size_t start = i;
        size_t end = i + token.content.size();
        i = end;
        if (token.isSpecial && specials == Tokenizer::Specials::PlainText)
            continue;
        if (token.isSingleWord && (endsWithWord(text.substr(0, start)) || startsWithWord(text.substr(end))))
            continue;
        if (token.stripsLeft)
            start = std::max(blanksAtEnd(text.substr(0, start)), done);
        if (token.stripsRight)
            end += blanksAtStart(text.substr(end));
        if (done < start)
            parts.push_back({text.substr(done, start - done), -1});
        parts.push_back({{}, token.id});
        done = end;
    }
    if (done < text.size())
        parts.push_back({text.substr(done), -1});
    return parts;
}

} // namespace lunette
