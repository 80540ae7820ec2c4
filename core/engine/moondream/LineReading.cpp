#include "core/engine/moondream/LineReading.h"

#include "core/base/Stopwatch.h"
#include "core/image/Resampling.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace lunette {

namespace {

constexpr double kLegibleScale = 0.8; ///< below it a crop is only read line by line
constexpr double kSureEnough = 0.55;  ///< lower confidence is no text
constexpr double kSureAtOnce = 0.95;  ///< lower confidence is worth another look
constexpr int kTallestText = 23;      ///< pixels from the top of the letters to their bottom, of screens at 1x
constexpr int kReadingHeight = 16;    ///< larger text is brought to this height
constexpr int kLabelRows = 3;         ///< a label with the cut neighbours above and below it
constexpr int kShortRows = 3;         ///< of a short description
constexpr int kMaxLineTokens = 90;    ///< a piece is at most TextLineOptions::maxWidth wide

double canvasScale(const MoondreamPack& pack, const RgbImage& image) {
    return double(pack.tiling.cropSize) / canvasSize(image.width, image.height, pack.canvas).first;
}

/// The piece nearest to the middle of the picture when there are at most `kLabelRows` rows, else null.
const TextPiece* middlePiece(const std::vector<TextPiece>& pieces, int imageHeight) {
    const auto distance = [&](const TextPiece& piece) { return std::abs(2 * piece.y + piece.height - imageHeight); };
    const auto nearest = std::min_element(pieces.begin(), pieces.end(), [&](const TextPiece& a, const TextPiece& b) {
        return distance(a) < distance(b);
    });
    const bool label = !pieces.empty() && pieces.back().row < kLabelRows;
    return label ? &*nearest : nullptr;
}

/// The answer to the question's prompt over one encoded picture.
Result<GenerationResult> readOne(const DecodingContext& context, const EncodedImage* prefix) {
    std::vector<InputItem> prompt;
    for (const int32_t id : context.pack.templates.query->prefix)
        prompt.push_back(InputItem::ofToken(id));
    if (auto started = startSequence(context.network, prefix, prompt); !started)
        return fail(started.error());
    Sampler sampler(context.request.sampling);
    GenerationResult result;
    result.promptTokenIds = context.pack.templates.query->prefix;
    if (auto done = decodeAnswer(context, sampler, result); !done)
        return fail(done.error());
    return result;
}

RgbImage pieceAtReadingSize(const RgbImage& picture, const TextPiece& piece) {
    return atReadingSize(cutPiece(picture, piece, std::max(2, piece.height / 4)), piece.height);
}

void add(StageTimings& sum, const StageTimings& part) {
    sum.preprocessMs += part.preprocessMs;
    sum.visionMs += part.visionMs;
    sum.prefillMs += part.prefillMs;
}

} // namespace

RgbImage atReadingSize(const RgbImage& image, int textHeight) {
    if (textHeight <= kTallestText)
        return image;
    const double factor = double(kReadingHeight) / textHeight;
    return resample(image, std::max(1, int(image.width * factor)), std::max(1, int(image.height * factor)),
                    ResampleFilter::Lanczos3);
}

size_t PreparedImage::bytes() const {
    size_t sum = picture.pixels.size() + (whole ? whole->bytes() : 0);
    for (const Line& line : lines)
        sum += line.prefix->bytes();
    return sum;
}

TiledImage viewsOf(const MoondreamPack& pack, const RgbImage& image) {
    const RgbImage placed = pack.canvas.enabled ? placeOnCanvas(image, pack.canvas) : RgbImage();
    const RgbImage& source = pack.canvas.enabled ? placed : image;
    return pack.rules.bilinearFrontEnd ? cutPairTiles(source, pack.tiling) : cutTiles(source, pack.tiling);
}

Result<std::shared_ptr<PreparedImage>> encodeWhole(const MoondreamPack& pack, MoondreamNetwork& network,
                                                   const RgbImage& image, const CancelToken& cancel) {
    const Stopwatch watch;
    const TiledImage tiles = viewsOf(pack, image);
    const double preprocessMs = watch.milliseconds();
    if (cancel.isCancelled())
        return cancelled();
    auto prefix = network.encode(tiles, cancel, nullptr);
    if (!prefix)
        return fail(prefix.error());
    auto prepared = std::make_shared<PreparedImage>();
    prepared->whole = std::move(*prefix);
    prepared->stageTimings = prepared->whole->timings();
    prepared->stageTimings.preprocessMs = preprocessMs;
    return prepared;
}

Result<std::shared_ptr<PreparedImage>> encodeByLines(const MoondreamPack& pack, MoondreamNetwork& network,
                                                     const RgbImage& image, const CancelToken& cancel) {
    const std::vector<TextPiece> pieces = findTextPieces(image);
    const TextPiece* middle = middlePiece(pieces, image.height);
    const RgbImage sized = atReadingSize(image, middle ? middle->height : 0);
    const bool legible = canvasScale(pack, sized) >= kLegibleScale;
    auto prepared = std::make_shared<PreparedImage>();
    prepared->picture = image;
    prepared->width = image.width;
    prepared->height = image.height;
    prepared->middleRow = middle ? middle->row : -1;
    if (legible || pieces.empty()) {
        auto whole = encodeWhole(pack, network, sized, cancel);
        if (!whole)
            return whole;
        prepared->whole = (*whole)->whole;
        add(prepared->stageTimings, (*whole)->timings());
    }
    for (const TextPiece& piece : pieces) {
        auto line = encodeWhole(pack, network, pieceAtReadingSize(image, piece), cancel);
        if (!line)
            return line;
        add(prepared->stageTimings, (*line)->timings());
        prepared->lines.push_back({piece, (*line)->whole});
    }
    return prepared;
}

