#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace lunette {

class Glossary;
class TranslationMemory;

struct TranslationOptions {
    int beams = 0;      ///< 0: the pack's own
    int maxTokens = 0;  ///< 0: the pack's own; counts the final end token
    bool whole = false; ///< take the text as one segment (cut only where the model cannot hold it); no product rules
                        ///< without terms
    std::string languageTag;                         ///< ">>cmn_Hans<<" without the brackets; empty: none
    std::shared_ptr<const Glossary> glossary;        ///< words that come out as it says; null: none
    std::shared_ptr<const TranslationMemory> memory; ///< the user's own translations, which go first; null: none. Not
                                                     ///< with `whole`
};

struct Translation {
    std::string text;
    std::vector<int32_t> tokenIds; ///< without the start token, with the final end token
    std::vector<int32_t> sourceTokenIds;
    double score = 0; ///< sum of log-probabilities / number of tokenIds
    double milliseconds = 0;
    bool fromMemory = false; ///< all or a part of `text` is from the memory
};

struct TranslatorInfo {
    std::string name;
    std::string source; ///< "en", "zh"
    std::string target;
    bool builtIn = false;
};

/// One translation direction. Thread: the one that created it.
class Translator {
public:
    virtual ~Translator() = default;
    virtual TranslatorInfo info() const = 0;
    /// UTF-8 in, UTF-8 out. Never empty for a text that is not blank.
    virtual Result<Translation> translate(const std::string& text, const TranslationOptions& options,
                                          const CancelToken& cancel) = 0;
};

} // namespace lunette
