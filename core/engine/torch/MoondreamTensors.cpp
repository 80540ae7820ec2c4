#include "core/engine/torch/MoondreamTensors.h"

#include <algorithm>

namespace lunette::moondream_tensors {

using torch_support::ModuleAttributes;
using torch_support::Placement;

namespace {

/// The tensors whose names start with `prefix`, without it.
template <class Take>
void forEachWithPrefix(const MoondreamPack& pack, const std::string& prefix, Take&& take) {
    for (auto it = pack.weights.tensors.lower_bound(prefix);
         it != pack.weights.tensors.end() && it->first.starts_with(prefix); ++it)
        take(it->first.substr(prefix.size()), it->second);
}

bool isPacked(const std::string& name) {
    return name.ends_with(".packed") || name.ends_with(".scale") || name.ends_with(".zero_point");
}

at::Tensor weight(const MoondreamPack& pack, const std::string& name, const TensorView& view,
                  const Placement& placement) {
    const bool isMatrix = view.shape.size() == 2 && (name.ends_with(".weight") || name == "wte");
    return isMatrix ? torch_support::placedMatrix(view, pack.weights.owners, placement)
                    : torch_support::placed(view, pack.weights.owners, placement);
}

void addBlocks(ModuleAttributes& attributes, const MoondreamPack& pack, const std::string& prefix, int layers,
               const Placement& placement) {
    for (int i = 0; i < layers; ++i) {
        c10::Dict<std::string, at::Tensor> block;
        forEachWithPrefix(pack, prefix + std::to_string(i) + ".", [&](const std::string& name, const TensorView& view) {
            if (!isPacked(name))
                block.insert(name, weight(pack, name, view, placement));
        });
        attributes.appendToGroup("blocks", block);
    }
}

void addRest(ModuleAttributes& attributes, const MoondreamPack& pack, const std::string& prefix,
             const Placement& placement) {
    forEachWithPrefix(pack, prefix, [&](const std::string& name, const TensorView& view) {
        if (!isPacked(name) && !name.starts_with("blocks."))
            attributes.setWeight(name, weight(pack, name, view, placement));
    });
}

} // namespace

void assignVision(torch::jit::Module& module, const MoondreamPack& pack, const Placement& placement) {
    ModuleAttributes attributes;
    attributes.setDim("heads", pack.dims.vision.heads);
    attributes.setDim("patch", pack.dims.vision.patch);
    attributes.setDim("margin", pack.rules.bilinearFrontEnd ? 0 : pack.tiling.marginPatches);
    attributes.setDim("exact_gelu", pack.rules.exactGelu ? 1 : 0);
    attributes.setDim("single_view", pack.rules.duplicateGlobal ? 1 : 0);
    addRest(attributes, pack, "vision.", placement);
    addBlocks(attributes, pack, "vision.blocks.", pack.dims.vision.layers, placement);
    attributes.assignTo(module);
}

void assignText(torch::jit::Module& module, const MoondreamPack& pack, const Placement& placement) {
    ModuleAttributes attributes;
    attributes.setDim("heads", pack.dims.text.heads);
    attributes.setDim("kv_heads", pack.dims.text.kvHeads);
    addRest(attributes, pack, "text.", placement);
    addBlocks(attributes, pack, "text.blocks.", pack.dims.text.layers, placement);
    // Rotary tables in F32 (spec 7.2): half of a head turns, one frequency for each pair.
    const int64_t turning = pack.dims.text.dim / pack.dims.text.heads / 2;
    const at::Tensor frequencies = 1.0 / at::pow(10000.0, at::arange(0, turning, 2, at::kFloat) / double(turning));
    const at::Tensor angles = at::arange(pack.dims.text.maxContext, at::kFloat).unsqueeze(1) * frequencies;
    attributes.setWeight("rope.cos", angles.cos().to(placement.device));
    attributes.setWeight("rope.sin", angles.sin().to(placement.device));
    attributes.assignTo(module);
}

void assignRegion(torch::jit::Module& module, const MoondreamPack& pack, const Placement& placement) {
    ModuleAttributes attributes;
    addRest(attributes, pack, "region.", placement);
    attributes.assignTo(module);
}

void assignControls(torch::jit::Module& module, const MoondreamPack& pack, const Placement& placement) {
    ModuleAttributes attributes;
    forEachWithPrefix(pack, "controls.", [&](const std::string& name, const TensorView& view) {
        attributes.setWeight(name, torch_support::placed(view, pack.weights.owners, placement));
    });
    attributes.assignTo(module);
}

torch_support::Footprint footprint(const MoondreamPack& pack) {
    torch_support::Footprint sum;
    sum.fileType = torch_support::scalarType(pack.weights.find("text.wte")->dtype);
    for (const auto& [name, view] : pack.weights.tensors)
        sum.weightBytes += view.bytes.size();
    const auto& text = pack.dims.text;
    const auto& vision = pack.dims.vision;
    const uint64_t position = uint64_t(2) * text.layers * text.kvHeads * (text.dim / text.heads) * sizeof(float);
    const uint64_t patches = uint64_t(vision.crop / vision.patch) * (vision.crop / vision.patch);
    const uint64_t widest = std::max({vision.ff + 4 * vision.dim, vision.inner, text.ff + 5 * text.dim});
    sum.workingBytes = position * (text.prefix + 1024) + 2 * patches * widest * sizeof(float);
    return sum;
}

at::Tensor normalisedPixels(const RgbImage& tile, const Placement& placement) {
    const at::Tensor bytes =
        at::from_blob(const_cast<uint8_t*>(tile.pixels.data()), {tile.height, tile.width, 3}, at::kByte);
    at::Tensor x = bytes.permute({2, 0, 1}).to(placement.device, placement.dtype, false, true).contiguous();
    return x.div_(255.0).sub_(0.5).div_(0.5);
}

at::Tensor averagedView(const std::vector<at::Tensor>& tiles, const TileGrid& grid) {
    std::vector<at::Tensor> bands;
    for (int i = 0; i < grid.rows; ++i) {
        const auto first = tiles.begin() + i * grid.columns;
        bands.push_back(at::cat(std::vector<at::Tensor>(first, first + grid.columns), 2));
    }
    const at::Tensor joined = at::cat(bands, 1);
    return at::avg_pool2d(joined.unsqueeze(0), {grid.rows, grid.columns}).squeeze(0);
}

} // namespace lunette::moondream_tensors
