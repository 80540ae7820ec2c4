#include "core/packs/MoondreamWeights.h"

#include <QFloat16>

#include <algorithm>
#include <bit>
#include <cstring>

namespace lunette::moondream_weights {

namespace {

void eraseAll(std::string& text, const std::string& part) {
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part))
        text.erase(at, part.size());
}

bool replacePrefix(std::string& name, std::string_view from, std::string_view to) {
    if (!name.starts_with(from))
        return false;
    name.replace(0, from.size(), to);
    return true;
}

void replaceFirst(std::string& name, std::string_view from, std::string_view to) {
    if (const size_t at = name.find(from); at != std::string::npos)
        name.replace(at, from.size(), to);
}

/// The old layout's name in the new one; unknown names stay (they are ignored later).
std::string fromOldName(std::string name) {
    constexpr std::string_view kVision = "vision_encoder.encoder.model.visual.";
    if (name.starts_with(kVision)) {
        replacePrefix(name, kVision, "vision.");
        replaceFirst(name, "patch_embed.linear.", "patch_emb.");
        replaceFirst(name, "pos_embed", "pos_emb");
        replaceFirst(name, ".norm1.", ".ln1.");
        replaceFirst(name, ".norm2.", ".ln2.");
        replacePrefix(name, "vision.norm.", "vision.post_ln.");
        return name;
    }
    if (replacePrefix(name, "vision_encoder.projection.mlp.", "vision.proj_mlp."))
        return name;
    if (name == "text_model.transformer.embd.wte.weight")
        return "text.wte";
    if (replacePrefix(name, "text_model.transformer.h.", "text.blocks.")) {
        replaceFirst(name, ".mixer.Wqkv.", ".attn.qkv.");
        replaceFirst(name, ".mixer.out_proj.", ".attn.proj.");
        return name;
    }
    if (replacePrefix(name, "text_model.lm_head.ln.", "text.post_ln."))
        return name;
    replacePrefix(name, "text_model.lm_head.linear.", "text.lm_head.");
    return name;
}

template <class Number>
Number numberAt(const std::byte* at) {
    Number number{};
    std::memcpy(&number, at, sizeof number);
    return number;
}

float toFloat(const std::byte* at, DType dtype) {
    switch (dtype) {
    case DType::F32:
        return numberAt<float>(at);
    case DType::BF16:
        return std::bit_cast<float>(uint32_t(numberAt<uint16_t>(at)) << 16);
    default:
        return float(numberAt<qfloat16>(at));
    }
}

bool isFloat(DType dtype) {
    return dtype == DType::F16 || dtype == DType::BF16 || dtype == DType::F32;
}

tl::unexpected<Error> badQuantised(const std::string& name) {
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the 4-bit tensor %1 does not have the expected shape"),
                LUNETTE_TEXT("Error", "download the model again"), {name});
}

/// weight = (code - zero_point) * scale by groups of 128; the first half of the groups are the high nibbles (spec 3.5).
Result<void> unpackFourBit(WeightSet& set, const std::string& name, const std::vector<int64_t>& shape) {
    const TensorView* packed = set.find(name + ".packed");
    const TensorView* scale = set.find(name + ".scale");
    const TensorView* zero = set.find(name + ".zero_point");
    const size_t count = size_t(shape[0]) * size_t(shape[1]);
    const size_t groups = count / 128;
    if (!packed || !scale || !zero || packed->dtype != DType::U8 || packed->bytes.size() * 2 != count ||
        !isFloat(scale->dtype) || !isFloat(zero->dtype) || scale->bytes.size() != groups * elementSize(scale->dtype) ||
        zero->bytes.size() != groups * elementSize(zero->dtype))
        return badQuantised(name);
    auto values = std::make_shared<std::vector<float>>(count);
    for (size_t group = 0; group < groups; ++group) {
        const bool high = group < groups / 2;
        const std::byte* codes = packed->bytes.data() + (high ? group : group - groups / 2) * 128;
        const float s = toFloat(scale->bytes.data() + group * elementSize(scale->dtype), scale->dtype);
        const float z = toFloat(zero->bytes.data() + group * elementSize(zero->dtype), zero->dtype);
        for (size_t i = 0; i < 128; ++i) {
            const unsigned code = high ? unsigned(codes[i]) >> 4 : unsigned(codes[i]) & 15u;
            (*values)[group * 128 + i] = (float(code) - z) * s;
        }
    }
    set.tensors[name] = {DType::F32, shape, std::as_bytes(std::span<const float>(*values))};
    set.owners.push_back(values);
    return {};
}

