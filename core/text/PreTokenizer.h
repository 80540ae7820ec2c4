#pragma once

#include "core/text/SplitPattern.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// Cuts a stretch of text into the pieces that are encoded one by one: the steps of "pre_tokenizer" of a
/// tokenizer.json, each applied to all pieces of the one before. Thread: any once filled.
class PreTokenizer {
public:
    /// What becomes of the matches of a pattern.
    enum class Behavior { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

    struct Split {
        SplitPattern pattern;
        Behavior behavior = Behavior::Isolated;
        bool invert = false; ///< the stretches between the matches count as the matches
    };
    struct Step {
        bool addsPrefixSpace = false; ///< before a piece that does not start with a space
        std::optional<Split> split;
        bool mapsBytes = false; ///< pieces are written in the byte alphabet
    };

    std::vector<Step> steps;

    std::vector<std::string> pieces(std::string_view text) const;
};

/// The cuts of `intervals` by `behavior`; empty stretches are left out.
std::vector<std::string_view> applyBehavior(std::string_view text, const std::vector<SplitPattern::Interval>& intervals,
                                            PreTokenizer::Behavior behavior);

} // namespace lunette
