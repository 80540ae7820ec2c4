#include "core/base/Json.h"

#include <new>
#include <unordered_set>
#include <vector>

namespace lunette {

namespace {

constexpr int kMaxDepth = 64;

/// Watches the parser: the names of each open object, and how deep it is.
struct Watch {
    std::vector<std::unordered_set<std::string>> names;
    std::string duplicate;
    bool hasDuplicate = false;
    bool tooDeep = false;

    bool see(int depth, nlohmann::json::parse_event_t event, const nlohmann::json& value) {
        using Event = nlohmann::json::parse_event_t;
        if (depth > kMaxDepth)
            tooDeep = true;
        if (tooDeep)
            return false;
        if (event == Event::object_start)
            names.emplace_back();
        else if (event == Event::object_end)
            names.pop_back();
        else if (event == Event::key && !names.back().insert(value.get<std::string>()).second) {
            hasDuplicate = true;
            duplicate = value.get<std::string>();
        }
        return true;
    }
};

} // namespace

Result<nlohmann::json> parseJson(std::string_view text, const std::string& nameForErrors) {
    const std::string advice = LUNETTE_TEXT("Error", "the file is damaged; download it again");
    const auto notJson = [&] {
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is not valid JSON"), advice, {nameForErrors});
    };
    if (text.find('\0') != std::string_view::npos) // the parser takes it for the end of the text
        return notJson();
    Watch watch;
    nlohmann::json value;
    try {
        const auto callback = [&watch](int depth, nlohmann::json::parse_event_t event, nlohmann::json& part) {
            return watch.see(depth, event, part);
        };
        value = nlohmann::json::parse(text.begin(), text.end(), callback, false);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Memory, LUNETTE_TEXT("Error", "%1 needs more memory than there is"),
                    LUNETTE_TEXT("Error", "close other programs, or check that it is the right file"), {nameForErrors});
    }
    if (watch.tooDeep)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is nested too deeply"), advice, {nameForErrors});
    if (value.is_discarded())
        return notJson();
    if (watch.hasDuplicate)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 names %2 twice"), advice,
                    {nameForErrors, watch.duplicate});
    return value;
}

} // namespace lunette
