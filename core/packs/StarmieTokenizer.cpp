#include "core/packs/StarmieTokenizer.h"

#include "core/packs/ModelFolder.h"
#include "core/text/BpeTokenizer.h"

namespace lunette {

namespace {

namespace fs = std::filesystem;

/// BF16 weights are those of 2025-06-21 (spec 1.3).
bool needsStarmie(const WeightSet& weights) {
    const TensorView* table = weights.find("text.wte");
    return table && table->dtype == DType::BF16 && !weights.find("text.blocks.0.attn.qkv.weight.packed");
}

/// Folders where people and the Hugging Face cache keep that tokenizer.
std::vector<fs::path> starmieFolders(const fs::path& model) {
    std::vector<fs::path> folders = {model / "starmie-v1", model.parent_path() / "starmie-v1"};
    if (const auto place = hubPlace(model)) {
        const fs::path snapshots = place->cache / "models--moondream--starmie-v1" / "snapshots";
        std::error_code code;
        for (fs::directory_iterator entry(snapshots, code), end; !code && entry != end; entry.increment(code))
            folders.push_back(entry->path());
    }
    return folders;
}

} // namespace

bool isStarmie(const Tokenizer& tokenizer) {
    return tokenizer.idOf("<|endoftext|>") == 0 && tokenizer.idOf("<|md_reserved_2|>") == 3 &&
           tokenizer.idOf("<|md_reserved_3|>") == 4;
}

fs::path starmieBeside(const fs::path& model) {
    for (const fs::path& folder : starmieFolders(model)) {
        const auto tokenizer = BpeTokenizer::open(folder / "tokenizer.json");
        if (tokenizer && isStarmie(**tokenizer))
            return folder / "tokenizer.json";
    }
    return {};
}

Result<FoundTokenizer> openFittingTokenizer(const PackInfo& info, const WeightSet& weights) {
    fs::path own = info.tokenizer.empty() ? info.folder / "tokenizer.json" : info.tokenizer;
    auto opened = BpeTokenizer::open(own);
    const bool wrong = !opened || !isStarmie(**opened);
    if (wrong && info.raw && info.tokenizer.empty() && needsStarmie(weights)) {
        if (const fs::path other = starmieBeside(info.folder); !other.empty()) {
            own = other;
            opened = BpeTokenizer::open(other);
        }
    }
    if (!opened)
        return fail(opened.error());
    return FoundTokenizer{std::move(*opened), std::move(own)};
}

} // namespace lunette
