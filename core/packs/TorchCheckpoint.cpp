#include "core/packs/TorchCheckpoint.h"

#include "core/base/MappedFile.h"
#include "core/packs/PickleMachine.h"
#include "core/packs/StateDict.h"
#include "core/packs/ZipDirectory.h"

#include <cstring>

namespace lunette {

namespace {

using Bytes = std::span<const std::byte>;
using Storages = std::map<std::string, Bytes, std::less<>>;
using Types = std::map<std::string, DType, std::less<>>;
using Tensors = std::map<std::string, PickledTensor>;

constexpr std::string_view kStreamStart = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e";
constexpr int64_t kStreamVersion = 1001;
constexpr size_t kMaxPickle = 64 << 20;
constexpr uint64_t kMaxSharing = 8; // how often, on average, the bytes of the file may be used

const char* const kDownloadAgain = LUNETTE_TEXT("Error", "the file is damaged; download it again");

std::string_view asText(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// What a machine that refused a pickle says.
tl::unexpected<Error> failPickle(const PickleMachine& machine, const std::string& name) {
    return fail(ErrorCode::Pack, machine.problem(),
                LUNETTE_TEXT("Error", "use a file with weights only, from a source that you trust"),
                {name, machine.detail()});
}

/// The elements of a tensor that does not lie in row-major order, one by one.
std::shared_ptr<std::vector<std::byte>> gather(const PickledTensor& tensor, Bytes storage) {
    const size_t size = elementSize(tensor.dtype);
    auto copy = std::make_shared<std::vector<std::byte>>(static_cast<size_t>(tensor.count) * size);
    std::vector<int64_t> at(tensor.shape.size(), 0);
    int64_t position = tensor.offset;
    for (int64_t i = 0; i < tensor.count; ++i) {
        std::memcpy(copy->data() + static_cast<size_t>(i) * size, storage.data() + static_cast<size_t>(position) * size,
                    size);
        for (size_t d = at.size(); d-- > 0;) {
            position += tensor.strides[d];
            if (++at[d] < tensor.shape[d])
                break;
            position -= tensor.strides[d] * tensor.shape[d];
            at[d] = 0;
        }
    }
    return copy;
}

/// Joins the descriptions with the bytes of the storages.
Result<WeightSet> assemble(const Tensors& tensors, const Storages& storages, uint64_t fileBytes,
                           const std::string& name) {
    WeightSet weights;
    uint64_t total = 0;
    for (const auto& [tensorName, tensor] : tensors) {
        const size_t size = elementSize(tensor.dtype);
        const auto storage = storages.find(tensor.storageKey);
        if (storage == storages.end())
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the data of tensor %2 are missing in %1"),
                        kDownloadAgain, {name, tensorName});
        if (storage->second.size() != static_cast<uint64_t>(tensor.storageCount) * size)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the data of tensor %2 in %1 have the wrong size"),
                        kDownloadAgain, {name, tensorName});
        const uint64_t bytes = static_cast<uint64_t>(tensor.count) * size;
        if (bytes > kMaxSharing * fileBytes || (total += bytes) > kMaxSharing * fileBytes)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 describes more data than it holds"), kDownloadAgain,
                        {name});
        Bytes content;
        if (tensor.isContiguous()) {
            content = storage->second.subspan(static_cast<size_t>(tensor.offset) * size, bytes);
        } else {
            const auto copy = gather(tensor, storage->second);
            content = *copy;
            weights.owners.push_back(copy);
        }
        weights.tensors.emplace(tensorName, TensorView{tensor.dtype, tensor.shape, content});
    }
    return weights;
}

Result<WeightSet> readZip(Bytes file, const std::string& name) {
    const auto entries = readZipDirectory(file, name);
    if (!entries)
        return fail(entries.error());
    constexpr std::string_view pickleName = "/data.pkl";
    std::string root;
    for (const auto& [entry, content] : *entries) {
        if (entry.ends_with(pickleName) && entry.find('/') == entry.size() - pickleName.size())
            root = entry.substr(0, entry.size() - pickleName.size() + 1);
    }
    if (root.empty())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is an archive, but not one of tensors"),
                    LUNETTE_TEXT("Error", "choose the file with the weights, usually pytorch_model.bin"), {name});
    if (entries->contains(root + "constants.pkl"))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a TorchScript program, not a file with weights"),
                    LUNETTE_TEXT("Error", "choose the file with the weights, usually pytorch_model.bin"), {name});
    const auto order = entries->find(root + "byteorder");
    if (order != entries->end() && asText(order->second) != "little")
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 was saved on a big-endian computer"),
                    LUNETTE_TEXT("Error", "use a file that was saved on an ordinary computer"), {name});
    const Bytes pickle = entries->at(root + "data.pkl");
    if (pickle.size() > kMaxPickle)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the description of the tensors in %1 is too large"),
                    kDownloadAgain, {name});
    PickleMachine machine;
    ByteReader reader(pickle);
    const auto dict = machine.run(reader);
    if (!dict)
        return failPickle(machine, name);
    const auto tensors = readStateDict(machine, *dict, name);
    if (!tensors)
        return fail(tensors.error());
    Storages storages;
    const std::string dataFolder = root + "data/";
    for (auto entry = entries->lower_bound(dataFolder); entry != entries->end() && entry->first.starts_with(dataFolder);
         ++entry)
        storages.emplace(entry->first.substr(dataFolder.size()), entry->second);
    return assemble(*tensors, storages, file.size(), name);
}

