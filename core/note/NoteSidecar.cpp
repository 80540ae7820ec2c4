#include "core/note/NoteSidecar.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace lunette {

namespace {

using Json = nlohmann::ordered_json;

constexpr int64_t kMaxPlace = 1 << 20; ///< no picture has a pixel beyond
constexpr const char* kFormat = "lunette-note";

template <class Enum, size_t N>
using Names = std::array<std::pair<Enum, const char*>, N>;

constexpr Names<Skill, 5> kSkills{{{Skill::Caption, "caption"},
                                   {Skill::Query, "query"},
                                   {Skill::Detect, "detect"},
                                   {Skill::Point, "point"},
                                   {Skill::Gaze, "gaze"}}};
constexpr Names<CaptionLength, 3> kLengths{
    {{CaptionLength::Short, "short"}, {CaptionLength::Normal, "normal"}, {CaptionLength::Long, "long"}}};
constexpr Names<FinishReason, 5> kFinishes{{{FinishReason::EndOfText, "eos"},
                                            {FinishReason::MaxTokens, "max_tokens"},
                                            {FinishReason::MaxObjects, "max_objects"},
                                            {FinishReason::ContextFull, "context"},
                                            {FinishReason::Cancelled, "cancelled"}}};
constexpr Names<ExchangeState, 2> kStates{{{ExchangeState::Done, "done"}, {ExchangeState::Stopped, "stopped"}}};

template <class Enum, size_t N>
const char* nameOf(const Names<Enum, N>& names, Enum value) {
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == value; });
    return found == names.end() ? names[0].second : found->second;
}

template <class Enum, size_t N>
Enum valueOf(const Names<Enum, N>& names, const Json& name) {
    const auto text = name.get<std::string>();
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& entry) { return text == entry.second; });
    return found == names.end() ? names[0].first : found->first;
}

QString toQString(const Json& json) {
    return QString::fromStdString(json.get<std::string>());
}

Json fromRect(const QRect& rect) {
    return Json::array({rect.x(), rect.y(), rect.width(), rect.height()});
}
QRect toRect(const Json& json) {
    const auto number = [&](size_t i) { return int(std::clamp(json.at(i).get<int64_t>(), -kMaxPlace, kMaxPlace)); };
    return {number(0), number(1), number(2), number(3)};
}

Json fromBilingual(const BilingualText& text) {
    return {{"en", text.english.toStdString()}, {"zh", text.chinese.toStdString()}};
}
BilingualText toBilingual(const Json& json) {
    return {toQString(json.at("en")), toQString(json.at("zh"))};
}

Json fromRequest(const GenerationRequest& request) {
    Json references = Json::array();
    for (const SpatialReference& reference : request.references)
        references.push_back({{"box", reference.isBox}, {"values", reference.values}});
    return {{"skill", nameOf(kSkills, request.skill)},
            {"length", nameOf(kLengths, request.length)},
            {"text", request.text},
            {"references", std::move(references)},
            {"preset", request.preset},
            {"reasoning", request.reasoning},
            {"temperature", request.sampling.temperature},
            {"top_p", request.sampling.topP},
            {"seed", request.sampling.seed},
            {"max_tokens", request.maxTokens},
            {"max_objects", request.maxObjects}};
}

GenerationRequest toRequest(const Json& json) {
    GenerationRequest request;
    request.skill = valueOf(kSkills, json.at("skill"));
    request.length = valueOf(kLengths, json.at("length"));
    request.text = json.at("text").get<std::string>();
    for (const Json& entry : json.at("references"))
        request.references.push_back({entry.at("box").get<bool>(), entry.at("values").get<std::array<double, 4>>()});
    request.preset = json.at("preset").get<std::string>();
    request.reasoning = json.at("reasoning").get<bool>();
    request.sampling.temperature = json.at("temperature").get<double>();
    request.sampling.topP = json.at("top_p").get<double>();
    request.sampling.seed = json.at("seed").get<uint64_t>();
    request.maxTokens = json.at("max_tokens").get<int>();
    request.maxObjects = json.at("max_objects").get<int>();
    return request;
}

Json fromTimings(const Exchange& exchange) {
    const StageTimings& t = exchange.timings;
    return {{"load_ms", t.loadMs},       {"preprocess_ms", t.preprocessMs},  {"vision_ms", t.visionMs},
            {"prefill_ms", t.prefillMs}, {"first_token_ms", t.firstTokenMs}, {"decode_ms", t.decodeMs},
            {"tokens", t.tokens},        {"total_ms", exchange.totalMs},     {"translate_ms", exchange.translateMs}};
}

