#pragma once

#include "core/engine/VisionLanguageModel.h"
#include "core/engine/moondream/MoondreamNetwork.h"
#include "core/packs/MoondreamPack.h"

#include <memory>

namespace lunette {

/// The behaviour of Moondream over its numbers: image preparation, prompts, decoding loops of every skill.
class MoondreamModel : public VisionLanguageModel {
public:
    MoondreamModel(MoondreamPack pack, std::unique_ptr<MoondreamNetwork> network);
    ~MoondreamModel() override;

    ModelInfo info() const override;
    Result<std::shared_ptr<const EncodedImage>> encode(const RgbImage& image, const CancelToken& cancel) override;
    Result<GenerationResult> generate(const EncodedImage* image, const GenerationRequest& request,
                                      const TokenCallback& onText, const CancelToken& cancel) override;

private:
    MoondreamPack m_pack;
    std::unique_ptr<MoondreamNetwork> m_network;
};

} // namespace lunette
