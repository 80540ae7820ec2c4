#include "core/packs/SafeTensors.h"

#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/base/MappedFile.h"
#include "core/packs/SafeTensorsHeader.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

namespace lunette {

namespace {

constexpr uint64_t kMaxHeader = 100'000'000;
constexpr int64_t kMaxIndexBytes = 64 << 20;
constexpr size_t kPrefix = 8;

const char* const kDownloadAgain = LUNETTE_TEXT("Error", "the file is damaged; download it again");

std::optional<DType> dtypeOf(const std::string& name) {
    for (const DType dtype : {DType::Bool, DType::U8, DType::I8, DType::I16, DType::U16, DType::F16, DType::BF16,
                              DType::I32, DType::U32, DType::F32, DType::I64, DType::U64, DType::F64}) {
        if (name == dtypeName(dtype))
            return dtype;
    }
    return {};
}

/// Number of bytes of a tensor, nothing when it does not fit 63 bits.
std::optional<uint64_t> byteCount(const std::vector<uint64_t>& shape, size_t elementBytes) {
    constexpr uint64_t most = std::numeric_limits<int64_t>::max();
    uint64_t count = elementBytes;
    for (const uint64_t size : shape) {
        if (size > most || (size != 0 && count > most / size))
            return {};
        count *= size;
    }
    return count;
}

uint64_t littleEndian64(std::span<const std::byte> bytes) {
    uint64_t value = 0;
    for (size_t i = 0; i < 8; ++i)
        value |= std::to_integer<uint64_t>(bytes[i]) << (8 * i);
    return value;
}

Result<void> refuseOtherKinds(std::span<const std::byte> bytes, const std::string& name) {
    if (auto real = refuseStandIn(bytes, name); !real)
        return real;
    const std::string_view start(reinterpret_cast<const char*>(bytes.data()), std::min<size_t>(bytes.size(), 4));
    if (start.starts_with("PK\x03\x04") || start.starts_with("\x80\x02"))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a PyTorch checkpoint, not a safetensors file"),
                    LUNETTE_TEXT("Error", "choose the model.safetensors file of this model"), {name});
    if (start.starts_with("GGUF"))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a GGUF file, not a safetensors file"),
                    LUNETTE_TEXT("Error", "choose the model.safetensors file of this model"), {name});
    if (bytes.empty())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is empty"), kDownloadAgain, {name});
    return {};
}

/// The header text, after the checks of its length and first byte.
Result<std::string_view> headerText(std::span<const std::byte> bytes, const std::string& name) {
    if (auto kind = refuseOtherKinds(bytes, name); !kind)
        return fail(std::move(kind.error()));
    if (bytes.size() < kPrefix)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is too short for a safetensors file"), kDownloadAgain,
                    {name});
    const uint64_t length = littleEndian64(bytes);
    if (length > kMaxHeader)
        return fail(
            ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is not a safetensors file (its header would be %2 bytes)"),
            LUNETTE_TEXT("Error", "choose the model.safetensors file of this model"), {name, std::to_string(length)});
    if (length > bytes.size() - kPrefix)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 ends inside its header"),
                    LUNETTE_TEXT("Error", "the download was cut off; download it again"), {name});
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + kPrefix, length);
    if (!text.starts_with('{'))
        return fail(ErrorCode::Pack,
                    LUNETTE_TEXT("Error", "%1 is not a safetensors file (its header is not an object)"),
                    LUNETTE_TEXT("Error", "choose the model.safetensors file of this model"), {name});
    return text;
}

/// The tensors must cover the data from its first to its last byte, without gaps and overlaps.
Result<void> checkLayout(std::vector<SafeTensorsEntry>& entries, uint64_t dataBytes, const std::string& name) {
    std::sort(entries.begin(), entries.end(), [](const SafeTensorsEntry& a, const SafeTensorsEntry& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    uint64_t position = 0;
    for (const SafeTensorsEntry& entry : entries) {
        const std::vector<std::string> args{name, entry.name};
        if (entry.begin > entry.end)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "tensor %2 in %1 ends before it begins"), kDownloadAgain,
                        args);
        if (entry.begin < position)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "tensor %2 in %1 overlaps another one"), kDownloadAgain,
                        args);
        if (entry.begin > position)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "there is a gap before tensor %2 in %1"), kDownloadAgain,
                        args);
        if (entry.end > dataBytes)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 ends before tensor %2 does"),
                        LUNETTE_TEXT("Error", "the download was cut off; download it again"), args);
        position = entry.end;
    }
    if (position != dataBytes)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 goes on after its last tensor"), kDownloadAgain, {name});
    return {};
}

