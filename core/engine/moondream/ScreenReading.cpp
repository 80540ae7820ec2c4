#include "core/engine/moondream/ScreenReading.h"

#include "core/base/Stopwatch.h"
#include "core/engine/moondream/ChoiceColumns.h"
#include "core/engine/moondream/ControlSight.h"
#include "core/engine/moondream/ScreenCaption.h"
#include "core/engine/moondream/ScreenPlaces.h"
#include "core/engine/moondream/ScreenQuestions.h"
#include "core/engine/moondream/ScreenRules.h"
#include "core/engine/moondream/ScreenSearch.h"
#include "core/engine/moondream/ScreenTable.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr size_t kScrap = 3; ///< letters: shorter readings among many unreadable places are no text

GenerationRequest greedy(const GenerationRequest& request) {
    GenerationRequest plain = request;
    plain.sampling = {};
    return plain;
}

bool isPlaceSkill(const GenerationRequest& request) {
    return request.skill == Skill::Detect || request.skill == Skill::Point;
}

PerceivedPiece perceived(const TextPiece& place, PieceReading&& read) {
    GenerationResult& result = read.result;
    const double sureness = result.finish == FinishReason::MaxTokens ? 0 : result.confidence;
    return {place, std::move(result.text), sureness, std::move(result.doubtful), read.isOtherScript};
}

/// Texts of all pieces. Writes how many tokens were read.
Result<void> readTexts(const DecodingContext& context, const PreparedImage& image, int& tokens) {
    ScreenMemory& memory = image.memory;
    if (image.lines.empty() && image.whole && memory.pieces.empty()) {
        auto read = readWhole(context, image);
        if (!read)
            return fail(read.error());
        tokens += int(read->tokenIds.size());
        if (!read->text.empty())
            memory.pieces.push_back(perceived({0, 0, image.width, image.height}, {std::move(*read), false}));
    }
    const auto isText = [](const PerceivedPiece& piece) {
        return piece.isOtherScript || isSureText(piece.piece, piece.confidence, !piece.doubtful.empty());
    };
    auto texts = size_t(std::count_if(memory.pieces.begin(), memory.pieces.end(), isText));
    while (memory.pieces.size() < image.lines.size() && !isHardlyText(memory.pieces.size(), texts)) {
        const PreparedImage::Line& line = image.lines[memory.pieces.size()];
        auto read = readPiece(context, image, line);
        if (!read)
            return fail(read.error());
        if (read->result.finish == FinishReason::Cancelled)
            return cancelled();
        tokens += int(read->result.tokenIds.size());
        memory.pieces.push_back(perceived(line.piece, std::move(*read)));
        texts += isText(memory.pieces.back());
    }
    return {};
}

/// A photo gives many places that cannot be read and a few scraps of letters.
bool isScrap(const std::vector<PerceivedPiece>& pieces) {
    size_t unread = 0, words = 0;
    for (const PerceivedPiece& piece : pieces) {
        if (piece.isOtherScript)
            return false;
        unread += piece.text.empty();
        words += piece.text.size() > kScrap;
    }
    return unread > 2 * (pieces.size() - unread) && words == 0;
}

Result<Screen> screenFrom(const DecodingContext& context, const PreparedImage& image, bool keepsUnsure,
                          bool needsKinds) {
    std::vector<PerceivedPiece> pieces = image.memory.pieces;
    for (PerceivedPiece& piece : pieces) {
        const bool isText = isSureText(piece.piece, piece.confidence, !piece.doubtful.empty());
        if (piece.isOtherScript || (!keepsUnsure && !isText))
            piece.text.clear();
    }
    if (isScrap(pieces))
        return Screen{image.width, image.height, {}, false, 0};
    Screen screen = screenOf(image.picture, pieces);
    if (needsKinds && context.pack.controls) {
        const auto scores = context.network.controlScores(controlSights(image.picture, screen));
        if (!scores)
            return fail(scores.error());
        applyControlScores(*context.pack.controls, *scores, screen);
        settleChoices(image.picture, screen);
        settleTabs(screen);
        settleTitle(screen);
        settleTable(screen);
    }
    return screen;
}