void readTimings(const Json& json, Exchange& exchange) {
    StageTimings& t = exchange.timings;
    t.loadMs = json.at("load_ms").get<double>();
    t.preprocessMs = json.at("preprocess_ms").get<double>();
    t.visionMs = json.at("vision_ms").get<double>();
    t.prefillMs = json.at("prefill_ms").get<double>();
    t.firstTokenMs = json.at("first_token_ms").get<double>();
    t.decodeMs = json.at("decode_ms").get<double>();
    t.tokens = json.at("tokens").get<int>();
    exchange.totalMs = json.at("total_ms").get<double>();
    exchange.translateMs = json.at("translate_ms").get<double>();
}

Json fromReasoning(const Reasoning& reasoning) {
    Json grounding = Json::array();
    for (const GroundedSpan& span : reasoning.grounding) {
        Json points = Json::array();
        for (const Point& point : span.points)
            points.push_back(Json::array({point.x, point.y}));
        grounding.push_back({{"start", span.start}, {"end", span.end}, {"points", std::move(points)}});
    }
    return {{"text", reasoning.text}, {"grounding", std::move(grounding)}};
}

Reasoning toReasoning(const Json& json) {
    Reasoning reasoning;
    reasoning.text = json.at("text").get<std::string>();
    for (const Json& entry : json.at("grounding")) {
        GroundedSpan span{entry.at("start").get<int>(), entry.at("end").get<int>(), {}};
        for (const Json& point : entry.at("points"))
            span.points.push_back({point.at(0).get<double>(), point.at(1).get<double>()});
        reasoning.grounding.push_back(std::move(span));
    }
    return reasoning;
}

Json fromGiven(const Exchange& exchange) {
    Json history = Json::array();
    for (const Turn& turn : exchange.request.history)
        history.push_back(Json::array({turn.question, turn.answer}));
    return {{"history", std::move(history)},
            {"turns", exchange.given.turns},
            {"given", exchange.given.given},
            {"trained", exchange.given.isTrained},
            {"prompt", exchange.given.prompt.toStdString()}};
}

void readGiven(const Json& json, Exchange& exchange) {
    for (const Json& turn : json.at("history"))
        exchange.request.history.push_back({turn.at(0).get<std::string>(), turn.at(1).get<std::string>()});
    exchange.given = {json.at("turns").get<int>(), json.at("given").get<int>(), json.at("trained").get<bool>(),
                      toQString(json.at("prompt"))};
}

Json fromExchange(const Exchange& exchange) {
    Json objects = Json::array(), points = Json::array();
    for (const Box& box : exchange.objects)
        objects.push_back(Json::array({box.xMin, box.yMin, box.xMax, box.yMax}));
    for (const Point& point : exchange.points)
        points.push_back(Json::array({point.x, point.y}));
    Json json = {{"id", exchange.id},
                 {"preset", exchange.presetName.toStdString()},
                 {"asked", exchange.asked.toStdString()},
                 {"question", fromBilingual(exchange.question)},
                 {"answer", fromBilingual(exchange.answer)},
                 {"chinese_fallback", exchange.chineseFallback},
                 {"crop", fromRect(exchange.crop)},
                 {"request", fromRequest(exchange.request)},
                 {"objects", std::move(objects)},
                 {"points", std::move(points)},
                 {"finish_reason", nameOf(kFinishes, exchange.finish)},
                 {"state", nameOf(kStates, exchange.state)},
                 {"timings", fromTimings(exchange)},
                 {"model", exchange.modelName.toStdString()},
                 {"revision", exchange.modelRevision.toStdString()},
                 {"precision", exchange.modelPrecision.toStdString()},
                 {"translator", exchange.translatorName.toStdString()}};
    if (!exchange.object.isEmpty())
        json["object"] = exchange.object.toStdString();
    if (!exchange.machineTranslation.isEmpty())
        json["machine_translation"] = exchange.machineTranslation.toStdString();
    if (exchange.fromMemory)
        json["from_memory"] = true;
    if (!exchange.doubtful.isEmpty()) {
        json["doubtful"] = Json::array();
        for (const QString& word : exchange.doubtful)
            json["doubtful"].push_back(word.toStdString());
    }
    if (exchange.reasoning)
        json["reasoning"] = fromReasoning(*exchange.reasoning);
    if (exchange.given.turns > 0)
        json["given"] = fromGiven(exchange);
    return json;
}