/// Shape of a packed matrix: rows from its bias, columns from the number of codes.
Result<void> unpackAll(WeightSet& set) {
    std::vector<std::string> names;
    for (const auto& [name, view] : set.tensors) {
        if (name.ends_with(".weight.packed"))
            names.push_back(name.substr(0, name.size() - 7));
    }
    for (const std::string& name : names) {
        const TensorView* bias = set.find(name.substr(0, name.size() - 6) + "bias");
        const size_t codes = set.find(name + ".packed")->bytes.size() * 2;
        if (!bias || bias->shape.size() != 1 || bias->shape[0] <= 0 || codes % size_t(bias->shape[0]) != 0 ||
            codes % 256 != 0)
            return badQuantised(name);
        const int64_t rows = bias->shape[0];
        if (auto done = unpackFourBit(set, name, {rows, int64_t(codes) / rows}); !done)
            return done;
    }
    return {};
}

using Shape = std::vector<int64_t>;

Result<void> expect(const WeightSet& weights, const std::string& name, const Shape& shape) {
    const TensorView* view = weights.find(name);
    if (!view)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the weights lack the tensor %1"),
                    LUNETTE_TEXT("Error", "download the model again; every file of it is needed"), {name});
    if (view->shape != shape || !isFloat(view->dtype))
        return fail(ErrorCode::Pack,
                    LUNETTE_TEXT("Error", "the tensor %1 has another shape or type than this model needs"),
                    LUNETTE_TEXT("Error", "check that config.json and the weights belong together"), {name});
    return {};
}

struct Expected {
    std::string name;
    Shape shape;
};

void addLinear(std::vector<Expected>& list, const std::string& name, int64_t out, int64_t in) {
    list.push_back({name + ".weight", {out, in}});
    list.push_back({name + ".bias", {out}});
}

void addNorm(std::vector<Expected>& list, const std::string& name, int64_t dim) {
    list.push_back({name + ".weight", {dim}});
    list.push_back({name + ".bias", {dim}});
}

void addVision(std::vector<Expected>& list, const MoondreamDims& dims, bool singleView) {
    const auto& v = dims.vision;
    const int64_t side = v.crop / v.patch;
    addLinear(list, "vision.patch_emb", v.dim, int64_t(v.patch) * v.patch * 3);
    list.push_back({"vision.pos_emb", {1, side * side, v.dim}});
    for (int i = 0; i < v.layers; ++i) {
        const std::string block = "vision.blocks." + std::to_string(i);
        addNorm(list, block + ".ln1", v.dim);
        addNorm(list, block + ".ln2", v.dim);
        addLinear(list, block + ".attn.qkv", 3 * v.dim, v.dim);
        addLinear(list, block + ".attn.proj", v.dim, v.dim);
        addLinear(list, block + ".mlp.fc1", v.ff, v.dim);
        addLinear(list, block + ".mlp.fc2", v.dim, v.ff);
    }
    addNorm(list, "vision.post_ln", v.dim);
    addLinear(list, "vision.proj_mlp.fc1", v.inner, singleView ? v.dim : 2 * v.dim);
    addLinear(list, "vision.proj_mlp.fc2", dims.text.dim, v.inner);
}

void addText(std::vector<Expected>& list, const MoondreamDims& dims) {
    const auto& t = dims.text;
    const int64_t qkv = int64_t(t.dim) + 2ll * t.kvHeads * (t.dim / t.heads);
    list.push_back({"text.wte", {t.vocab, t.dim}});
    for (int i = 0; i < t.layers; ++i) {
        const std::string block = "text.blocks." + std::to_string(i);
        addNorm(list, block + ".ln", t.dim);
        addLinear(list, block + ".attn.qkv", qkv, t.dim);
        addLinear(list, block + ".attn.proj", t.dim, t.dim);
        addLinear(list, block + ".mlp.fc1", t.ff, t.dim);
        addLinear(list, block + ".mlp.fc2", t.dim, t.ff);
    }
    addNorm(list, "text.post_ln", t.dim);
    addLinear(list, "text.lm_head", t.vocab, t.dim);
}

