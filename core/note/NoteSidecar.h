#pragma once

#include "core/base/Result.h"
#include "core/note/Note.h"

#include <QByteArray>

namespace lunette {

inline constexpr int kSidecarVersion = 1;
inline constexpr qsizetype kMaxSidecarBytes = 64 << 20;

/// The note without its pictures as JSON: crops, questions, answers, settings, seeds, timings.
QByteArray writeSidecar(const Note& note);

/// A note from its sidecar; crops without pixels. `name` stands in errors. ErrorCode::Usage when it is no sidecar, a
/// newer version, damaged, or larger than kMaxSidecarBytes.
Result<Note> readSidecar(const QByteArray& json, const QString& name);

/// That it is no sidecar or a damaged one.
Error brokenSidecar(const QString& name);

} // namespace lunette
