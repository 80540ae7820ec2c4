#pragma once

#include "core/note/Note.h"

namespace lunette {

/// What a note is made of.
struct NoteInput {
    Conversation conversation;
    QImage image; ///< the whole picture
    QRect crop;   ///< image pixels; used while nothing has been asked; empty: the whole picture
    bool includeOriginal = false;
    QString title;  ///< empty: the picture's file name without its ending
    QDateTime date; ///< invalid: now
    BilingualText modelNotice;
    QStringList changedSettings;
};

/// A note of the finished and stopped exchanges of `input`. Model and translator are those of the last exchange. Copies
/// the pixels of the crops and drops their metadata. Any thread.
Note buildNote(const NoteInput& input);

} // namespace lunette
