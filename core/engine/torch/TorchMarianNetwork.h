#pragma once

#include "core/engine/EngineModule.h"

namespace lunette {

/// A Marian network on LibTorch; always computes in fp32, also when the file holds halves. Reads marian.pt from
/// `options.modulesFolder`. The weights of `pack` stay mapped as long as the network lives. Errors: Pack, Memory,
/// Internal.
Result<std::unique_ptr<MarianNetwork>> openTorchMarian(const MarianPack& pack, const EngineOptions& options);

} // namespace lunette
