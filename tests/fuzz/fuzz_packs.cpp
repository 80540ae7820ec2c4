// The JSON files of a pack. The first byte chooses which file the rest is; the others are sound.
#include "core/base/Json.h"
#include "core/packs/MarianPack.h"
#include "core/packs/MoondreamConfig.h"
#include "core/packs/PackStore.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace {

namespace fs = std::filesystem;

/// A folder of our own, removed at the end.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("lunette-fuzz-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

void write(const fs::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
}

struct SoundFile {
    char choice;
    const char* name;
    const char* text;
};

constexpr SoundFile kSoundFiles[] = {
    {'c', "config.json",
     R"({"model_type":"marian","architectures":["MarianMTModel"],"vocab_size":4,"d_model":8,"encoder_attention_heads":2,)"
     R"("decoder_attention_heads":2,"pad_token_id":3,"eos_token_id":0,"decoder_start_token_id":3})"},
    {'g', "generation_config.json", "{}"},
    {'v', "vocab.json", R"({"</s>":0,"<unk>":1,"a":2,"<pad>":3})"}};

void readMarian(const fs::path& folder, char which, std::string_view text) {
    static char before = 0; // the choice of the run before, whose file is to be mended
    for (const SoundFile& file : kSoundFiles) {
        if (file.choice == which)
            write(folder / file.name, text);
        else if (before == 0 || file.choice == before)
            write(folder / file.name, file.text);
    }
    before = which;
    lunette::PackInfo info;
    info.folder = folder;
    const auto pack = lunette::openMarianPack(info); // the weights are missing, so it always fails
    if (pack || pack.error().what.empty())
        std::abort();
}

void readMoondream(std::string_view text) {
    const auto config = lunette::parseJson(text, "config.json");
    const auto rules = lunette::moondream_config::rulesFor("2025-06-21");
    if (!config || !rules)
        return;
    auto templates = lunette::moondream_config::templatesFor(*rules);
    if (lunette::moondream_config::applyTokenizerSection(*config, templates))
        lunette::moondream_config::readDims(*config, {}, *rules).has_value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const Folder folder;
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] == 'm')
        readMoondream(text);
    else
        readMarian(folder.path, static_cast<char>(data[0]), text);
    return 0;
}
