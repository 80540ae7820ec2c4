#pragma once

#include <string>
#include <vector>

namespace lunette {

/// One token of an answer with how sure the model was of it.
struct ScoredToken {
    std::string text;       ///< UTF-8, may be empty or hold spaces
    double probability = 1; ///< of having been chosen, 0..1
};

/// The words (runs without white space) of the joined tokens in which a token is less likely than `threshold`, each
/// once, in their order. White space and the end of the answer (a token without text) count for the word before them.
std::vector<std::string> doubtfulWords(const std::vector<ScoredToken>& tokens, double threshold);

} // namespace lunette
