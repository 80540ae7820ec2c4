#include "app/cli/CliOutput.h"

#include "core/image/Tiling.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace lunette {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kBarWidth = 20;

Json reasoningJson(const Reasoning& reasoning) {
    Json grounding = Json::array();
    for (const GroundedSpan& span : reasoning.grounding) {
        Json points = Json::array();
        for (const Point& point : span.points)
            points.push_back(Json::array({point.x, point.y}));
        grounding.push_back({{"start_idx", span.start}, {"end_idx", span.end}, {"points", std::move(points)}});
    }
    return {{"text", reasoning.text}, {"token_ids", reasoning.tokenIds}, {"grounding", std::move(grounding)}};
}

Json imageJson(const Answer& answer) {
    const QSize size = answer.region.rect().size();
    const TilingRule& rule = answer.model.tiling;
    const TileGrid grid = rule.maxTiles > 0 ? selectTiling(size.width(), size.height(), rule) : TileGrid{};
    return {{"width", size.width()},
            {"height", size.height()},
            {"tiles", Json::array({grid.rows, grid.columns})},
            {"scale", tilingScale(size.width(), size.height(), rule)}};
}

std::string pixel(double fraction, int origin, int length) {
    return std::to_string(origin + int(std::lround(std::clamp(fraction, 0.0, 1.0) * length)));
}

} // namespace

int reportError(CliContext& context, const Error& error, bool json) {
    std::string line = error.message();
    std::replace(line.begin(), line.end(), '\n', ' ');
    context.err << "lunette: " << line << std::endl;
    if (json)
        printJson(context, {{"error", {{"code", codeName(error.code)}, {"message", line}}}});
    return exitCode(error.code);
}

void printJson(CliContext& context, const Json& json) {
    context.out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

Json timingsJson(const StageTimings& timings) {
    return {
        {"load_ms", timings.loadMs},       {"preprocess_ms", timings.preprocessMs},  {"vision_ms", timings.visionMs},
        {"prefill_ms", timings.prefillMs}, {"first_token_ms", timings.firstTokenMs}, {"decode_ms", timings.decodeMs},
        {"tokens", timings.tokens}};
}

Json answerJson(const Answer& answer, Skill skill) {
    const GenerationResult& result = answer.result;
    const bool text = skill == Skill::Caption || skill == Skill::Query;
    Json json;
    if (text) {
        json["text"] = result.text;
        json["token_ids"] = result.tokenIds;
        if (!result.doubtful.empty())
            json["doubtful"] = result.doubtful;
    }
    json["prompt_token_ids"] = result.promptTokenIds;
    if (answer.turns > 0)
        json["history"] = {{"turns", answer.turns},
                           {"given", result.turnsGiven},
                           {"trained_for", answer.model.history == HistorySupport::Documented},
                           {"prompt", result.promptText}};
    json["finish_reason"] = finishReasonName(result.finish);
    if (skill == Skill::Detect) {
        json["objects"] = Json::array();
        for (const Box& box : result.objects)
            json["objects"].push_back(
                {{"x_min", box.xMin}, {"y_min", box.yMin}, {"x_max", box.xMax}, {"y_max", box.yMax}});
    } else if (!text) {
        json["points"] = Json::array();
        for (const Point& point : result.points)
            json["points"].push_back({{"x", point.x}, {"y", point.y}});
    }
    if (result.reasoning)
        json["reasoning"] = reasoningJson(*result.reasoning);
    if (!answer.translatedLanguage.isEmpty())
        json["translation"] = {{"lang", answer.translatedLanguage.toStdString()},
                               {"text", answer.translation.toStdString()}};
    if (answer.hasImage)
        json["image"] = imageJson(answer);
    json["timings"] = timingsJson(answer.timings);
    json["model"] = {{"name", answer.model.name},
                     {"revision", answer.model.revision},
                     {"precision", answer.model.precision},
                     {"device", answer.model.device}};
    return json;
}

std::string regionText(const Answer& answer, Skill skill) {
    const QRect crop = answer.region.rect();
    const auto x = [&](double fraction) { return pixel(fraction, crop.x(), crop.width()); };
    const auto y = [&](double fraction) { return pixel(fraction, crop.y(), crop.height()); };
    std::string out;
    if (skill == Skill::Detect) {
        out = std::to_string(answer.result.objects.size()) + " found\n";
        for (const Box& box : answer.result.objects)
            out += "box " + x(box.xMin) + "," + y(box.yMin) + " to " + x(box.xMax) + "," + y(box.yMax) + "\n";
        return out;
    }
    out = std::to_string(answer.result.points.size()) + " found\n";
    for (const Point& point : answer.result.points)
        out += "point " + x(point.x) + "," + y(point.y) + "\n";
    return out;
}

Progress::Progress(CliContext& context, const CliOptions& options, int stages)
    : m_context(context)
    , m_bar(context.terminal && !options.verbose)
    , m_lines(options.verbose)
    , m_stages(stages) {}

Progress::~Progress() {
    finish();
}

void Progress::stage(const std::string& name) {
    if (m_lines)
        m_context.err << name << std::endl;
    if (m_bar) {
        const int filled = kBarWidth * std::min(m_done, m_stages) / std::max(1, m_stages);
        m_context.err << "\r\033[K[" << std::string(size_t(filled), '#') << std::string(size_t(kBarWidth - filled), '.')
                      << "] " << name << std::flush;
        m_drawn = true;
    }
    ++m_done;
}

void Progress::finish() {
    if (m_drawn)
        m_context.err << "\r\033[K" << std::flush;
    m_drawn = false;
}

} // namespace lunette
