#include "core/engine/moondream/DoubtfulWords.h"

#include <algorithm>

namespace lunette {

namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

} // namespace

std::vector<std::string> doubtfulWords(const std::vector<ScoredToken>& tokens, double threshold) {
    std::vector<std::string> words;
    std::string word;
    bool isDoubtful = false, isEnded = false;
    const auto close = [&] {
        if (isDoubtful && !word.empty() && std::find(words.begin(), words.end(), word) == words.end())
            words.push_back(word);
        word.clear();
        isDoubtful = isEnded = false;
    };
    for (const ScoredToken& token : tokens) {
        for (const char c : token.text) {
            if (isSpace(c)) {
                isEnded = true;
                continue;
            }
            if (isEnded)
                close();
            word += c;
        }
        isDoubtful |= token.probability < threshold;
    }
    close();
    return words;
}

} // namespace lunette