/// The region part; its inner widths come from the file, its bins are fixed by the model family.
Result<void> checkRegion(const WeightSet& weights, const MoondreamDims& dims) {
    const auto second = [&](const std::string& name) -> int64_t {
        const TensorView* view = weights.find(name);
        return view && view->shape.size() == 2 ? view->shape[1] : -1;
    };
    const auto first = [&](const std::string& name) -> int64_t {
        const TensorView* view = weights.find(name);
        return view && view->shape.size() == 2 ? view->shape[0] : -1;
    };
    std::vector<Expected> list;
    const int64_t coord = second("region.coord_features"), size = second("region.size_features");
    list.push_back({"region.coord_features", {1, coord}});
    list.push_back({"region.size_features", {2, size}});
    addLinear(list, "region.coord_encoder", dims.text.dim, 2 * coord);
    addLinear(list, "region.size_encoder", dims.text.dim, 2 * size);
    for (const auto& [name, bins] : {std::pair<std::string, int64_t>{"region.coord_decoder", 1024},
                                     std::pair<std::string, int64_t>{"region.size_decoder", 2048}}) {
        const int64_t inner = first(name + ".fc1.weight");
        addLinear(list, name + ".fc1", inner, dims.text.dim);
        addLinear(list, name + ".fc2", bins, inner);
    }
    for (const Expected& tensor : list) {
        if (auto ok = expect(weights, tensor.name, tensor.shape); !ok)
            return ok;
    }
    return {};
}

} // namespace

Result<WeightSet> normalise(WeightSet files, Layout& layout) {
    WeightSet set;
    set.owners = std::move(files.owners);
    bool isNew = false, isOld = false;
    std::map<std::string, TensorView> named;
    for (auto& [key, view] : files.tensors) {
        std::string name = key;
        eraseAll(name, "._orig_mod");
        replacePrefix(name, "model.", "");
        isNew |= name == "vision.blocks.0.attn.proj.bias";
        isOld |= name == "text_model.transformer.h.0.mixer.Wqkv.weight";
        named.emplace(std::move(name), view);
    }
    if (!isNew && !isOld)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "these weights are not a Moondream model"),
                    LUNETTE_TEXT("Error", "choose the folder of a Moondream2 download"));
    layout = isNew ? Layout::New : Layout::Old;
    for (auto& [name, view] : named)
        set.tensors.emplace(isNew ? name : fromOldName(name), view);
    if (auto done = unpackAll(set); !done)
        return fail(done.error());
    return set;
}

Result<void> checkShapes(const WeightSet& weights, const MoondreamDims& dims, const RevisionRules& rules) {
    std::vector<Expected> list;
    addVision(list, dims, rules.duplicateGlobal);
    addText(list, dims);
    for (const Expected& tensor : list) {
        if (auto ok = expect(weights, tensor.name, tensor.shape); !ok)
            return ok;
    }
    if (dims.hasRegion)
        return checkRegion(weights, dims);
    return {};
}

Result<void> checkControls(const WeightSet& weights, const ControlVocabulary& controls) {
    const auto width = [&](const std::string& name) -> int64_t {
        const TensorView* view = weights.find("controls." + name + ".weight");
        return view && !view->shape.empty() ? view->shape[0] : -1;
    };
    constexpr int64_t kCells = 6 * 8, kFacts = 18; // a picture of 48 x 64 after three halvings
    std::vector<Expected> list;
    int64_t channels = 6;
    for (const std::string name : {"conv1", "conv2", "conv3", "conv4"}) {
        list.push_back({"controls." + name + ".weight", {width(name), channels, 3, 3}});
        list.push_back({"controls." + name + ".bias", {width(name)}});
        channels = width(name);
    }
    addLinear(list, "controls.fc1", width("fc1"), channels * kCells + kFacts);
    addLinear(list, "controls.fc2", int64_t(controls.kinds.size() + controls.states.size()), width("fc1"));
    for (const Expected& tensor : list) {
        if (auto ok = expect(weights, tensor.name, tensor.shape); !ok)
            return ok;
    }
    return {};
}

} // namespace lunette::moondream_weights
