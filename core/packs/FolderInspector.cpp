#include "core/packs/FolderInspector.h"

#include "core/base/MappedFile.h"
#include "core/packs/FolderFiles.h"
#include "core/packs/JsonFile.h"
#include "core/packs/MarianPack.h"
#include "core/packs/ModelFolder.h"
#include "core/packs/MoondreamPack.h"
#include "core/packs/PackStore.h"
#include "core/packs/StarmieTokenizer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <new>

namespace lunette {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxConfigBytes = 16 << 20;

const char* precisionOf(DType dtype) {
    return dtype == DType::F32 ? "fp32" : dtype == DType::BF16 ? "bf16" : "fp16";
}

bool isCode(const std::string& name) {
    return name.ends_with(".packed");
}

/// Parameters and bytes; a 4-bit matrix counts by its codes, not by what it is unpacked to.
void countWeights(const WeightSet& weights, FolderFinding& finding) {
    for (const auto& [name, view] : weights.tensors) {
        if (name.ends_with(".scale") || name.ends_with(".zero_point")) {
            finding.weightBytes += view.bytes.size();
            continue;
        }
        if (weights.find(name + ".packed"))
            continue;
        finding.weightBytes += view.bytes.size();
        finding.parameters += view.bytes.size() / elementSize(view.dtype) * (isCode(name) ? 2 : 1);
    }
}

void describeMoondream(const MoondreamPack& pack, FolderFinding& finding) {
    countWeights(pack.weights, finding);
    const TensorView* table = pack.weights.find("text.wte");
    const bool fourBit = pack.weights.find("text.blocks.0.attn.qkv.weight.packed") != nullptr;
    finding.precision = fourBit ? "int4" : precisionOf(table->dtype);
    finding.revision = pack.rules.name;
    finding.choices = pack.revisionChoices;
    finding.tokenizer = isStarmie(*pack.tokenizer) ? "starmie" : "codegen";
    const auto& [vision, text, region] = pack.dims;
    finding.dims = {{"vision_dim", vision.dim},      {"vision_layers", vision.layers}, {"text_dim", text.dim},
                    {"text_layers", text.layers},    {"text_heads", text.heads},       {"text_vocab", text.vocab},
                    {"max_context", text.maxContext}};
    for (SourceFile& file : finding.files) {
        if (file.name != "tokenizer.json" || file.path == pack.tokenizerFile)
            continue;
        std::error_code ignored;
        file.path = pack.tokenizerFile;
        file.size = fs::file_size(file.path, ignored);
    }
}

void describeMarian(const MarianPack& pack, FolderFinding& finding) {
    countWeights(pack.weights, finding);
    finding.precision = precisionOf(pack.weights.find("model.shared.weight")->dtype);
    finding.tokenizer = "sentencepiece";
    finding.dims = {{"d_model", pack.dims.dim},
                    {"encoder_layers", pack.dims.encoderLayers},
                    {"decoder_layers", pack.dims.decoderLayers},
                    {"vocab_size", pack.dims.vocab}};
}

/// Opens the model as the engine would; what it says is a problem of the folder.
void openModel(const PackInfo& info, const InspectOptions& options, FolderFinding& finding) {
    if (info.kind == PackKind::Translator) {
        const auto pack = openMarianPack(info);
        pack ? describeMarian(*pack, finding) : finding.problems.push_back(pack.error());
        return;
    }
    const auto pack = openMoondreamPack(info, options.revision);
    pack ? describeMoondream(*pack, finding) : finding.problems.push_back(pack.error());
}

/// The folder's own name, unless it says nothing.
std::string modelName(const PackInfo& info, const FolderFinding& finding) {
    const bool translator = info.kind == PackKind::Translator;
    std::string name = info.name;
    const bool known = name.find("moondream") != std::string::npos || name.find("opus") != std::string::npos;
    if (!known && translator && !info.sourceLanguage.empty())
        name = "opus-mt-" + info.sourceLanguage + "-" + info.targetLanguage;
    else if (!known && !translator)
        name =
            finding.dims.contains("text_dim") && finding.dims.at("text_dim") == 1024 ? "moondream-0.5b" : "moondream2";
    if (finding.precision == "int4" && name.find("4bit") == std::string::npos)
        name += "-4bit";
    return name;
}

std::string sourceOf(const fs::path& folder) {
    const auto place = hubPlace(folder);
    if (!place)
        return displayPath(folder);
    return (place->owner.empty() ? place->name : place->owner + "/" + place->name) + "@" + place->hash;
}

/// "marian", "moondream1" or what else config.json says; without one, what the names of the files tell.
Result<std::string> modelType(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::exists(folder / "config.json", ignored))
        return std::string(fs::exists(folder / "source.spm", ignored) ? "marian" : "moondream1");
    const auto config = readJsonFile(folder / "config.json", kMaxConfigBytes);
    if (!config)
        return fail(config.error());
    const auto type = config->is_object() ? config->value("model_type", nlohmann::json()) : nlohmann::json();
    return type.is_string() ? type.get<std::string>() : std::string();
}

