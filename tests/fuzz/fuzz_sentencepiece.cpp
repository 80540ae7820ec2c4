// Any bytes as a .spm file: refused, or it encodes and decodes without harm.
#include "core/text/SentencePieceTokenizer.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view model(reinterpret_cast<const char*>(data), size);
    const auto tokenizer = lunette::SentencePieceTokenizer::parse(model, "input");
    if (!tokenizer)
        return 0;
    for (const std::string_view text : {std::string_view("  Hello \u4f60\u597d \uff01 aqxa\t"),
                                        std::string_view("\xF0\x9F q"), model.substr(0, 128)}) {
        const auto ids = (*tokenizer)->encode(text);
        for (const int32_t id : ids) {
            if (id < 0 || id >= (*tokenizer)->size())
                std::abort();
        }
        (*tokenizer)->pieces(text);
        (*tokenizer)->decode(ids);
    }
    return 0;
}
