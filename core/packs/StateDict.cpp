#include "core/packs/StateDict.h"

#include <algorithm>
#include <optional>

namespace lunette {

namespace {

using Kind = PickleMachine::Kind;
using Index = PickleMachine::Index;
using Value = PickleMachine::Value;

constexpr size_t kMaxRank = 16;
constexpr int64_t kMaxCount = int64_t{1} << 48;

std::optional<int64_t> countOf(const Value& value) {
    if (value.kind != Kind::Integer || value.integer < 0 || value.integer > kMaxCount)
        return {};
    return value.integer;
}

std::optional<std::vector<int64_t>> countsOf(const PickleMachine& machine, const Value& tuple) {
    if (tuple.kind != Kind::Tuple || tuple.items.size() > kMaxRank)
        return {};
    std::vector<int64_t> counts;
    for (const Index item : tuple.items) {
        const auto count = countOf(machine.at(item));
        if (!count)
            return {};
        counts.push_back(*count);
    }
    return counts;
}

struct View {
    int64_t offset = 0;
    int64_t count = 0;
};

/// The part of a storage that a persistent id means: ("storage", class, key, location, count[, view]).
std::optional<View> readStorage(const PickleMachine& machine, const Value& storage, PickledTensor& tensor) {
    if (storage.kind != Kind::Storage || storage.items.size() < 5)
        return {};
    const auto item = [&](size_t i) -> const Value& { return machine.at(storage.items[i]); };
    const auto count = countOf(item(4));
    if (item(0).kind != Kind::Text || item(0).text != "storage" || item(1).kind != Kind::Name ||
        item(1).name != PickleMachine::Name::Storage || item(2).kind != Kind::Text || !count)
        return {};
    tensor.dtype = item(1).dtype;
    tensor.storageKey = item(2).text;
    tensor.storageCount = *count;
    if (storage.items.size() == 5 || item(5).kind == Kind::None)
        return View{0, *count};
    const Value& view = item(5); // (key, offset, count)
    if (view.kind != Kind::Tuple || view.items.size() != 3)
        return {};
    const auto offset = countOf(machine.at(view.items[1]));
    const auto length = countOf(machine.at(view.items[2]));
    if (!offset || !length || *offset > *count || *length > *count - *offset)
        return {};
    return View{*offset, *length};
}

/// Whether the tensor stays inside its view; fills its element count.
bool fits(PickledTensor& tensor, const View& view) {
    tensor.count = 1;
    for (const int64_t size : tensor.shape) {
        if (size != 0 && tensor.count > kMaxCount / size)
            return false;
        tensor.count *= size;
    }
    if (tensor.count == 0)
        return tensor.offset <= view.count;
    int64_t last = tensor.offset;
    if (last >= view.count)
        return false;
    for (size_t i = 0; i < tensor.shape.size(); ++i) {
        const int64_t steps = tensor.shape[i] - 1;
        if (steps > 0 && tensor.strides[i] > (view.count - 1 - last) / steps)
            return false;
        last += steps * (steps > 0 ? tensor.strides[i] : 0);
    }
    return true;
}

std::optional<PickledTensor> readTensor(const PickleMachine& machine, const Value& value) {
    if (value.items.size() < 4)
        return {};
    PickledTensor tensor;
    const auto view = readStorage(machine, machine.at(value.items[0]), tensor);
    const auto offset = countOf(machine.at(value.items[1]));
    auto shape = countsOf(machine, machine.at(value.items[2]));
    auto strides = countsOf(machine, machine.at(value.items[3]));
    if (!view || !offset || !shape || !strides || shape->size() != strides->size())
        return {};
    tensor.offset = *offset;
    tensor.shape = std::move(*shape);
    tensor.strides = std::move(*strides);
    if (!fits(tensor, *view))
        return {};
    tensor.offset += view->offset;
    return tensor;
}

bool holdsTensors(const PickleMachine& machine, const Value& dict) {
    for (size_t i = 1; i < dict.items.size(); i += 2) {
        if (machine.at(dict.items[i]).kind == Kind::Tensor)
            return true;
    }
    return false;
}

/// The dict with the tensors: `root` itself or its member of a usual name.
const Value* tensorsOf(const PickleMachine& machine, const Value& root) {
    if (root.kind != Kind::Dict)
        return nullptr;
    if (holdsTensors(machine, root))
        return &root;
    for (size_t i = 0; i + 1 < root.items.size(); i += 2) {
        const Value& key = machine.at(root.items[i]);
        const Value& value = machine.at(root.items[i + 1]);
        if (key.kind == Kind::Text && (key.text == "state_dict" || key.text == "model") && value.kind == Kind::Dict &&
            holdsTensors(machine, value))
            return &value;
    }
    return nullptr;
}

} // namespace

bool PickledTensor::isContiguous() const {
    if (count == 0)
        return true;
    int64_t expected = 1;
    for (size_t i = shape.size(); i-- > 0;) {
        if (shape[i] != 1 && strides[i] != expected)
            return false;
        expected *= shape[i];
    }
    return true;
}

Result<std::map<std::string, PickledTensor>> readStateDict(const PickleMachine& machine, Index root,
                                                           const std::string& nameForErrors) {
    const Value* dict = tensorsOf(machine, machine.at(root));
    if (dict == nullptr)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 holds no list of named tensors"),
                    LUNETTE_TEXT("Error", "choose the file with the weights, usually pytorch_model.bin"),
                    {nameForErrors});
    std::map<std::string, PickledTensor> tensors;
    for (size_t i = 0; i + 1 < dict->items.size(); i += 2) {
        const Value& key = machine.at(dict->items[i]);
        const Value& value = machine.at(dict->items[i + 1]);
        if (value.kind != Kind::Tensor)
            continue;
        const std::string name(key.text);
        const auto tensor = readTensor(machine, value);
        if (key.kind != Kind::Text || !tensor)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "tensor %2 in %1 is described wrongly"),
                        LUNETTE_TEXT("Error", "the file is damaged; download it again"), {nameForErrors, name});
        if (!tensors.emplace(name, *tensor).second)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 names tensor %2 twice"),
                        LUNETTE_TEXT("Error", "the file is damaged; download it again"), {nameForErrors, name});
    }
    return tensors;
}

} // namespace lunette
