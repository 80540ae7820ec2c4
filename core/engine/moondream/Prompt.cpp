#include "core/engine/moondream/Prompt.h"

namespace lunette {

namespace {

using Items = std::vector<InputItem>;

void append(Items& items, const std::vector<int32_t>& ids) {
    for (const int32_t id : ids)
        items.push_back(InputItem::ofToken(id));
}

tl::unexpected<Error> unsupported(const MoondreamPack& pack, const char* skill) {
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the model %1 (%2) cannot do this: %3"),
                LUNETTE_TEXT("Error", "use another model or another kind of question"),
                {pack.info.name, pack.rules.name, skill});
}

bool isBlank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::vector<int32_t> encodeText(const MoondreamPack& pack, const std::string& text) {
    return pack.tokenizer->encode(text, Tokenizer::Specials::PlainText);
}

Result<Items> captionPrompt(const MoondreamPack& pack, CaptionLength length) {
    const auto& t = pack.templates;
    const auto& ids = length == CaptionLength::Short  ? t.captionShort
                      : length == CaptionLength::Long ? t.captionLong
                                                      : t.captionNormal;
    if (!pack.rules.captions || !ids)
        return unsupported(pack, "a caption of this length");
    Items items;
    append(items, *ids);
    return items;
}

void appendReferences(Items& items, const GenerationRequest& request) {
    for (const SpatialReference& reference : request.references) {
        const auto& v = reference.values;
        if (reference.isBox) {
            items.push_back(InputItem::ofCoordinate((v[0] + v[2]) / 2));
            items.push_back(InputItem::ofCoordinate((v[1] + v[3]) / 2));
            items.push_back(InputItem::ofSize(v[2] - v[0], v[3] - v[1]));
        } else {
            items.push_back(InputItem::ofCoordinate(v[0]));
            items.push_back(InputItem::ofCoordinate(v[1]));
        }
    }
}

/// Answers of the CodeGen revisions begin with a blank.
std::string answerText(const MoondreamPack& pack, const Turn& turn) {
    return (pack.rules.reasoning ? "" : " ") + stripped(turn.answer);
}

/// The 2024 family: one string, the earlier turns as blocks in front of the question (spec 11).
std::string questionBlocks(const MoondreamPack& pack, std::span<const Turn> turns, const std::string& question) {
    std::string text = pack.rules.imageTags ? "</image>\n\n" : "\n\n";
    for (const Turn& turn : turns)
        text += "Question: " + stripped(turn.question) + "\n\nAnswer:" + answerText(pack, turn) + "\n\n";
    return text + "Question: " + question + (pack.rules.imageTags ? "\n\nAnswer: " : "\n\nAnswer:");
}

/// The later revisions: the template once for each earlier turn.
void appendTurns(Items& items, const MoondreamPack& pack, std::span<const Turn> turns) {
    for (const Turn& turn : turns) {
        append(items, pack.templates.query->prefix);
        append(items, encodeText(pack, (pack.rules.leadingSpace ? " " : "") + stripped(turn.question)));
        append(items, pack.templates.query->suffix);
        if (pack.rules.reasoning) // the answer mark of a direct question is doubled
            append(items, pack.templates.query->suffix);
        append(items, encodeText(pack, answerText(pack, turn)));
    }
}

/// With the latest `turns` of the history.
Result<Items> queryPrompt(const MoondreamPack& pack, const GenerationRequest& request, bool hasImage, size_t turns) {
    const auto& t = pack.templates;
    if (!t.query)
        return unsupported(pack, "free questions");
    if (request.reasoning && !pack.rules.reasoning)
        return unsupported(pack, "reasoning");
    if (!request.references.empty() && (!pack.rules.spatialReferences || !hasImage))
        return unsupported(pack, "questions about a marked place");
    if (!hasImage && !pack.rules.textOnly)
        return unsupported(pack, "questions without a picture");
    if (isBlank(request.text))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the question is empty"),
                    LUNETTE_TEXT("Error", "type a question"));
    const auto history = std::span(request.history).last(turns);
    Items items;
    if (!hasImage)
        items.push_back(InputItem::ofToken(t.bos));
    if (pack.rules.causalPrefix) {
        append(items, encodeText(pack, questionBlocks(pack, history, request.text)));
        return items;
    }
    appendTurns(items, pack, history);
    append(items, t.query->prefix);
    appendReferences(items, request);
    if (!t.fixed)
        append(items, encodeText(pack, (pack.rules.leadingSpace ? " " : "") + request.text));
    append(items, t.query->suffix);
    if (request.reasoning)
        items.push_back(InputItem::ofToken(t.thinking));
    else if (pack.rules.reasoning)
        append(items, t.query->suffix);
    return items;
}

