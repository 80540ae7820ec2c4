#pragma once

#include "core/engine/moondream/TextDecoding.h"
#include "core/image/TextLines.h"

#include <memory>
#include <vector>

namespace lunette {

/// A picture after the encoder: as a whole, or as pieces of its text lines for packs that read line by line.
class PreparedImage : public EncodedImage {
public:
    struct Line {
        TextPiece piece;
        std::shared_ptr<const EncodedImage> prefix;
    };

    std::shared_ptr<const EncodedImage> whole; ///< null when the picture is too large to be read at once
    std::vector<Line> lines;
    int width = 0, height = 0; ///< of the picture, pixels
    int middleRow = -1; ///< the row of a crop that was drawn around one label; -1 when there are more than three rows
    StageTimings stageTimings;

    size_t bytes() const override;
    StageTimings timings() const override { return stageTimings; }
};

/// Canvas and tiles: what the network is shown of one picture.
TiledImage viewsOf(const MoondreamPack& pack, const RgbImage& image);

/// `viewsOf` and network: one picture as the model sees it.
Result<std::shared_ptr<PreparedImage>> encodeWhole(const MoondreamPack& pack, MoondreamNetwork& network,
                                                   const RgbImage& image, const CancelToken& cancel);

/// The whole when its letters stay legible, and each piece of text when there are several.
Result<std::shared_ptr<PreparedImage>> encodeByLines(const MoondreamPack& pack, MoondreamNetwork& network,
                                                     const RgbImage& image, const CancelToken& cancel);

/// Whether the answer to `request` is read line by line.
bool wantsLines(const PreparedImage& image, const GenerationRequest& request);

/// Whether `request` asks about a crop that was drawn around one label.
bool isLabelQuestion(const PreparedImage& image, const GenerationRequest& request);

/// Reads the crop and its middle row apart, and keeps the answer that the model is surer of.
Result<GenerationResult> readLabel(const DecodingContext& context, const PreparedImage& image);

/// Reads every line with the prompt of a question, or the middle row alone when a question is asked about a crop that
/// was drawn around one label; a line break after each row. Pieces that the model is not sure of (icons, pictures) are
/// left out. GenerationResult::confidence is the mean of the lines.
Result<GenerationResult> readLines(const DecodingContext& context, const PreparedImage& image);

/// Reads every line and answers a detect or point request with the places whose text is like the wanted one.
Result<GenerationResult> findInLines(const DecodingContext& context, const PreparedImage& image);

} // namespace lunette
