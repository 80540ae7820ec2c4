#pragma once

#include "core/base/Result.h"
#include "core/note/Note.h"

#include <QByteArray>

namespace lunette {

inline constexpr int kSidecarVersion = 1;

/// The note without its pictures as JSON: crops, questions, answers, settings, seeds, timings.
QByteArray writeSidecar(const Note& note);

/// A note from its sidecar; crops without pixels. `name` stands in errors. ErrorCode::Usage when it is no sidecar, a
/// newer version, damaged, or larger than 64 MB.
Result<Note> readSidecar(const QByteArray& json, const QString& name);

} // namespace lunette