Result<Items> objectPrompt(const MoondreamPack& pack, const GenerationRequest& request,
                           const std::optional<PromptTemplate>& prompt) {
    if (!pack.rules.regions || !prompt)
        return unsupported(pack, "finding objects");
    if (isBlank(request.text))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the name of the object is empty"),
                    LUNETTE_TEXT("Error", "say what to look for"));
    const bool space = pack.rules.name != "2025-01-09";
    Items items;
    append(items, prompt->prefix);
    append(items, encodeText(pack, (space ? " " : "") + request.text));
    append(items, prompt->suffix);
    return items;
}

Result<Items> gazePrompt(const MoondreamPack& pack, const GenerationRequest& request) {
    if (!pack.rules.gaze || !pack.templates.point)
        return unsupported(pack, "gaze");
    if (request.references.size() != 1 || request.references.front().isBox)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "gaze needs the place of one face"),
                    LUNETTE_TEXT("Error", "give it as --at X,Y"));
    Items items;
    append(items, pack.templates.point->prefix);
    appendReferences(items, request);
    append(items, encodeText(pack, " gaze\n\n"));
    return items;
}

Result<Items> promptOf(const MoondreamPack& pack, const GenerationRequest& request, bool hasImage) {
    if (!request.preset.empty()) {
        const auto preset = pack.templates.presets.find(request.preset);
        if (preset == pack.templates.presets.end())
            return unsupported(pack, request.preset.c_str());
        Items items;
        append(items, preset->second);
        return items;
    }
    if (!hasImage && request.skill != Skill::Query)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "this needs a picture"),
                    LUNETTE_TEXT("Error", "open a picture first"));
    switch (request.skill) {
    case Skill::Caption:
        return captionPrompt(pack, request.length);
    case Skill::Query:
        return queryPrompt(pack, request, hasImage, 0);
    case Skill::Detect:
        return objectPrompt(pack, request, pack.templates.detect);
    case Skill::Point:
        return objectPrompt(pack, request, pack.templates.point);
    case Skill::Gaze:
        break;
    }
    return gazePrompt(pack, request);
}

} // namespace

std::string stripped(const std::string& text) {
    constexpr const char* kBlank = " \t\r\n\f\v";
    const size_t first = text.find_first_not_of(kBlank);
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

HistorySupport historySupport(const MoondreamPack& pack) {
    if (!pack.templates.query || pack.templates.fixed)
        return HistorySupport::None;
    return pack.rules.causalPrefix ? HistorySupport::Documented : HistorySupport::Untrained;
}

int answerRoom(const MoondreamPack& pack, const GenerationRequest& request) {
    if (request.maxTokens > 0)
        return request.maxTokens;
    const bool isCaption = request.skill == Skill::Caption && pack.rules.captionMaxTokens > 0;
    return isCaption ? pack.rules.captionMaxTokens : pack.rules.defaultMaxTokens;
}

Result<Prompt> buildPrompt(const MoondreamPack& pack, const GenerationRequest& request, bool hasImage) {
    auto items = promptOf(pack, request, hasImage);
    if (!items)
        return fail(items.error());
    const int start = hasImage ? pack.dims.text.prefix : 0;
    if (start + int(items->size()) >= pack.dims.text.maxContext)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the question is too long for this model"),
                    LUNETTE_TEXT("Error", "ask a shorter question"));
    Prompt prompt{std::move(*items)};
    const bool isQuestion = request.skill == Skill::Query && request.preset.empty();
    if (request.history.empty() || !isQuestion)
        return prompt;
    if (historySupport(pack) == HistorySupport::None)
        return unsupported(pack, "follow-up questions");
    const int most = pack.dims.text.maxContext - start - answerRoom(pack, request);
    for (size_t turns = 1; turns <= request.history.size(); ++turns) {
        auto longer = queryPrompt(pack, request, hasImage, turns);
        if (!longer || int(longer->size()) > most)
            break;
        prompt = {std::move(*longer), int(turns)};
    }
    return prompt;
}

std::vector<int32_t> promptTokenIds(const MoondreamPack& pack, const GenerationRequest& request,
                                    const std::vector<InputItem>& prompt) {
    std::vector<int32_t> ids;
    const bool gaze = request.skill == Skill::Gaze;
    for (const InputItem& item : prompt) {
        if (item.kind == InputItem::Kind::Token)
            ids.push_back(item.token);
        else if (gaze)
            ids.push_back(-1);
        else
            ids.push_back(item.kind == InputItem::Kind::Coordinate ? pack.templates.coordinate : pack.templates.size);
    }
    return ids;
}

} // namespace lunette
