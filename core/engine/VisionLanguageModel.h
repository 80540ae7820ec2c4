#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Result.h"
#include "core/engine/Generation.h"
#include "core/image/RgbImage.h"
#include "core/image/Tiling.h"

#include <memory>

namespace lunette {

/// The state of a picture after the vision encoder and the image prefix: reused by every question on that picture.
/// Made and used by one model only; may outlive neither it nor its pack.
class EncodedImage {
public:
    virtual ~EncodedImage() = default;
    virtual size_t bytes() const = 0;         ///< memory held
    virtual StageTimings timings() const = 0; ///< preprocessMs, visionMs, prefillMs
};

struct ModelInfo {
    std::string name;
    std::string revision;
    std::string precision; ///< "fp32", "bf16", ...
    std::string device;    ///< "cpu", "cuda"
    bool builtIn = false;
    std::vector<Skill> skills;
    std::vector<Remark> remarks; ///< why this device and precision, what was assumed; may be empty
    TilingRule tiling;           ///< how it looks at a picture; maxTiles 0: the global view only
    bool longCaption = true;
    bool reasoning = false;         ///< can think before it answers a question
    bool spatialReferences = false; ///< questions can be about marked places
    HistorySupport history = HistorySupport::None;
};

/// A Moondream model that answers. Thread: the one that created it.
class VisionLanguageModel {
public:
    virtual ~VisionLanguageModel() = default;

    virtual ModelInfo info() const = 0;

    /// Prepares `image`, runs the vision encoder and the bidirectional image prefix. Stops between layers or tiles.
    virtual Result<std::shared_ptr<const EncodedImage>> encode(const RgbImage& image, const CancelToken& cancel) = 0;

    /// Answers; `image` null means text only. `onText` gets whole words. A stop inside gives FinishReason::Cancelled
    /// with what was written so far.
    virtual Result<GenerationResult> generate(const EncodedImage* image, const GenerationRequest& request,
                                              const TokenCallback& onText, const CancelToken& cancel) = 0;
};

} // namespace lunette