/// Whether the third pickle of the stream says that numbers are little-endian.
bool isLittleEndian(const PickleMachine& machine, PickleMachine::Index root) {
    using Kind = PickleMachine::Kind;
    const PickleMachine::Value& dict = machine.at(root);
    for (size_t i = 0; dict.kind == Kind::Dict && i + 1 < dict.items.size(); i += 2) {
        const PickleMachine::Value& key = machine.at(dict.items[i]);
        const PickleMachine::Value& value = machine.at(dict.items[i + 1]);
        if (key.kind == Kind::Text && key.text == "little_endian")
            return value.kind == Kind::Bool && value.integer == 1;
    }
    return false;
}

/// The element type of every storage that a pickle mentions.
Types storageTypes(const PickleMachine& machine) {
    Types types;
    for (PickleMachine::Index i = 0; i < machine.end(); ++i) {
        const PickleMachine::Value& value = machine.at(i);
        if (value.kind == PickleMachine::Kind::Storage && value.items.size() >= 3)
            types.emplace(machine.at(value.items[2]).text, machine.at(value.items[1]).dtype);
    }
    return types;
}

/// The raw data behind the pickles: for each key a count and the elements, in the order of the list `keys`.
Result<Storages> readStreamStorages(const PickleMachine& machine, PickleMachine::Index keys, ByteReader& reader,
                                    const Types& types, const std::string& name) {
    Storages storages;
    for (const PickleMachine::Index index : machine.at(keys).items) {
        const std::string_view key = machine.at(index).text;
        const auto type = types.find(key);
        if (type == types.end())
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 holds data that belong to no tensor"),
                        kDownloadAgain, {name});
        const auto count = reader.number(8);
        const size_t size = elementSize(type->second);
        if (!count || *count > reader.left() / size)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 ends inside its data"),
                        LUNETTE_TEXT("Error", "the download was cut off; download it again"), {name});
        const std::string_view content = *reader.text(*count * size);
        if (!storages.emplace(key, std::as_bytes(std::span(content))).second)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 holds %2 twice"), kDownloadAgain,
                        {name, std::string(key)});
    }
    return storages;
}

Result<WeightSet> readStream(Bytes file, const std::string& name) {
    ByteReader reader(file, kStreamStart.size());
    PickleMachine machine;
    const auto version = machine.run(reader);
    if (!version || machine.at(*version).integer != kStreamVersion)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is of a PyTorch version that is not known"),
                    LUNETTE_TEXT("Error", "save it again with a current PyTorch, or use a safetensors file"), {name});
    const auto system = machine.run(reader);
    if (!system)
        return failPickle(machine, name);
    if (!isLittleEndian(machine, *system))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 was saved on a big-endian computer"),
                    LUNETTE_TEXT("Error", "use a file that was saved on an ordinary computer"), {name});
    const auto dict = machine.run(reader);
    if (!dict)
        return failPickle(machine, name);
    const auto keys = machine.run(reader);
    if (!keys)
        return failPickle(machine, name);
    const auto tensors = readStateDict(machine, *dict, name);
    if (!tensors)
        return fail(tensors.error());
    const auto storages = readStreamStorages(machine, *keys, reader, storageTypes(machine), name);
    if (!storages)
        return fail(storages.error());
    return assemble(*tensors, *storages, file.size(), name);
}

} // namespace

Result<WeightSet> readTorchCheckpoint(std::span<const std::byte> bytes, const std::string& nameForErrors) {
    if (auto real = refuseStandIn(bytes, nameForErrors); !real)
        return fail(std::move(real.error()));
    const std::string_view text = asText(bytes);
    if (text.starts_with("PK\x03\x04"))
        return readZip(bytes, nameForErrors);
    if (text.starts_with(kStreamStart))
        return readStream(bytes, nameForErrors);
    if (text.size() > 262 && text.substr(257, 5) == "ustar")
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is of a PyTorch version that is too old"),
                    LUNETTE_TEXT("Error", "save it again with a current PyTorch, or use a safetensors file"),
                    {nameForErrors});
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is not a PyTorch checkpoint"),
                LUNETTE_TEXT("Error", "choose the file with the weights, usually pytorch_model.bin"), {nameForErrors});
}

Result<WeightSet> openTorchCheckpoint(const std::filesystem::path& file) {
    auto mapped = MappedFile::open(file);
    if (!mapped)
        return fail(std::move(mapped.error()));
    auto weights = readTorchCheckpoint((*mapped)->bytes(), displayPath(file));
    if (weights)
        weights->owners.push_back(std::move(*mapped));
    return weights;
}

} // namespace lunette
