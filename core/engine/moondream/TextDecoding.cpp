#include "core/engine/moondream/TextDecoding.h"

#include "core/base/Stopwatch.h"
#include "core/engine/moondream/DoubtfulWords.h"
#include "core/engine/moondream/Prompt.h"
#include "core/text/Utf8Accumulator.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {

namespace {

bool isStop(const MoondreamPack& pack, int32_t token) {
    constexpr std::array<int32_t, 3> kEndPieces = {27, 10619, 29}; // of "<END>"
    return token == pack.templates.eos ||
           (pack.rules.endTag && std::find(kEndPieces.begin(), kEndPieces.end(), token) != kEndPieces.end());
}

std::string withoutEndTag(std::string text) {
    for (const std::string_view part : {"END", "<"}) {
        if (text.ends_with(part))
            text.erase(text.size() - part.size());
    }
    return text;
}

int codePoints(const std::string& text) {
    return int(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

double logProbabilityOf(std::span<const float> scores, int32_t token) {
    const double highest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (const float score : scores)
        sum += std::exp(score - highest);
    return scores[size_t(token)] - highest - std::log(sum);
}

/// A part of the thinking that one phrase of it points at.
struct Chunk {
    std::vector<int32_t> tokens;
    std::vector<double> coordinates;
};

void addChunk(const MoondreamPack& pack, const Chunk& chunk, Reasoning& reasoning) {
    const int start = codePoints(reasoning.text);
    reasoning.text += pack.tokenizer->decode(chunk.tokens, Tokenizer::Decode::SkipSpecials);
    if (chunk.coordinates.size() < 2)
        return;
    GroundedSpan span{start, codePoints(reasoning.text), {}};
    for (size_t i = 0; i + 1 < chunk.coordinates.size(); i += 2)
        span.points.push_back({chunk.coordinates[i], chunk.coordinates[i + 1]});
    reasoning.grounding.push_back(std::move(span));
}

} // namespace

Result<void> startSequence(MoondreamNetwork& network, const EncodedImage* prefix, std::span<const InputItem> prompt) {
    if (auto begun = network.begin(prefix); !begun)
        return begun;
    return network.feed(prompt);
}

Result<void> decodeAnswer(const DecodingContext& context, Sampler& sampler, GenerationResult& result) {
    const Stopwatch watch;
    double firstAt = 0;
    Utf8Accumulator text(*context.pack.tokenizer);
    std::vector<int32_t> excluded;
    result.finish = FinishReason::EndOfText;
    bool wanted = true;
    double logProbability = 0;
    std::vector<ScoredToken> scored;
    while (true) {
        auto scores = context.network.logits();
        if (!scores)
            return fail(scores.error());
        const int32_t token = sampler.choose(*scores, excluded);
        const double logProbabilityNow = logProbabilityOf(*scores, token);
        logProbability += logProbabilityNow;
        scored.push_back({{}, std::exp(logProbabilityNow)});
        if (result.tokenIds.empty())
            firstAt = watch.milliseconds();
        if (isStop(context.pack, token))
            break;
        scored.back().text = context.pack.tokenizer->decode({&token, 1}, Tokenizer::Decode::SkipSpecials);
        if (int(result.tokenIds.size()) >= context.maxTokens) {
            result.finish = FinishReason::MaxTokens;
            break;
        }
        result.tokenIds.push_back(token);
        const std::string piece = text.push(token);
        if (!piece.empty() && context.onText)
            wanted = context.onText(piece);
        if (!wanted || context.cancel.isCancelled()) {
            result.finish = FinishReason::Cancelled;
            break;
        }
        if (int(result.tokenIds.size()) == context.maxTokens) {
            result.finish = FinishReason::MaxTokens;
            break;
        }
        if (context.network.position() >= context.network.maxContext()) {
            result.finish = FinishReason::ContextFull;
            break;
        }
        const InputItem next = InputItem::ofToken(token);
        if (auto fed = context.network.feed({&next, 1}); !fed)
            return fed;
        if (context.pack.rules.suppressAnswerToken)
            excluded = {context.pack.templates.answer};
    }
    if (const std::string rest = text.finish(); !rest.empty() && context.onText && wanted)
        context.onText(rest);
    result.text = context.pack.tokenizer->decode(result.tokenIds, Tokenizer::Decode::SkipSpecials);
    if (context.pack.rules.endTag)
        result.text = withoutEndTag(result.text);
    if (context.pack.rules.causalPrefix)
        result.text = stripped(result.text);
    result.confidence = std::exp(logProbability / double(std::max<size_t>(1, scored.size())));
    result.doubtful = doubtfulWords(scored, context.pack.doubtfulBelow);
    result.timings.firstTokenMs += firstAt;
    result.timings.decodeMs += watch.milliseconds() - firstAt;
    result.timings.tokens = int(result.tokenIds.size());
    return {};
}

Result<void> decodeReasoning(const DecodingContext& context, Sampler& sampler, GenerationResult& result) {
    const auto& t = context.pack.templates;
    Reasoning reasoning;
    Chunk chunk;
    std::vector<int32_t> excluded;
    bool coordinateAllowed = true;
    while (int(reasoning.tokenIds.size()) < context.maxTokens) {
        auto scores = context.network.logits();
        if (!scores)
            return fail(scores.error());
        const int32_t token = sampler.choose(*scores, excluded);
        if (token == t.answer)
            break;
        if (context.cancel.isCancelled())
            return cancelled();
        if (token == t.startGround || token == t.endGround) {
            addChunk(context.pack, chunk, reasoning);
            chunk = {};
        }
        InputItem next = InputItem::ofToken(token);
        if (token == t.coordinate && coordinateAllowed) {
            auto bins = context.network.coordinateLogits();
            if (!bins)
                return fail(bins.error());
            next = InputItem::ofCoordinate(double(argmax(*bins)) / double(bins->size()));
            chunk.coordinates.push_back(next.x);
        }
        chunk.tokens.push_back(token);
        reasoning.tokenIds.push_back(token);
        if (context.network.position() + 1 >= context.network.maxContext()) {
            result.finish = FinishReason::ContextFull;
            break;
        }
        if (auto fed = context.network.feed({&next, 1}); !fed)
            return fed;
        excluded = {t.eos, t.size};
    }
    addChunk(context.pack, chunk, reasoning);
    result.reasoning = std::move(reasoning);
    const InputItem answer = InputItem::ofToken(t.answer);
    return context.network.feed({&answer, 1});
}

double sizeOfBin(int bin, bool linear) {
    return linear ? bin / 1024.0 : std::exp2(bin / 1023.0 * 10.0 - 10.0);
}

Result<void> decodeRegions(const DecodingContext& context, GenerationResult& result) {
    const Stopwatch watch;
    MoondreamNetwork& network = context.network;
    const bool boxes = context.request.skill == Skill::Detect;
    const int limit = context.request.skill == Skill::Gaze ? 1 : context.request.maxObjects;
    const auto coordinate = [&]() -> Result<double> {
        auto bins = network.coordinateLogits();
        if (!bins)
            return fail(bins.error());
        return double(argmax(*bins)) / double(bins->size());
    };
    const auto feed = [&](const InputItem& item) { return network.feed({&item, 1}); };
    int count = 0;
    result.finish = FinishReason::EndOfText;
    while (true) {
        auto scores = network.logits();
        if (!scores)
            return fail(scores.error());
        if (argmax(*scores) == context.pack.templates.eos)
            break;
        if (count >= limit) {
            result.finish = FinishReason::MaxObjects;
            break;
        }
        if (context.cancel.isCancelled()) {
            result.finish = FinishReason::Cancelled;
            break;
        }
        if (network.position() + 3 > network.maxContext()) {
            result.finish = FinishReason::ContextFull;
            break;
        }
        const auto x = coordinate();
        if (!x)
            return fail(x.error());
        if (auto fed = feed(InputItem::ofCoordinate(*x)); !fed)
            return fed;
        const auto y = coordinate();
        if (!y)
            return fail(y.error());
        if (auto fed = feed(InputItem::ofCoordinate(*y)); !fed)
            return fed;
        if (boxes) {
            auto bins = network.sizeLogits();
            if (!bins)
                return fail(bins.error());
            const size_t half = bins->size() / 2;
            const double w = sizeOfBin(argmax(bins->first(half)), context.pack.rules.linearSizes);
            const double h = sizeOfBin(argmax(bins->subspan(half)), context.pack.rules.linearSizes);
            result.objects.push_back({*x - w / 2, *y - h / 2, *x + w / 2, *y + h / 2});
            if (auto fed = feed(InputItem::ofSize(w, h)); !fed)
                return fed;
        } else {
            result.points.push_back({*x, *y});
        }
        ++count;
    }
    result.timings.decodeMs = watch.milliseconds();
    result.timings.tokens = count;
    return {};
}

} // namespace lunette
