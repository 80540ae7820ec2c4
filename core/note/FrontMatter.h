#pragma once

#include "core/note/Note.h"

namespace lunette {

/// The note's YAML head with its two lines of dashes, ended by an empty line. Every text is double-quoted.
QString frontMatter(const Note& note);

} // namespace lunette
