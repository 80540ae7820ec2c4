#include "app/cli/CliSession.h"
#include "app/cli/Commands.h"

namespace lunette {

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
    const std::optional<QString> file = options.noImage ? std::nullopt : std::optional(arguments->first());
    return answerAndPrint(context, options, file, request);
}

} // namespace lunette
