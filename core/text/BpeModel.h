#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lunette {

/// Hash that lets a std::string map be searched with a string_view.
struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

using Vocabulary = std::unordered_map<std::string, int32_t, TextHash, std::equal_to<>>;

/// Byte-pair encoding of one piece: joins the neighbours of the best rank until none is left, in O(n log n).
/// Thread: any once filled.
class BpeModel {
public:
    Vocabulary vocabulary;
    bool ignoresMerges = false;             ///< a piece that is a token itself is not merged
    std::unordered_set<int32_t> neverWhole; ///< except these: control tokens, which no text may become

    /// Neighbours `left`, `right` become `merged`; the rank is the order of the calls.
    void addMerge(int32_t left, int32_t right, int32_t merged);

    /// Appends the ids of `piece`; characters without a token are dropped.
    void encode(std::string_view piece, std::vector<int32_t>& ids) const;

private:
    struct Merge {
        uint32_t rank = 0;
        int32_t id = 0;
    };
    const Merge* mergeOf(int32_t left, int32_t right) const;

    std::unordered_map<uint64_t, Merge> m_merges;
    uint32_t m_nextRank = 0;
};

} // namespace lunette
