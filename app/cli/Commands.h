#pragma once

#include "app/cli/CliContext.h"
#include "app/cli/CliOptions.h"

#include <optional>

namespace lunette {

/// The exit code of a command that did its work: 0, or 130 when it was stopped with a partial answer.
using CommandResult = Result<int>;

CommandResult runNote(CliContext& context, const CliOptions& options);
CommandResult runCaption(CliContext& context, const CliOptions& options);
CommandResult runAsk(CliContext& context, const CliOptions& options);
CommandResult runDetect(CliContext& context, const CliOptions& options);
CommandResult runPoint(CliContext& context, const CliOptions& options);
CommandResult runGaze(CliContext& context, const CliOptions& options);
CommandResult runTranslate(CliContext& context, const CliOptions& options);
CommandResult runTokenize(CliContext& context, const CliOptions& options);
CommandResult runPacks(CliContext& context, const CliOptions& options);
CommandResult runBench(CliContext& context, const CliOptions& options);

/// The positional arguments when there are exactly as many as `names`. ErrorCode::Usage names what is missing or too
/// much.
Result<QStringList> takeArguments(const CliOptions& options, const QStringList& names);

/// The settings of --temperature, --max-tokens and their like.
GenerationRequest requestFrom(const CliOptions& options);

/// Asks `request` about `file` (none: text only) and prints the answer as text, boxes, points or JSON; with --lang in
/// other languages too.
CommandResult answerAndPrint(CliContext& context, const CliOptions& options, const std::optional<QString>& file,
                             GenerationRequest request);

/// The same for IMAGE and OBJECT with a skill that finds places.
CommandResult answerAboutObject(CliContext& context, const CliOptions& options, Skill skill);

} // namespace lunette
