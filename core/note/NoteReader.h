#pragma once

#include "core/base/Result.h"
#include "core/note/Note.h"

#include <QImage>
#include <QString>

namespace lunette {

/// A written note as it can go on.
struct RestoredNote {
    Note note;            ///< every crop with its pixels
    QImage picture;       ///< of the size of the source
    bool isWhole = false; ///< false: only the crops were kept, grey is what lies around them
};

/// Whether `file` is named like a note or the sidecar of one.
bool isNoteFile(const QString& file);

/// Reads a note again from its .md or its .lunette.json file. The whole picture comes from the note's own folder or
/// from the folder of the note, where a file of the source's name is taken when it shows the same crops. Any thread;
/// slow. ErrorCode::Usage: no sidecar, damaged, or a newer version. ErrorCode::Image: a picture of the note is missing.
Result<RestoredNote> openNote(const QString& file);

} // namespace lunette
