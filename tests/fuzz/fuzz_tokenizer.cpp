// Any text as a tokenizer.json: refused, or it encodes and decodes without harm.
#include "core/text/BpeTokenizer.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view json(reinterpret_cast<const char*>(data), size);
    const auto tokenizer = lunette::BpeTokenizer::parse(json, "input");
    if (!tokenizer)
        return 0;
    using Specials = lunette::Tokenizer::Specials;
    using Decode = lunette::Tokenizer::Decode;
    for (const std::string_view text :
         {std::string_view("Hello  world-1234567 it's\n\n\tna\u00efve \u4f60\u597d<|end|>"),
          std::string_view("\xF0\x9F \0 aaaa", 9), json.substr(0, 256)}) {
        for (const Specials specials : {Specials::Recognise, Specials::PlainText}) {
            const auto ids = (*tokenizer)->encode(text, specials);
            for (const int32_t id : ids) {
                if (id < 0 || id >= (*tokenizer)->size())
                    std::abort();
            }
            (*tokenizer)->decode(ids, Decode::KeepSpecials);
            (*tokenizer)->decode(ids, Decode::SkipSpecials);
        }
    }
    return 0;
}
