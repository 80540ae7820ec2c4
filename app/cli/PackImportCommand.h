#pragma once

#include "app/cli/CliContext.h"
#include "app/cli/CliOptions.h"
#include "app/cli/Commands.h"

/// The parts of `lunette packs` that look at folders from outside and change the installed packs.
namespace lunette {

CommandResult importFolder(CliContext& context, const CliOptions& options, const QString& folder);
CommandResult removeImported(CliContext& context, const CliOptions& options, const QString& name);

/// What a folder holds that is no pack yet, and what it lacks.
CommandResult showFolder(CliContext& context, const CliOptions& options, const PackInfo& raw);

} // namespace lunette
