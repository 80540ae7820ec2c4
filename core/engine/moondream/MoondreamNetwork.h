#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Result.h"
#include "core/engine/VisionLanguageModel.h"
#include "core/image/Tiling.h"

#include <map>
#include <span>

namespace lunette {

/// One position of the text model's input: a token's embedding, or an encoded coordinate or size (spec 10.1).
struct InputItem {
    enum class Kind { Token, Coordinate, Size };
    Kind kind = Kind::Token;
    int32_t token = 0;
    double x = 0; ///< the coordinate, or the width
    double y = 0; ///< the height

    static InputItem ofToken(int32_t id) { return {Kind::Token, id, 0, 0}; }
    static InputItem ofCoordinate(double v) { return {Kind::Coordinate, 0, v, 0}; }
    static InputItem ofSize(double w, double h) { return {Kind::Size, 0, w, h}; }
};

/// What a control network sees of the texts of one picture (ControlSight.h).
struct ControlSights {
    static constexpr int kWidth = 64, kHeight = 48, kChannels = 6, kFacts = 18;
    size_t count = 0;
    std::vector<uint8_t> ends; ///< [count, kHeight, kWidth, kChannels]: left end, right end of each text, RGB
    std::vector<float> facts;  ///< [count, kFacts]
};

/// Intermediate values by name for comparison with the reference; shapes in `shape`.
struct Tap {
    std::vector<int64_t> shape;
    std::vector<float> values;
};
using Taps = std::map<std::string, Tap>;

/// The mathematics of Moondream without its behaviour: numbers in, numbers out. One sequence at a time.
/// Thread: the engine's.
class MoondreamNetwork {
public:
    virtual ~MoondreamNetwork() = default;

    virtual std::string device() const = 0;
    virtual std::string precision() const = 0;
    /// Why this device and precision.
    virtual std::vector<Remark> remarks() const = 0;
    virtual int maxContext() const = 0;

    /// Vision encoder, projector and image prefix. `taps`, when not null, receives the values of the golden files.
    virtual Result<std::shared_ptr<const EncodedImage>> encode(const TiledImage& tiles, const CancelToken& cancel,
                                                               Taps* taps) = 0;

    /// Starts a sequence after the image prefix (position 730), or at position 0 without one.
    virtual Result<void> begin(const EncodedImage* image) = 0;

    /// Appends items; the outputs below then belong to the last of them.
    virtual Result<void> feed(std::span<const InputItem> items) = 0;

    virtual int position() const = 0;

    /// Scores of every token id, [vocab]. Valid until the next feed.
    virtual Result<std::span<const float>> logits() = 0;
    /// Scores of the coordinate bins, [1024].
    virtual Result<std::span<const float>> coordinateLogits() = 0;
    /// Scores of the size bins, width then height, [2 x 1024].
    virtual Result<std::span<const float>> sizeLogits() = 0;

    /// Scores of the kinds and states of MoondreamPack::controls, [count x scores]; none without a control network.
    virtual Result<std::vector<float>> controlScores(const ControlSights&) { return std::vector<float>(); }
};

} // namespace lunette
