#pragma once

#include "app/cli/CliContext.h"
#include "app/cli/CliOptions.h"
#include "core/text/Glossary.h"
#include "core/text/TranslationMemory.h"

#include <memory>

namespace lunette {

/// The glossary of --glossary, else the user's own when there is one; null with "none". Rows that were left out are
/// told on stderr, and so is a file of the user's own that is broken. ErrorCode::Usage for a broken file that was
/// given.
Result<std::shared_ptr<const Glossary>> chooseGlossary(CliContext& context, const CliOptions& options);

/// The translations of --memory, else the user's own corrections, in the same way; none with --whole.
Result<std::shared_ptr<const TranslationMemory>> chooseMemory(CliContext& context, const CliOptions& options);

} // namespace lunette
