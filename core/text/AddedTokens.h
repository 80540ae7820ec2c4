#pragma once

#include "core/text/Tokenizer.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace lunette {

/// A token of the list "added_tokens" of a tokenizer.json.
struct AddedToken {
    int32_t id = 0;
    std::string content;
    bool isSpecial = false;
    bool isNormalized = false; ///< looked for after the normaliser ran
    bool isSingleWord = false;
    bool stripsLeft = false;
    bool stripsRight = false;
};

/// Finds added tokens in text: leftmost, longest, not overlapping. Thread: any once all tokens are added.
class AddedTokens {
public:
    /// A stretch of text; `id` is -1 for ordinary text.
    struct Part {
        std::string_view text;
        int32_t id = -1;
    };

    void add(AddedToken token);
    bool isEmpty() const { return m_tokens.empty(); }

    /// Cuts `text` at the tokens whose isNormalized is `normalized`.
    std::vector<Part> split(std::string_view text, bool normalized, Tokenizer::Specials specials) const;

private:
    /// One trie for each value of isNormalized; node 0 is the root; the key is node * 256 + byte.
    struct Trie {
        std::unordered_map<uint64_t, uint32_t> edges;
        std::vector<int32_t> tokens{-1}; ///< index into m_tokens of the token that ends at a node
    };
    int32_t longestAt(const Trie& trie, std::string_view text, size_t position) const;

    std::vector<AddedToken> m_tokens;
    Trie m_tries[2];
};

} // namespace lunette