Result<std::set<std::string>> shardNames(const nlohmann::json& weightMap, const std::string& name) {
    std::set<std::string> shards;
    for (const auto& [tensor, shard] : weightMap.items()) {
        const std::string file = shard.is_string() ? shard.get<std::string>() : std::string();
        if (file.empty() || file == "." || file == ".." || file.find_first_of("/\\:") != std::string::npos)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 does not name a file for tensor %2"), kDownloadAgain,
                        {name, tensor});
        shards.insert(file);
    }
    return shards;
}

} // namespace

Result<std::map<std::string, TensorView>> readSafeTensors(std::span<const std::byte> bytes,
                                                          const std::string& nameForErrors) {
    const auto text = headerText(bytes, nameForErrors);
    if (!text)
        return fail(text.error());
    auto entries = readSafeTensorsHeader(*text, nameForErrors);
    if (!entries)
        return fail(std::move(entries.error()));
    const auto data = bytes.subspan(kPrefix + text->size());
    if (auto layout = checkLayout(*entries, data.size(), nameForErrors); !layout)
        return fail(std::move(layout.error()));
    std::map<std::string, TensorView> tensors;
    for (SafeTensorsEntry& entry : *entries) {
        const auto dtype = dtypeOf(entry.dtype);
        const auto size = byteCount(entry.shape, dtype ? elementSize(*dtype) : 1);
        if (!size)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the shape of tensor %2 in %1 is too large"),
                        kDownloadAgain, {nameForErrors, entry.name});
        if (!dtype) {
            log::warning(nameForErrors + ": tensor " + entry.name + " has the unknown type " + entry.dtype);
            continue;
        }
        if (*size != entry.end - entry.begin)
            return fail(ErrorCode::Pack,
                        LUNETTE_TEXT("Error", "the bytes of tensor %2 in %1 do not agree with its shape"),
                        kDownloadAgain, {nameForErrors, entry.name});
        TensorView view{*dtype, {entry.shape.begin(), entry.shape.end()}, data.subspan(entry.begin, *size)};
        tensors.emplace(std::move(entry.name), std::move(view));
    }
    return tensors;
}

Result<WeightSet> openSafeTensors(const std::filesystem::path& file) {
    auto mapped = MappedFile::open(file);
    if (!mapped)
        return fail(std::move(mapped.error()));
    auto tensors = readSafeTensors((*mapped)->bytes(), displayPath(file));
    if (!tensors)
        return fail(std::move(tensors.error()));
    return WeightSet{std::move(*tensors), {std::move(*mapped)}};
}

Result<WeightSet> openShardedSafeTensors(const std::filesystem::path& indexFile) {
    const std::string name = displayPath(indexFile);
    const auto text = readTextFile(indexFile, kMaxIndexBytes);
    if (!text)
        return fail(text.error());
    const auto parsed = parseJson(*text, name);
    if (!parsed)
        return fail(parsed.error());
    const nlohmann::json& index = *parsed;
    if (!index.is_object() || !index.contains("weight_map") || !index["weight_map"].is_object())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 does not list the parts of a model"), kDownloadAgain,
                    {name});
    const nlohmann::json& weightMap = index["weight_map"];
    const auto shards = shardNames(weightMap, name);
    if (!shards)
        return fail(shards.error());
    WeightSet all;
    for (const std::string& shard : *shards) {
        const auto path = indexFile.parent_path() / std::u8string(shard.begin(), shard.end());
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored))
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "part %2 of the model is missing; %1 names it"),
                        LUNETTE_TEXT("Error", "download the missing part into the same folder"), {name, shard});
        auto part = openSafeTensors(path);
        if (!part)
            return part;
        for (auto& [tensor, view] : part->tensors) {
            const auto listed = weightMap.find(tensor);
            if (listed != weightMap.end() && *listed == shard)
                all.tensors.emplace(tensor, std::move(view));
        }
        all.owners.insert(all.owners.end(), part->owners.begin(), part->owners.end());
    }
    for (const auto& [tensor, shard] : weightMap.items()) {
        if (all.find(tensor) == nullptr)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "tensor %2 is not in part %3, where %1 says it is"),
                        LUNETTE_TEXT("Error", "download all parts of the model again"),
                        {name, tensor, shard.get<std::string>()});
    }
    return all;
}

} // namespace lunette
