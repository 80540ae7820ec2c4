#include "core/text/BpeModel.h"

#include "core/text/Utf8.h"

#include <queue>

namespace lunette {

namespace {

constexpr int32_t kGone = -1; // id of a symbol that went into its left neighbour

struct Symbol {
    int32_t id;
    int32_t previous;
    int32_t next;
};

/// A join that was possible when it was queued; stale when the symbols have changed since.
struct Candidate {
    uint32_t rank;
    int32_t position;

    bool operator<(const Candidate& other) const { // for a queue whose top is the smallest
        return rank != other.rank ? rank > other.rank : position > other.position;
    }
};

uint64_t pairKey(int32_t left, int32_t right) {
    return (uint64_t{static_cast<uint32_t>(left)} << 32) | static_cast<uint32_t>(right);
}

} // namespace

void BpeModel::addMerge(int32_t left, int32_t right, int32_t merged) {
    m_merges.insert_or_assign(pairKey(left, right), Merge{m_nextRank++, merged});
}

const BpeModel::Merge* BpeModel::mergeOf(int32_t left, int32_t right) const {
    const auto found = m_merges.find(pairKey(left, right));
    return found == m_merges.end() ? nullptr : &found->second;
}

void BpeModel::encode(std::string_view piece, std::vector<int32_t>& ids) const {
    if (ignoresMerges) {
        if (const auto whole = vocabulary.find(piece);
            whole != vocabulary.end() && !neverWhole.contains(whole->second)) {
            ids.push_back(whole->second);
            return;
        }
    }
    std::vector<Symbol> symbols;
    for (size_t i = 0; i < piece.size();) {
        const size_t length = utf8::at(piece, i).length;
        if (const auto token = vocabulary.find(piece.substr(i, length)); token != vocabulary.end()) {
            const auto index = static_cast<int32_t>(symbols.size());
            symbols.push_back({token->second, index - 1, index + 1});
        }
        i += length;
    }
    if (symbols.empty())
        return;
    symbols.back().next = -1;
    const auto at = [&symbols](int32_t index) -> Symbol& { return symbols[static_cast<size_t>(index)]; };

    std::priority_queue<Candidate> queue;
    const auto consider = [&](int32_t left) {
        if (left < 0 || at(left).next < 0)
            return;
        if (const Merge* merge = mergeOf(at(left).id, at(at(left).next).id))
            queue.push({merge->rank, left});
    };
    for (int32_t i = 0; i < static_cast<int32_t>(symbols.size()); ++i)
        consider(i);
    while (!queue.empty()) {
        const Candidate best = queue.top();
        queue.pop();
        Symbol& left = at(best.position);
        if (left.id == kGone || left.next < 0)
            continue;
        Symbol& right = at(left.next);
        const Merge* merge = mergeOf(left.id, right.id);
        if (merge == nullptr || merge->rank != best.rank)
            continue;
        left.id = merge->id;
        right.id = kGone;
        left.next = right.next;
        if (left.next >= 0)
            at(left.next).previous = best.position;
        consider(left.previous);
        consider(best.position);
    }
    for (int32_t i = 0; i >= 0; i = at(i).next)
        ids.push_back(at(i).id);
}

} // namespace lunette
