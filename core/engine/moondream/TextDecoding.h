#pragma once

#include "core/engine/moondream/MoondreamNetwork.h"
#include "core/engine/moondream/Sampler.h"
#include "core/packs/MoondreamPack.h"

namespace lunette {

/// What the decoding loops share while one request runs.
struct DecodingContext {
    const MoondreamPack& pack;
    MoondreamNetwork& network;
    const GenerationRequest& request;
    const TokenCallback& onText;
    const CancelToken& cancel;
    int maxTokens = 0;
};

/// Begins after the image prefix, or at position 0 when it is null, and feeds the prompt.
Result<void> startSequence(MoondreamNetwork& network, const EncodedImage* prefix, std::span<const InputItem> prompt);

/// Writes the answer from the current state of the network (spec 9.3) into text, tokenIds, finish, timings.
Result<void> decodeAnswer(const DecodingContext& context, Sampler& sampler, GenerationResult& result);

/// Thinks (spec 9.3), then feeds the answer token so that decodeAnswer can follow. Writes result.reasoning.
Result<void> decodeReasoning(const DecodingContext& context, Sampler& sampler, GenerationResult& result);

/// Boxes, points or a gaze target (spec 10.2, 10.4) into objects or points.
Result<void> decodeRegions(const DecodingContext& context, GenerationResult& result);

/// The size of a bin of the size decoder, as a fraction of the image (spec 10.1).
double sizeOfBin(int bin, bool linear);

} // namespace lunette
