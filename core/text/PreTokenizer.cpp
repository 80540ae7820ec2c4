#include "core/text/PreTokenizer.h"

#include "core/text/ByteAlphabet.h"

#include <algorithm>

namespace lunette {

namespace {

using Interval = SplitPattern::Interval;
using Behavior = PreTokenizer::Behavior;

/// Joins each first match after a stretch without match to that stretch, in the order of the iterators.
template <class Iterator, class Join>
std::vector<Interval> mergeMatches(Iterator begin, Iterator end, Join join) {
    std::vector<Interval> merged;
    bool previousIsMatch = false;
    for (auto it = begin; it != end; ++it) {
        if (it->isMatch && !previousIsMatch && !merged.empty())
            join(merged.back(), *it);
        else
            merged.push_back(*it);
        previousIsMatch = it->isMatch;
    }
    return merged;
}

std::vector<Interval> contiguous(const std::vector<Interval>& intervals) {
    std::vector<Interval> joined;
    bool previousIsMatch = false;
    for (const Interval& interval : intervals) {
        if (interval.isMatch == previousIsMatch && !joined.empty())
            joined.back().end = interval.end;
        else
            joined.push_back(interval);
        previousIsMatch = interval.isMatch;
    }
    return joined;
}

} // namespace

std::vector<std::string_view> applyBehavior(std::string_view text, const std::vector<Interval>& intervals,
                                            Behavior behavior) {
    std::vector<Interval> cuts = intervals;
    switch (behavior) {
    case Behavior::Isolated:
        break;
    case Behavior::Removed:
        std::erase_if(cuts, [](const Interval& interval) { return interval.isMatch; });
        break;
    case Behavior::Contiguous:
        cuts = contiguous(intervals);
        break;
    case Behavior::MergedWithPrevious:
        cuts = mergeMatches(intervals.begin(), intervals.end(),
                            [](Interval& last, const Interval& next) { last.end = next.end; });
        break;
    case Behavior::MergedWithNext:
        cuts = mergeMatches(intervals.rbegin(), intervals.rend(),
                            [](Interval& last, const Interval& next) { last.begin = next.begin; });
        std::reverse(cuts.begin(), cuts.end());
        break;
    }
    std::vector<std::string_view> pieces;
    for (const Interval& cut : cuts) {
        if (cut.end > cut.begin)
            pieces.push_back(text.substr(cut.begin, cut.end - cut.begin));
    }
    return pieces;
}

std::vector<std::string> PreTokenizer::pieces(std::string_view text) const {
    std::vector<std::string> current;
    if (!text.empty())
        current.emplace_back(text);
    for (const Step& step : steps) {
        std::vector<std::string> next;
        for (std::string& piece : current) {
            if (step.addsPrefixSpace && !piece.starts_with(' '))
                piece.insert(piece.begin(), ' ');
            if (!step.split) {
                next.push_back(std::move(piece));
                continue;
            }
            const Split& split = *step.split;
            auto intervals = split.pattern.cut(piece);
            if (split.invert) {
                for (Interval& interval : intervals)
                    interval.isMatch = !interval.isMatch;
            }
            for (const std::string_view cut : applyBehavior(piece, intervals, split.behavior))
                next.emplace_back(cut);
        }
        if (step.mapsBytes) {
            for (std::string& piece : next)
                piece = byteAlphabet::encode(piece);
        }
        current = std::move(next);
    }
    return current;
}

} // namespace lunette
