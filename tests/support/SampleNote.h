#pragma once

#include "core/note/Note.h"

namespace lunette::test {

/// A finished note of two exchanges on two crops of a 640 x 480 picture, with marks, sampling and settings; always the
/// same.
Note sampleNote();

/// A painted picture of 640 x 480 with a text key, a resolution and a colour profile.
QImage samplePicture();

} // namespace lunette::test
