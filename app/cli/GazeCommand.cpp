#include "app/cli/Commands.h"

namespace lunette {

CommandResult runGaze(CliContext& context, const CliOptions& options) {
    const Result<QStringList> arguments = takeArguments(options, {QStringLiteral("IMAGE")});
    if (!arguments)
        return fail(arguments.error());
    if (options.references.size() != 1)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "gaze needs the place of one face"),
                    LUNETTE_TEXT("Error", "add --at X,Y with fractions from 0 to 1"));
    GenerationRequest request = requestFrom(options);
    request.skill = Skill::Gaze;
    request.references = options.references;
    return answerAndPrint(context, options, arguments->first(), request);
}

} // namespace lunette
