#pragma once

#include "core/engine/moondream/MoondreamNetwork.h"
#include "core/engine/torch/TorchSupport.h"
#include "core/packs/MoondreamPack.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// Moondream on LibTorch: the TorchScript modules vision, text and region with the weights of one pack.
class TorchMoondreamNetwork : public MoondreamNetwork {
public:
    static Result<std::unique_ptr<MoondreamNetwork>> open(const MoondreamPack& pack, const EngineOptions& options);

    std::string device() const override;
    std::string precision() const override { return m_placement.precision; }
    std::vector<Remark> remarks() const override { return m_placement.remarks; }
    int maxContext() const override { return m_dims.text.maxContext; }

    Result<std::shared_ptr<const EncodedImage>> encode(const TiledImage& tiles, const CancelToken& cancel,
                                                       Taps* taps) override;
    Result<void> begin(const EncodedImage* image) override;
    Result<void> feed(std::span<const InputItem> items) override;
    int position() const override { return m_position; }
    Result<std::span<const float>> logits() override;
    Result<std::span<const float>> coordinateLogits() override;
    Result<std::span<const float>> sizeLogits() override;
    Result<std::vector<float>> controlScores(const ControlSights& sights) override;

private:
    explicit TorchMoondreamNetwork(const MoondreamPack& pack, torch_support::Placement placement);

    Result<void> load(const MoondreamPack& pack, const std::string& modulesFolder);
    Result<at::Tensor> encodeTile(const at::Tensor& pixels, const CancelToken& cancel,
                                  std::vector<at::Tensor>* embedded);
    struct EncodeJob;
    Result<at::Tensor> imageEmbedding(const EncodeJob& job);
    void waitForDevice() const;
    void addPrefixTaps(Taps& taps, const std::vector<at::Tensor>& keys, const std::vector<at::Tensor>& values) const;
    at::Tensor embedItem(const InputItem& item);
    void reserve(int positions);
    Result<std::span<const float>> decodeRegion(const char* decoder);

    MoondreamDims m_dims;
    RevisionRules m_rules;
    std::vector<int64_t> m_beforeImage; ///< ids
    torch_support::Placement m_placement;
    torch::jit::Module m_vision, m_text, m_region;
    std::optional<torch::jit::Module> m_controls; ///< of packs that have a control network
    std::vector<at::Tensor> m_keys, m_values;     ///< a layer: (1, kv heads, capacity, head)
    int m_capacity = 0;
    int m_position = 0;
    at::Tensor m_hidden; ///< (D), last position, before the last norm
    at::Tensor m_output; ///< keeps the last span alive
};

} // namespace lunette
