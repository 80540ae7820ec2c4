#include "core/engine/moondream/OtherScripts.h"

#include "core/image/ScriptLook.h"

#include <algorithm>

namespace lunette {

const char* const kOtherScriptOnly = "This looks like Chinese, Japanese or Korean text. I read English letters only.";

namespace {

constexpr double kWeightOfDoubt = 5;
constexpr double kMostDoubt = 2; ///< drawings are read without end, too
constexpr double kTold = 1.5;    ///< keeps false alarms below 0.5 %, see models/screens/README.md

} // namespace

bool isOtherScript(const RgbImage& image, const TextPiece& piece, double confidence, double below) {
    if (confidence >= below)
        return false;
    const auto look = measureStrokes(image, piece);
    return look && ideographOdds(*look) + std::min(kMostDoubt, kWeightOfDoubt * (below - confidence)) > kTold;
}

std::string otherScriptSentence(int texts, size_t read) {
    if (texts == 0 || size_t(texts) < read)
        return {};
    return texts == 1 ? "One text is in a script that I cannot read."
                      : std::to_string(texts) + " texts are in a script that I cannot read.";
}

} // namespace lunette