/// The screen of `image`, which keeps it for the next question. Writes how many tokens were read.
Result<const Screen*> perceive(const DecodingContext& context, const PreparedImage& image, bool needsKinds,
                               int& tokens) {
    const GenerationRequest request = greedy(context.request);
    const TokenCallback silent = [&](const std::string&) { return !context.cancel.isCancelled(); };
    const int room = context.pack.rules.defaultMaxTokens; // what is kept must not depend on one request
    const DecodingContext quiet{context.pack, context.network, request, silent, context.cancel, room};
    if (auto read = readTexts(quiet, image, tokens); !read)
        return fail(read.error());
    const bool keepsUnsure = isPlaceSkill(request); // a name may be found in an unsure reading all the same
    auto& screens = image.memory.screens;
    auto known = screens.find({keepsUnsure, needsKinds});
    if (known == screens.end()) {
        auto screen = screenFrom(quiet, image, keepsUnsure, needsKinds);
        if (!screen)
            return fail(screen.error());
        known = screens.emplace(std::pair(keepsUnsure, needsKinds), std::move(*screen)).first;
    }
    return &known->second;
}

/// Hands out `text` word by word as far as the limit goes.
void tell(const DecodingContext& context, const std::string& text, GenerationResult& result) {
    int words = 0;
    for (size_t begin = 0; begin < text.size();) {
        if (++words > context.maxTokens) {
            result.finish = FinishReason::MaxTokens;
            return;
        }
        const size_t blank = text.find(' ', begin);
        const size_t end = blank == std::string::npos ? text.size() : blank + 1;
        const std::string word = text.substr(begin, end - begin);
        result.text += word;
        begin = end;
        if (context.onText && !context.onText(word)) {
            result.finish = FinishReason::Cancelled;
            return;
        }
    }
}

void rate(const Screen& screen, GenerationResult& result) {
    double sum = 0;
    int count = 0;
    for (const ScreenElement& element : screen.elements) {
        if (result.text.find(element.text) == std::string::npos)
            continue;
        sum += element.confidence;
        ++count;
        for (const std::string& word : element.doubtful) {
            if (std::find(result.doubtful.begin(), result.doubtful.end(), word) == result.doubtful.end())
                result.doubtful.push_back(word);
        }
    }
    result.confidence = count > 0 ? sum / count : 1;
}

void tellPlaces(const std::vector<PixelRect>& places, const DecodingContext& context, const PreparedImage& image,
                GenerationResult& result) {
    for (const PixelRect& place : places) {
        if (int(result.objects.size() + result.points.size()) == context.request.maxObjects) {
            result.finish = FinishReason::MaxObjects;
            return;
        }
        const Box box{double(place.x) / image.width, double(place.y) / image.height,
                      double(place.right()) / image.width, double(place.bottom()) / image.height};
        if (context.request.skill == Skill::Detect)
            result.objects.push_back(box);
        else
            result.points.push_back({(box.xMin + box.xMax) / 2, (box.yMin + box.yMax) / 2});
    }
}

} // namespace

bool wantsScreen(const PreparedImage& image, const GenerationRequest& request) {
    if (request.skill == Skill::Caption || isPlaceSkill(request))
        return true;
    if (request.skill != Skill::Query || !request.preset.empty())
        return false;
    const ScreenQuestion question = understandQuestion(request.text);
    const bool asksForLabel = question.asking == Asking::Says && question.element.name.empty();
    if (asksForLabel && isLabelQuestion(image, request))
        return false;
    return question.asking != Asking::Read && question.asking != Asking::Unknown;
}

Result<GenerationResult> answerOnScreen(const DecodingContext& context, const PreparedImage& image) {
    const Stopwatch watch;
    GenerationResult result;
    result.promptTokenIds = context.pack.templates.query->prefix;
    const GenerationRequest& request = context.request;
    const bool isPlace = isPlaceSkill(request);
    const bool needsKinds = !isPlace || parseElementName(request.text).kind.has_value();
    const auto seen = perceive(context, image, needsKinds, result.timings.tokens);
    if (!seen && seen.error().code == ErrorCode::Cancelled) {
        result.finish = FinishReason::Cancelled;
        return result;
    }
    if (!seen)
        return fail(seen.error());
    const Screen& screen = **seen;
    result.timings.firstTokenMs = watch.milliseconds();
    if (isPlace) {
        tellPlaces(placesOf(screen, request.text), context, image, result);
    } else {
        const std::string text = request.skill == Skill::Caption
                                     ? captionOf(screen, request.length)
                                     : answerQuestion(screen, understandQuestion(request.text));
        tell(context, text, result);
        rate(screen, result);
    }
    result.timings.decodeMs = watch.milliseconds() - result.timings.firstTokenMs;
    return result;
}

} // namespace lunette
