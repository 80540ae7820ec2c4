#include "core/engine/moondream/LineReading.h"

#include "core/base/Stopwatch.h"
#include "core/engine/moondream/OtherScripts.h"
#include "core/engine/moondream/ScreenQuestions.h"
#include "core/image/Resampling.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace lunette {

namespace {

constexpr double kLegibleScale = 0.8; ///< below it a crop is only read line by line
constexpr double kSureEnough = 0.55;  ///< lower confidence is no text
constexpr double kSureWhole = 0.8;    ///< of a picture in which no line was found
constexpr double kSureAtOnce = 0.95;  ///< lower confidence is worth another look
constexpr int kTallestText = 23;      ///< pixels from the top of the letters to their bottom, of screens at 1x
constexpr int kReadingHeight = 16;    ///< larger text is brought to this height
constexpr int kLabelRows = 3;         ///< a label with the cut neighbours above and below it
constexpr size_t kEncodedAtOnce = 64; ///< pieces
constexpr size_t kTrial = 64;         ///< pieces after which a picture without text is known
constexpr size_t kFewTexts = 8;       ///< pieces to a text in a picture that is hardly text
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

/// Digits look like ideographs, but ideographs are hardly ever read as two digits.
bool isNumber(const std::string& text) {
    return text.size() > 1 && text.find_first_not_of("0123456789.,:%+-") == std::string::npos;
}

RgbImage pieceAtReadingSize(const RgbImage& picture, const TextPiece& piece) {
    return atReadingSize(cutPiece(picture, piece, std::max(2, piece.height / 4)), piece.height);
}

/// 0 for a reading without end, however sure its letters were.
double surenessOf(const GenerationResult& reading) {
    const bool isEndless = reading.finish == FinishReason::MaxTokens && int(reading.tokenIds.size()) >= kMaxLineTokens;
    return isEndless ? 0 : reading.confidence;
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

bool isSureText(const TextPiece& piece, double confidence, bool isDoubtful) {
    const bool isNarrow = 2 * piece.width <= 3 * piece.height;
    return confidence >= kSureEnough && !(isNarrow && isDoubtful);
}

size_t PreparedImage::bytes() const {
    size_t sum = picture.pixels.size() + (whole ? whole->bytes() : 0);
    for (const Line& line : lines)
        sum += line.prefix ? line.prefix->bytes() : 0;
    return sum;
}

bool isHardlyText(size_t tried, size_t texts) {
    return tried >= kTrial && texts * kFewTexts < tried;
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
    const bool isLabel = middle && canvasScale(pack, sized) >= kLegibleScale;
    auto prepared = std::make_shared<PreparedImage>();
    prepared->picture = image;
    prepared->width = image.width;
    prepared->height = image.height;
    prepared->middleRow = middle ? middle->row : -1;
    if (isLabel || pieces.empty()) {
        auto whole = encodeWhole(pack, network, sized, cancel);
        if (!whole)
            return whole;
        prepared->whole = (*whole)->whole;
        add(prepared->stageTimings, (*whole)->timings());
    }
    for (const TextPiece& piece : pieces) {
        prepared->lines.push_back({piece, nullptr, {}});
        if (prepared->lines.size() > kEncodedAtOnce)
            continue;
        auto line = encodeWhole(pack, network, pieceAtReadingSize(image, piece), cancel);
        if (!line)
            return line;
        add(prepared->stageTimings, (*line)->timings());
        prepared->lines.back().prefix = (*line)->whole;
    }
    return prepared;
}

bool wantsLines(const PreparedImage& image, const GenerationRequest& request) {
    const bool everything = !request.preset.empty() || request.skill == Skill::Caption;
    return everything || image.lines.empty() || !image.whole;
}

bool isLabelQuestion(const PreparedImage& image, const GenerationRequest& request) {
    return image.whole && image.middleRow >= 0 && request.preset.empty() && request.skill == Skill::Query;
}

namespace {

/// The text of a picture while it is read piece by piece; streams it.
class GrowingText {
public:
    explicit GrowingText(const DecodingContext& context)
        : m_context(context) {
        m_result.promptTokenIds = context.pack.templates.query->prefix;
        m_result.confidence = 0;
    }

    GenerationResult& result() { return m_result; }
    int otherScripts() const { return m_otherScripts; }
    size_t texts() const { return size_t(m_kept + m_otherScripts); }
    int room() const { return m_context.maxTokens - int(m_result.tokenIds.size()); }

    void add(const TextPiece& piece, const PieceReading& read) {
        const GenerationResult& reading = read.result;
        if (read.isOtherScript) {
            m_otherScripts += !(m_isOther && piece.cutLeft);
            m_isOther = true;
            return;
        }
        m_isOther = false;
        const bool runaway = reading.finish == FinishReason::MaxTokens && room() > kMaxLineTokens;
        if (reading.text.empty() || runaway || !isSureText(piece, reading.confidence, !reading.doubtful.empty()))
            return;
        const std::string gap = m_kept == 0 ? "" : piece.row != m_row ? "\n" : piece.cutLeft ? " " : "  ";
        m_row = piece.row;
        m_result.tokenIds.insert(m_result.tokenIds.end(), reading.tokenIds.begin(), reading.tokenIds.end());
        m_result.doubtful.insert(m_result.doubtful.end(), reading.doubtful.begin(), reading.doubtful.end());
        m_confidence += reading.confidence;
        if (m_kept++ == 0)
            m_result.timings.firstTokenMs = m_watch.milliseconds();
        tell(gap + reading.text);
        m_result.confidence = m_confidence / m_kept;
        m_result.timings.tokens = int(m_result.tokenIds.size());
    }

    /// Says what could not be read.
    void close() {
        if (m_kept == 0)
            tell(m_otherScripts > 0 ? kOtherScriptOnly : kNoTextDescribed);
        else if (const std::string unread = otherScriptSentence(m_otherScripts, size_t(m_kept)); !unread.empty())
            tell("\n" + unread);
    }

private:
    void tell(const std::string& text) {
        m_result.text += text;
        if (m_context.onText && !m_context.onText(text))
            m_result.finish = FinishReason::Cancelled;
    }

    const DecodingContext& m_context;
    const Stopwatch m_watch;
    GenerationResult m_result;
    double m_confidence = 0; ///< sum over the kept pieces
    int m_kept = 0, m_row = -1, m_otherScripts = 0;
    bool m_isOther = false; ///< the piece before
};

Result<void> readRows(const DecodingContext& context, const PreparedImage& image, GrowingText& text) {
    const bool isQuestion = context.request.preset.empty() && context.request.skill == Skill::Query;
    size_t tried = 0;
    for (const PreparedImage::Line& line : image.lines) {
        if (isQuestion && image.middleRow >= 0 && line.piece.row != image.middleRow)
            continue;
        const auto read = readPiece(
            {context.pack, context.network, context.request, context.onText, context.cancel, text.room()}, image, line);
        if (!read)
            return fail(read.error());
        if (read->result.finish == FinishReason::Cancelled)
            text.result().finish = FinishReason::Cancelled;
        else
            text.add(line.piece, *read);
        if (text.result().finish == FinishReason::EndOfText && text.room() <= 0)
            text.result().finish = FinishReason::MaxTokens;
        if (text.result().finish != FinishReason::EndOfText || isHardlyText(++tried, text.texts()))
            break;
    }
    return {};
}

} // namespace

Result<GenerationResult> readLabel(const DecodingContext& context, const PreparedImage& image) {
    const Stopwatch watch;
    const TokenCallback silent = [&](const std::string&) { return !context.cancel.isCancelled(); };
    const DecodingContext quiet{context.pack, context.network, context.request,
                                silent,       context.cancel,  context.maxTokens};
    auto whole = readOne(quiet, image.whole.get());
    if (!whole || whole->finish == FinishReason::Cancelled)
        return whole;
    GrowingText text(quiet);
    if (auto read = readRows(quiet, image, text); !read)
        return fail(read.error());
    if (text.result().finish == FinishReason::Cancelled)
        return std::move(text.result());
    const bool mixed = text.otherScripts() > 0; // then the whole has nonsense in it
    if (mixed)
        text.close();
    GenerationResult& row = text.result();
    GenerationResult& better = mixed || (!row.text.empty() && row.confidence > whole->confidence) ? row : *whole;
    if (better.text.empty())
        better.text = kNoTextDescribed;
    better.timings.firstTokenMs = watch.milliseconds();
    if (context.onText && !context.onText(better.text))
        better.finish = FinishReason::Cancelled;
    return std::move(better);
}

Result<PieceReading> readPiece(const DecodingContext& context, const PreparedImage& image,
                               const PreparedImage::Line& line) {
    const TokenCallback silent = [&](const std::string&) { return !context.cancel.isCancelled(); };
    const DecodingContext quiet{context.pack, context.network, context.request,
                                silent,       context.cancel,  std::min(context.maxTokens, kMaxLineTokens)};
    const bool isPlain = context.request.sampling.temperature <= 0 && context.maxTokens >= kMaxLineTokens;
    if (isPlain && line.reading)
        return *line.reading;
    if (!line.prefix) {
        const RgbImage cut = pieceAtReadingSize(image.picture, line.piece);
        auto view = encodeWhole(context.pack, context.network, cut, context.cancel);
        if (!view)
            return fail(view.error());
        line.prefix = (*view)->whole;
    }
    auto best = readOne(quiet, line.prefix.get());
    if (!best)
        return fail(best.error());
    const auto keep = [&](PieceReading reading) {
        if (isPlain && reading.result.finish != FinishReason::Cancelled)
            line.reading = reading;
        return reading;
    };
    if (!isNumber(best->text) &&
        isOtherScript(image.picture, line.piece, surenessOf(*best), context.pack.otherScriptBelow))
        return keep({std::move(*best), true});
    for (const double size : context.pack.otherSizes) {
        if (best->finish == FinishReason::Cancelled || best->confidence >= kSureAtOnce)
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
        if (!again)
            return fail(again.error());
        if (again->finish == FinishReason::Cancelled || again->confidence > best->confidence)
            best = std::move(again);
    }
    return keep({std::move(*best), false});
}

Result<GenerationResult> readWhole(const DecodingContext& context, const PreparedImage& image) {
    const TokenCallback silent = [&](const std::string&) { return !context.cancel.isCancelled(); };
    auto read = readOne({context.pack, context.network, context.request, silent, context.cancel, context.maxTokens},
                        image.whole.get());
    if (read && (read->finish == FinishReason::MaxTokens || read->confidence < kSureWhole)) {
        read->text.clear();
        read->doubtful.clear();
    }
    return read;
}

Result<GenerationResult> readLines(const DecodingContext& context, const PreparedImage& image) {
    const Stopwatch watch;
    GrowingText text(context);
    if (image.lines.empty()) {
        auto whole = readWhole(context, image);
        if (!whole)
            return whole;
        text.add({0, 0, image.width, image.height}, {std::move(*whole), false});
    } else if (auto read = readRows(context, image, text); !read) {
        return fail(read.error());
    }
    if (text.result().finish == FinishReason::EndOfText)
        text.close();
    text.result().timings.decodeMs = watch.milliseconds() - text.result().timings.firstTokenMs;
    return std::move(text.result());
}

} // namespace lunette
