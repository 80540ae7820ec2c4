// Any text through sound tokenizers: byte-level decoding gives the text back, and streaming equals decoding at once.
#include "core/text/BpeTokenizer.h"
#include "core/text/Utf8.h"
#include "core/text/Utf8Accumulator.h"

#include <array>
#include <cstdlib>

namespace {

using lunette::BpeTokenizer;
using lunette::Tokenizer;

std::unique_ptr<BpeTokenizer> load(const char* name) {
    auto tokenizer = BpeTokenizer::open(std::string(LUNETTE_FUZZ_DATA "/golden/bpe/") + name + "/tokenizer.json");
    if (!tokenizer)
        std::abort();
    return std::move(*tokenizer);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const std::array tokenizers{load("codegen"), load("starmie"), load("mixed")};
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (size_t i = 0; i < tokenizers.size(); ++i) {
        const BpeTokenizer& tokenizer = *tokenizers[i];
        const auto ids = tokenizer.encode(text, Tokenizer::Specials::PlainText);
        const std::string whole = tokenizer.decode(ids, Tokenizer::Decode::SkipSpecials);
        const bool isLossless = i < 2; // the third one adds and swallows blanks
        if (isLossless && whole != lunette::utf8::toValid(text))
            std::abort();
        lunette::Utf8Accumulator accumulator(tokenizer);
        std::string joined;
        for (const int32_t id : ids)
            joined += accumulator.push(id);
        if (joined + accumulator.finish() != whole)
            std::abort();
    }
    return 0;
}