bool wantsLines(const PreparedImage& image, const GenerationRequest& request) {
    const bool everything = !request.preset.empty() || request.skill == Skill::Caption;
    return !image.lines.empty() && (everything || !image.whole);
}

bool isLabelQuestion(const PreparedImage& image, const GenerationRequest& request) {
    return image.whole && image.middleRow >= 0 && request.preset.empty() && request.skill == Skill::Query;
}

Result<GenerationResult> readLabel(const DecodingContext& context, const PreparedImage& image) {
    const Stopwatch watch;
    const TokenCallback silent = [&](const std::string&) { return !context.cancel.isCancelled(); };
    const DecodingContext quiet{context.pack, context.network, context.request,
                                silent,       context.cancel,  context.maxTokens};
    auto whole = readOne(quiet, image.whole.get());
    if (!whole || whole->finish == FinishReason::Cancelled)
        return whole;
    auto row = readLines(quiet, image);
    if (!row || row->finish == FinishReason::Cancelled)
        return row;
    GenerationResult& better = !row->text.empty() && row->confidence > whole->confidence ? *row : *whole;
    better.timings.firstTokenMs = watch.milliseconds();
    if (context.onText && !better.text.empty() && !context.onText(better.text))
        better.finish = FinishReason::Cancelled;
    return better;
}

Result<GenerationResult> readPiece(const DecodingContext& context, const PreparedImage& image,
                                   const PreparedImage::Line& line) {
    const TokenCallback silent = [&](const std::string&) { return !context.cancel.isCancelled(); };
    const DecodingContext quiet{context.pack, context.network, context.request,
                                silent,       context.cancel,  std::min(context.maxTokens, kMaxLineTokens)};
    auto best = readOne(quiet, line.prefix.get());
    for (const double size : context.pack.otherSizes) {
        if (!best || best->finish == FinishReason::Cancelled || best->confidence >= kSureAtOnce)
            break;
        const RgbImage cut = pieceAtReadingSize(image.picture, line.piece);
        if (cut.width >= context.pack.canvas.minWidth) // it fills the canvas at any size
            break;
        const RgbImage sized =
            resample(cut, int(cut.width * size), std::max(1, int(cut.height * size)), ResampleFilter::Lanczos3);
        const auto view = encodeWhole(context.pack, context.network, sized, context.cancel);
        if (!view)
            return fail(view.error());
        auto again = readOne(quiet, (*view)->whole.get());
        if (!again || again->finish == FinishReason::Cancelled || again->confidence > best->confidence)
            best = std::move(again);
    }
    return best;
}

Result<GenerationResult> readWhole(const DecodingContext& context, const PreparedImage& image) {
    return readOne(context, image.whole.get());
}

Result<GenerationResult> readLines(const DecodingContext& context, const PreparedImage& image) {
    const Stopwatch watch;
    GenerationResult result;
    double confidence = 0;
    int kept = 0, row = -1, rows = 0;
    const bool brief = context.request.preset.empty() && context.request.skill == Skill::Caption &&
                       context.request.length == CaptionLength::Short;
    const bool question = context.request.preset.empty() && context.request.skill == Skill::Query;
    for (const PreparedImage::Line& line : image.lines) {
        if (question && image.middleRow >= 0 && line.piece.row != image.middleRow)
            continue;
        if (brief && rows == kShortRows && line.piece.row != row)
            break;
        const int left = context.maxTokens - int(result.tokenIds.size());
        auto read = readPiece({context.pack, context.network, context.request, context.onText, context.cancel, left},
                              image, line);
        if (!read)
            return read;
        if (read->finish == FinishReason::Cancelled) {
            result.finish = FinishReason::Cancelled;
            break;
        }
        const bool runaway = read->finish == FinishReason::MaxTokens && left > kMaxLineTokens;
        if (!read->text.empty() && read->confidence >= kSureEnough && !runaway) {
            const std::string gap = kept == 0 ? "" : line.piece.row != row ? "\n" : line.piece.cutLeft ? " " : "  ";
            rows += line.piece.row != row;
            row = line.piece.row;
            result.text += gap + read->text;
            result.tokenIds.insert(result.tokenIds.end(), read->tokenIds.begin(), read->tokenIds.end());
            result.doubtful.insert(result.doubtful.end(), read->doubtful.begin(), read->doubtful.end());
            confidence += read->confidence;
            if (kept++ == 0)
                result.timings.firstTokenMs = watch.milliseconds();
            if (context.onText && !context.onText(gap + read->text)) {
                result.finish = FinishReason::Cancelled;
                break;
            }
        }
        if (int(result.tokenIds.size()) >= context.maxTokens) {
            result.finish = FinishReason::MaxTokens;
            break;
        }
    }
    result.promptTokenIds = context.pack.templates.query->prefix;
    result.confidence = kept ? confidence / kept : 0;
    result.timings.decodeMs = watch.milliseconds() - result.timings.firstTokenMs;
    result.timings.tokens = int(result.tokenIds.size());
    return result;
}

} // namespace lunette
