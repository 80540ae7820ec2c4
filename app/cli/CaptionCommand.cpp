#include "app/cli/Commands.h"

namespace lunette {

CommandResult runCaption(CliContext& context, const CliOptions& options) {
    const Result<QStringList> arguments = takeArguments(options, {QStringLiteral("IMAGE")});
    if (!arguments)
        return fail(arguments.error());
    GenerationRequest request = requestFrom(options);
    request.skill = Skill::Caption;
    request.length = options.length;
    return answerAndPrint(context, options, arguments->first(), request);
}

} // namespace lunette
