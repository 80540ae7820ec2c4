// Any text as the vocab.json of a Marian folder; the first byte is the number of words that its config.json tells.
#include "core/base/Json.h"
#include "core/packs/MarianConfig.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size == 0)
        return 0;
    const auto json = lunette::parseJson({reinterpret_cast<const char*>(data) + 1, size - 1}, "vocab.json");
    if (!json || !json->is_object())
        return 0;
    lunette::MarianPack pack;
    pack.dims.vocab = data[0];
    if (!lunette::marian_config::readVocabulary(*json, pack))
        return 0;
    for (const auto& [piece, id] : pack.vocabulary) {
        if (pack.pieces.at(static_cast<size_t>(id)) != piece)
            std::abort();
    }
    if (pack.pieces.size() != data[0] || pack.vocabulary.size() != pack.pieces.size())
        std::abort();
    return 0;
}
