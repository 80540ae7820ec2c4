#pragma once

#include "core/engine/moondream/ScreenElements.h"
#include "core/engine/moondream/TextDecoding.h"
#include "core/image/TextLines.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace lunette {

/// What was read of one piece.
struct PieceReading {
    GenerationResult result;
    bool isOtherScript = false; ///< then the text means nothing
};

/// What was read of a picture so far, so that nothing is read twice.
struct ScreenMemory {
    std::vector<PerceivedPiece> pieces;              ///< the first of PreparedImage::lines, in their order
    std::map<std::pair<bool, bool>, Screen> screens; ///< of all pieces: with unsure texts, with kinds by the network
};

/// A picture after the encoder: as a whole, or as pieces of its text lines for packs that read line by line.
class PreparedImage : public EncodedImage {
public:
    /// The engine's thread fills in what is not there yet.
    struct Line {
        TextPiece piece;
        mutable std::shared_ptr<const EncodedImage> prefix; ///< the encoder's; of later lines not before they are read
        mutable std::optional<PieceReading> reading;        ///< by greedy decoding
    };

    RgbImage picture;                          ///< of packs that read line by line
    mutable ScreenMemory memory;               ///< grows while questions are answered; engine's thread
    std::shared_ptr<const EncodedImage> whole; ///< of a label or a picture without lines; else null
    std::vector<Line> lines;
    int width = 0, height = 0; ///< of the picture, pixels
    int middleRow = -1; ///< the row of a crop that was drawn around one label; -1 when there are more than three rows
    StageTimings stageTimings;

    size_t bytes() const override;
    StageTimings timings() const override { return stageTimings; }
};

/// Canvas and tiles: what the network is shown of one picture.
TiledImage viewsOf(const MoondreamPack& pack, const RgbImage& image);

/// Whether so few of the first `tried` pieces are text that the others are not worth reading: a photo, a drawing.
bool isHardlyText(size_t tried, size_t texts);

/// `viewsOf` and network: one picture as the model sees it.
Result<std::shared_ptr<PreparedImage>> encodeWhole(const MoondreamPack& pack, MoondreamNetwork& network,
                                                   const RgbImage& image, const CancelToken& cancel);

/// The whole when it is a label whose letters stay legible or no line was found, and the first pieces of text; the
/// others are encoded when they are read.
Result<std::shared_ptr<PreparedImage>> encodeByLines(const MoondreamPack& pack, MoondreamNetwork& network,
                                                     const RgbImage& image, const CancelToken& cancel);

/// Whether the answer to `request` is read line by line.
bool wantsLines(const PreparedImage& image, const GenerationRequest& request);

/// Whether `request` asks about a crop that was drawn around one label.
bool isLabelQuestion(const PreparedImage& image, const GenerationRequest& request);

/// Reads the crop and its middle row apart, and keeps the answer that the model is surer of. When the row is in a
/// script that the reader does not know, or when there is no text, the answer says so.
Result<GenerationResult> readLabel(const DecodingContext& context, const PreparedImage& image);

/// Reads every line with the prompt of a question, or the middle row alone when a question is asked about a crop that
/// was drawn around one label; a line break after each row. Pieces that the model is not sure of (icons, pictures) are
/// left out; those in scripts that the reader does not know are counted in a last line. A picture without text is told
/// to have none. GenerationResult::confidence is the mean of the lines.
Result<GenerationResult> readLines(const DecodingContext& context, const PreparedImage& image);

/// The text of one piece of `image`, told to nobody. What the model is not sure of is looked at again at the other
/// sizes of the pack, and the surest reading is kept.
Result<PieceReading> readPiece(const DecodingContext& context, const PreparedImage& image,
                               const PreparedImage::Line& line);

/// The text of a picture in which no line was found, read at once; empty when the model is not sure of it.
Result<GenerationResult> readWhole(const DecodingContext& context, const PreparedImage& image);

/// Whether what was read of `piece` is a text at all. Unsure readings are icons or pictures, and so is a doubtful one
/// of a piece as narrow as an icon.
bool isSureText(const TextPiece& piece, double confidence, bool isDoubtful);

/// `image` made smaller when its letters, `textHeight` pixels high, are larger than the ones that the reader knows.
RgbImage atReadingSize(const RgbImage& image, int textHeight);

} // namespace lunette
