#pragma once

#include "core/note/Note.h"

namespace lunette {

/// What stands for the crop where it cannot be seen, one line a language: its shortest description, else what else was
/// answered about it, each sentence once. Doubtful words carry a question mark. Empty when nothing was answered.
BilingualText alternativeText(const Note& note, const QRect& crop);

} // namespace lunette