Exchange toExchange(const Json& json) {
    Exchange exchange;
    exchange.id = json.at("id").get<quint64>();
    exchange.presetName = toQString(json.at("preset"));
    exchange.asked = toQString(json.at("asked"));
    exchange.question = toBilingual(json.at("question"));
    exchange.answer = toBilingual(json.at("answer"));
    exchange.chineseFallback = json.at("chinese_fallback").get<bool>();
    exchange.crop = toRect(json.at("crop"));
    exchange.request = toRequest(json.at("request"));
    for (const Json& box : json.at("objects"))
        exchange.objects.push_back(
            {box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(), box.at(3).get<double>()});
    for (const Json& point : json.at("points"))
        exchange.points.push_back({point.at(0).get<double>(), point.at(1).get<double>()});
    if (json.contains("object"))
        exchange.object = toQString(json["object"]);
    if (json.contains("machine_translation"))
        exchange.machineTranslation = toQString(json["machine_translation"]);
    exchange.fromMemory = json.value("from_memory", false);
    if (json.contains("doubtful")) {
        for (const Json& word : json["doubtful"])
            exchange.doubtful << toQString(word);
    }
    if (json.contains("reasoning"))
        exchange.reasoning = toReasoning(json["reasoning"]);
    if (json.contains("given"))
        readGiven(json["given"], exchange);
    exchange.finish = valueOf(kFinishes, json.at("finish_reason"));
    exchange.state = valueOf(kStates, json.at("state"));
    readTimings(json.at("timings"), exchange);
    exchange.modelName = toQString(json.at("model"));
    exchange.modelRevision = toQString(json.at("revision"));
    exchange.modelPrecision = toQString(json.at("precision"));
    exchange.translatorName = toQString(json.at("translator"));
    return exchange;
}

Note toNote(const Json& json) {
    Note note;
    note.title = toQString(json.at("title"));
    note.date = QDateTime::fromString(toQString(json.at("date")), Qt::ISODateWithMs);
    const Json& source = json.at("source");
    note.conversation.sourceName = toQString(source.at("name"));
    note.conversation.imageSize = {source.at("width").get<int>(), source.at("height").get<int>()};
    for (const Json& crop : json.at("crops"))
        note.crops.push_back({toRect(crop), {}});
    const Json& model = json.at("model");
    note.modelName = toQString(model.at("name"));
    note.modelRevision = toQString(model.at("revision"));
    note.modelPrecision = toQString(model.at("precision"));
    note.modelNotice = toBilingual(model.at("notice"));
    note.translatorName = toQString(json.at("translator"));
    for (const Json& setting : json.at("settings"))
        note.changedSettings << toQString(setting);
    for (const Json& exchange : json.at("exchanges"))
        note.conversation.exchanges.push_back(toExchange(exchange));
    return note;
}

} // namespace

QByteArray writeSidecar(const Note& note) {
    Json crops = Json::array(), settings = Json::array(), exchanges = Json::array();
    for (const NoteCrop& crop : note.crops)
        crops.push_back(fromRect(crop.rect));
    for (const QString& setting : note.changedSettings)
        settings.push_back(setting.toStdString());
    for (const Exchange& exchange : note.conversation.exchanges)
        exchanges.push_back(fromExchange(exchange));
    const QDateTime date = note.date.toOffsetFromUtc(note.date.offsetFromUtc());
    const Conversation& talk = note.conversation;
    const Json json = {{"format", kFormat},
                       {"version", kSidecarVersion},
                       {"title", note.title.toStdString()},
                       {"date", date.toString(Qt::ISODateWithMs).toStdString()},
                       {"source",
                        {{"name", talk.sourceName.toStdString()},
                         {"width", talk.imageSize.width()},
                         {"height", talk.imageSize.height()}}},
                       {"crops", std::move(crops)},
                       {"model",
                        {{"name", note.modelName.toStdString()},
                         {"revision", note.modelRevision.toStdString()},
                         {"precision", note.modelPrecision.toStdString()},
                         {"notice", fromBilingual(note.modelNotice)}}},
                       {"translator", note.translatorName.toStdString()},
                       {"settings", std::move(settings)},
                       {"exchanges", std::move(exchanges)}};
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

Error brokenSidecar(const QString& name) {
    return {ErrorCode::Usage,
            LUNETTE_TEXT("Error", "%1 is not a note file of Lunette, or it is damaged"),
            LUNETTE_TEXT("Error", "choose a file that ends with .lunette.json"),
            {name.toStdString()}};
}

Result<Note> readSidecar(const QByteArray& text, const QString& name) {
    const auto broken = [&] { return fail(brokenSidecar(name)); };
    if (text.size() > kMaxSidecarBytes)
        return broken();
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object() || json.value("format", Json()) != kFormat || !json.contains("version") ||
        !json["version"].is_number_integer())
        return broken();
    if (json["version"].get<int64_t>() > kSidecarVersion)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "%1 was written by a newer version of Lunette"),
                    LUNETTE_TEXT("Error", "open it with that version"), {name.toStdString()});
    try {
        return toNote(json);
    } catch (const nlohmann::json::exception&) {
        return broken();
    }
}

} // namespace lunette
