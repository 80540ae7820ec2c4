#include "app/cli/CliSession.h"
#include "app/cli/Commands.h"
#include "core/base/Json.h"
#include "core/base/MappedFile.h"

namespace lunette {

namespace {

constexpr int64_t kMostHistoryBytes = 4 << 20;

const char* const kHowToWrite = LUNETTE_TEXT("Error", "write it as [{\"question\": \"...\", \"answer\": \"...\"}]");

tl::unexpected<Error> badHistory(const QString& file) {
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "%1 is not a list of earlier turns"), kHowToWrite,
                {file.toStdString()});
}

Result<std::vector<Turn>> readHistory(const QString& file) {
    const Result<std::string> text = readTextFile(file.toStdU16String(), kMostHistoryBytes);
    if (!text)
        return fail(ErrorCode::Usage, text.error().what, kHowToWrite, text.error().args);
    const Result<nlohmann::json> json = parseJson(*text, file.toStdString());
    if (!json || !json->is_array())
        return badHistory(file);
    std::vector<Turn> turns;
    for (const nlohmann::json& entry : *json) {
        const bool isTurn = entry.is_object() && entry.contains("question") && entry["question"].is_string() &&
                            entry.contains("answer") && entry["answer"].is_string();
        if (!isTurn)
            return badHistory(file);
        const Result<QString> question = checkedQuestion(QString::fromStdString(entry["question"].get<std::string>()));
        if (!question)
            return fail(question.error());
        turns.push_back({question->toStdString(), entry["answer"].get<std::string>()});
    }
    return turns;
}

} // namespace

CommandResult runAsk(CliContext& context, const CliOptions& options) {
    QStringList names{QStringLiteral("IMAGE"), QStringLiteral("QUESTION")};
    if (options.noImage)
        names.removeFirst();
    const Result<QStringList> arguments = takeArguments(options, names);
    if (!arguments)
        return fail(arguments.error());
    const Result<QString> question = checkedQuestion(arguments->last());
    if (!question)
        return fail(question.error());
    if (options.noImage && !options.references.empty())
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "--at and --box need a picture"),
                    LUNETTE_TEXT("Error", "leave out --no-image and give the picture"));
    GenerationRequest request = requestFrom(options);
    request.skill = Skill::Query;
    request.text = question->toStdString();
    request.references = options.references;
    request.reasoning = options.reasoning;
    if (!options.history.isEmpty()) {
        Result<std::vector<Turn>> turns = readHistory(options.history);
        if (!turns)
            return fail(turns.error());
        request.history = std::move(*turns);
    }
    const std::optional<QString> file = options.noImage ? std::nullopt : std::optional(arguments->first());
    return answerAndPrint(context, options, file, request);
}

} // namespace lunette
