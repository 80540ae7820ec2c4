#include "core/packs/MoondreamConfig.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace lunette::moondream_config {

namespace {

/// Reads members of pack.json; `isSound` turns false at the first of a wrong type.
struct ManifestReader {
    const nlohmann::json& object;
    bool isSound;

    explicit ManifestReader(const nlohmann::json& json)
        : object(json)
        , isSound(json.is_object()) {}

    const nlohmann::json* find(const char* key) const {
        const auto found = object.is_object() ? object.find(key) : object.end();
        return found == object.end() ? nullptr : &*found;
    }
    /// Clamped into its range.
    double number(const char* key, double fallback, double least, double most) {
        const nlohmann::json* value = find(key);
        isSound &= value == nullptr || value->is_number();
        return std::clamp(value != nullptr && value->is_number() ? value->get<double>() : fallback, least, most);
    }
    /// A list of at most eight, each clamped into its range.
    std::vector<double> numbers(const char* key, double least, double most) {
        const nlohmann::json* value = find(key);
        if (value == nullptr)
            return {};
        isSound &= value->is_array() && value->size() <= 8 &&
                   std::all_of(value->begin(), value->end(), [](const auto& entry) { return entry.is_number(); });
        std::vector<double> list = isSound ? value->get<std::vector<double>>() : std::vector<double>();
        std::transform(list.begin(), list.end(), list.begin(), [=](double x) { return std::clamp(x, least, most); });
        return list;
    }
    std::string text(const char* key) {
        const nlohmann::json* value = find(key);
        isSound &= value == nullptr || value->is_string();
        return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
    }
    bool flag(const char* key) {
        const nlohmann::json* value = find(key);
        isSound &= value == nullptr || value->is_boolean();
        return value != nullptr && value->is_boolean() && value->get<bool>();
    }
    std::map<std::string, std::vector<int32_t>> idLists(const char* key) {
        std::map<std::string, std::vector<int32_t>> lists;
        const nlohmann::json* value = find(key);
        if (value == nullptr)
            return lists;
        isSound &= value->is_object();
        for (const auto& [name, list] : value->items()) {
            const auto ids = idList(list);
            isSound &= ids.has_value();
            lists[name] = ids.value_or(std::vector<int32_t>());
        }
        return lists;
    }
};

/// A list of names as the values that they stand for; nothing when one is unknown or comes twice.
template <class Value, class Find>
std::optional<std::vector<Value>> valuesOf(const nlohmann::json& object, const char* key, Find find) {
    std::vector<Value> values;
    if (!object.contains(key) || !object.at(key).is_array())
        return std::nullopt;
    for (const auto& name : object.at(key)) {
        const auto value = name.is_string() ? find(name.get<std::string>()) : std::nullopt;
        if (!value || std::find(values.begin(), values.end(), *value) != values.end())
            return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

std::optional<ControlVocabulary> controlsOf(const nlohmann::json& object) {
    if (!object.is_object())
        return std::nullopt;
    const auto kinds = valuesOf<ElementKind>(object, "kinds", elementKindOf);
    const auto states = valuesOf<ElementState>(object, "states", elementStateOf);
    return kinds && !kinds->empty() && states ? std::optional(ControlVocabulary{*kinds, *states}) : std::nullopt;
}

} // namespace

Result<void> applyManifest(const nlohmann::json& manifest, MoondreamPack& pack) {
    ManifestReader reader(manifest);
    if (manifest.contains("canvas")) {
        ManifestReader canvas(manifest.at("canvas"));
        pack.canvas = {true, int(canvas.number("min_width", 270, 1, 4096)), canvas.number("aspect", 0.7, 0.1, 10.0),
                       canvas.number("height_factor", 0.0, 0.0, 100.0)};
        reader.isSound &= canvas.isSound;
    }
    if (reader.text("tiling") == "single")
        pack.tiling.maxTiles = 0;
    pack.readsByLines = reader.text("reading") == "lines";
    pack.doubtfulBelow = reader.number("doubtful_below", 0.0, 0.0, 1.0);
    pack.otherScriptBelow = reader.number("other_script_below", 0.0, 0.0, 1.0);
    pack.otherSizes = reader.numbers("other_sizes", 0.25, 4.0);
    pack.templates.fixed = reader.flag("fixed_prompts");
    pack.templates.presets = reader.idLists("presets");
    pack.rules.defaultMaxTokens = int(reader.number("max_tokens", pack.rules.defaultMaxTokens, 1, 100'000));
    if (const nlohmann::json* controls = reader.find("controls")) {
        pack.controls = controlsOf(*controls);
        if (!pack.controls)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "pack.json of %1 names unknown kinds of controls"),
                        LUNETTE_TEXT("Error", "install the pack again"), {pack.info.name});
    }
    if (!reader.isSound)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "pack.json of %1 has values of the wrong type"),
                    LUNETTE_TEXT("Error", "install the pack again"), {pack.info.name});
    return {};
}

Result<void> checkPromptIds(const MoondreamPack& pack) {
    const auto& t = pack.templates;
    std::vector<int32_t> ids = {t.bos};
    if (pack.rules.reasoning)
        ids.insert(ids.end(), {t.answer, t.thinking});
    const auto add = [&](const std::vector<int32_t>& more) { ids.insert(ids.end(), more.begin(), more.end()); };
    for (const auto& list : {t.captionShort, t.captionNormal, t.captionLong}) {
        if (list)
            add(*list);
    }
    for (const auto& prompt : {t.query, t.detect, t.point}) {
        if (prompt) {
            add(prompt->prefix);
            add(prompt->suffix);
        }
    }
    for (const auto& [name, list] : t.presets)
        add(list);
    for (const int32_t id : ids) {
        if (id < 0 || id >= pack.dims.text.vocab)
            return fail(ErrorCode::Pack,
                        LUNETTE_TEXT("Error", "the prompt ids of this model do not fit its vocabulary"),
                        LUNETTE_TEXT("Error", "check that config.json and the weights belong together"));
    }
    return {};
}

} // namespace lunette::moondream_config
