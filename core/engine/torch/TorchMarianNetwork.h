#pragma once

#include "core/engine/EngineModule.h"

#include <torch/script.h>

namespace lunette {

/// A Marian network on LibTorch; always computes in fp32, also with the weights of a 16-bit file. Thread: the engine's.
class TorchMarianNetwork : public MarianNetwork {
public:
    /// Reads marian.pt from `options.modulesFolder`. The weights of `pack` stay mapped as long as the network lives.
    /// Errors: Pack, Memory, Internal.
    static Result<std::unique_ptr<MarianNetwork>> open(const MarianPack& pack, const EngineOptions& options);

    TorchMarianNetwork(torch::jit::Module module, const MarianDims& dims, at::Device device);

    Result<void> encode(std::span<const int32_t> sourceIds) override;
    Result<std::span<const float>> step(std::span<const int32_t> tokens, std::span<const int32_t> parents) override;
    std::string device() const override { return m_device.is_cuda() ? "cuda" : "cpu"; }
    int vocabularySize() const override { return m_dims.vocab; }

private:
    using TensorList = c10::List<at::Tensor>;

    bool isIdentity(std::span<const int32_t> parents) const;

    torch::jit::Module m_module;
    MarianDims m_dims;
    at::Device m_device;
    TensorList m_keys, m_values, m_crossKeys, m_crossValues; ///< one tensor a decoder layer
    at::Tensor m_logits;
    int64_t m_position = 0;
    size_t m_rows = 0; ///< hypotheses of the last step
};

} // namespace lunette