Result<PackKind> kindOf(const fs::path& folder) {
    const Result<std::string> type = modelType(folder);
    if (!type)
        return fail(type.error());
    if (*type == "marian")
        return PackKind::Translator;
    if (*type == "moondream1")
        return PackKind::VisionLanguage;
    return fail(ErrorCode::Pack,
                LUNETTE_TEXT("Error", "the folder %1 holds a model of the kind \"%2\", which Lunette cannot run"),
                LUNETTE_TEXT("Error", "choose a Moondream2 folder or a Marian (opus-mt) folder"),
                {displayPath(folder), *type});
}

Result<FolderFinding> inspectChecked(const fs::path& given, const InspectOptions& options) {
    const Result<fs::path> folder = locateModelFolder(given);
    if (!folder)
        return fail(folder.error());
    std::error_code ignored;
    if (fs::exists(*folder / "pack.json", ignored))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the folder %1 is a pack of Lunette already"),
                    LUNETTE_TEXT("Error", "put it into the folder of your packs as it is"), {displayPath(*folder)});
    const Result<PackKind> kind = kindOf(*folder);
    if (!kind)
        return fail(kind.error());
    FolderFinding finding;
    finding.folder = *folder;
    finding.kind = *kind;
    finding.source = sourceOf(*folder);
    finding.licence = licenceOf(*folder);
    collectFiles(options.tokenizer, finding);
    Result<PackInfo> info = readPackInfo(*folder);
    if (finding.isUsable() && !info)
        finding.problems.push_back(info.error());
    if (!finding.isUsable())
        return finding;
    info->tokenizer = options.tokenizer;
    finding.sourceLanguage = info->sourceLanguage;
    finding.targetLanguage = info->targetLanguage;
    openModel(*info, options, finding);
    if (finding.kind == PackKind::Translator && (finding.sourceLanguage.empty() || finding.targetLanguage.empty()))
        finding.problems.push_back(
            fail(ErrorCode::Pack,
                 LUNETTE_TEXT("Error", "the files in %1 do not tell which language is translated into which"),
                 LUNETTE_TEXT("Error", "add the tokenizer_config.json of the model, or name the folder as it was "
                                       "published, such as opus-mt-en-zh"),
                 {displayPath(*folder)})
                .value());
    finding.model = modelName(*info, finding);
    return finding;
}

} // namespace

std::string FolderFinding::suggestedName() const {
    return revision.empty() || model.find(revision) != std::string::npos ? model : model + "-" + revision;
}

uint64_t FolderFinding::bytes() const {
    uint64_t sum = 0;
    for (const SourceFile& file : files)
        sum += file.size;
    return sum;
}

uint64_t FolderFinding::smallBytes() const {
    uint64_t sum = 0;
    for (const SourceFile& file : files)
        sum += file.isWeights ? 0 : file.size;
    return sum;
}

Result<FolderFinding> inspectFolder(const fs::path& given, const InspectOptions& options) {
    try {
        return inspectChecked(given, options);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory"),
                    LUNETTE_TEXT("Error", "close other programs and try again"));
    }
}

} // namespace lunette
