#include "app/cli/Commands.h"

namespace lunette {

CommandResult runPoint(CliContext& context, const CliOptions& options) {
    return answerAboutObject(context, options, Skill::Point);
}

} // namespace lunette
