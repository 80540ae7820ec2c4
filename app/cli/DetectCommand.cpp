#include "app/cli/Commands.h"

namespace lunette {

CommandResult runDetect(CliContext& context, const CliOptions& options) {
    return answerAboutObject(context, options, Skill::Detect);
}

} // namespace lunette
