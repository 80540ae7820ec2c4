#pragma once

#include "core/engine/torch/TorchSupport.h"
#include "core/image/Tiling.h"
#include "core/packs/MoondreamPack.h"

/// Puts the weights of a pack into the TorchScript modules, and pixels into tensors. Call inside
/// torch_support::guarded.
namespace lunette::moondream_tensors {

/// What the pack takes: its weights as they lie in the file; the image prefix, a sequence and the widest layer in fp32.
torch_support::Footprint footprint(const MoondreamPack& pack);

void assignVision(torch::jit::Module& module, const MoondreamPack& pack, const torch_support::Placement& placement);
void assignText(torch::jit::Module& module, const MoondreamPack& pack, const torch_support::Placement& placement);
void assignRegion(torch::jit::Module& module, const MoondreamPack& pack, const torch_support::Placement& placement);
void assignControls(torch::jit::Module& module, const MoondreamPack& pack, const torch_support::Placement& placement);

/// (3, S, S) in -1..1, each step rounded in the compute type (spec 4.5).
at::Tensor normalisedPixels(const RgbImage& tile, const torch_support::Placement& placement);

/// The global view of the 2024 front end: all tiles joined, doubled axes averaged in pairs. Tiles and result (3, S, S).
at::Tensor averagedView(const std::vector<at::Tensor>& tiles, const TileGrid& grid);

} // namespace lunette::moondream_tensors
