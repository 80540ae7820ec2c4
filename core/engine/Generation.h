#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// What the user wants the model to do with one image.
enum class Skill { Caption, Query, Detect, Point, Gaze };
enum class CaptionLength { Short, Normal, Long };

/// A place that a question refers to; fractions 0..1 of the image, y downwards.
struct SpatialReference {
    bool isBox = false;
    std::array<double, 4> values{}; ///< point: x, y; box: x_min, y_min, x_max, y_max
};

struct SamplingOptions {
    double temperature = 0;       ///< 0 is greedy
    double topP = 0.3;            ///< nucleus mass, used when temperature > 0
    uint64_t seed = 0;            ///< repeats a sampled answer
    double repetitionPenalty = 1; ///< above 1: scores of tokens that were chosen before shrink (Keskar et al. 2019)
};

/// One earlier question with its answer, as the model got and gave them (English).
struct Turn {
    std::string question, answer;
    bool operator==(const Turn&) const = default;
};

/// Whether a model takes earlier turns into account.
enum class HistorySupport {
    None,      ///< its prompt has no place for them
    Untrained, ///< it was trained on single questions; earlier ones stand before the question in the same form
    Documented ///< the published code has a form for them
};

struct GenerationRequest {
    Skill skill = Skill::Query;
    CaptionLength length = CaptionLength::Normal;
    std::string text;                         ///< question or object phrase, UTF-8
    std::vector<SpatialReference> references; ///< query only
    std::string preset;                       ///< name of a fixed prompt of the pack ("read"); empty: the skill's own
    bool reasoning = false;                   ///< query only: think first
    std::vector<Turn> history;                ///< query only: earlier turns about the same picture, oldest first
    SamplingOptions sampling;
    int maxTokens = 0; ///< 0: the revision's default
    int maxObjects = 50;
};

enum class FinishReason { EndOfText, MaxTokens, MaxObjects, ContextFull, Cancelled };

/// "eos", "max_tokens", "max_objects", "context", "cancelled".
const char* finishReasonName(FinishReason reason);

struct Box {
    double xMin = 0, yMin = 0, xMax = 0, yMax = 0; ///< fractions, unclamped
};
struct Point {
    double x = 0, y = 0; ///< fractions, unclamped
};

struct GroundedSpan {
    int start = 0, end = 0; ///< offsets in Unicode code points of Reasoning::text
    std::vector<Point> points;
};
struct Reasoning {
    std::string text;
    std::vector<int32_t> tokenIds;
    std::vector<GroundedSpan> grounding;
};

struct StageTimings {
    double loadMs = 0, preprocessMs = 0, visionMs = 0, prefillMs = 0, firstTokenMs = 0, decodeMs = 0;
    int tokens = 0;
    double projectorMs = 0; ///< a part of visionMs
    int tiles = 0;          ///< views that went through the vision tower
};

struct GenerationResult {
    std::string text; ///< as the model wrote it, not stripped
    std::vector<int32_t> tokenIds;
    std::vector<int32_t> promptTokenIds; ///< after the image prefix; -1 stands for a coordinate embedding
    std::string promptText;              ///< query only: the same as text, special tokens spelled out
    int turnsGiven = 0;                  ///< how many of the latest turns of the history fitted
    FinishReason finish = FinishReason::EndOfText;
    double confidence = 1; ///< geometric mean of the probabilities of the chosen tokens, 0..1
    std::vector<std::string>
        doubtful; ///< words of text that the model is not sure of; packs that are calibrated for it
    std::vector<Box> objects;
    std::vector<Point> points;
    std::optional<Reasoning> reasoning;
    StageTimings timings; ///< firstTokenMs and decodeMs, tokens
};

/// Receives printable text as it is produced, on the engine's thread. Return false to stop.
using TokenCallback = std::function<bool(const std::string& piece)>;

} // namespace lunette
