#pragma once

#include "core/base/Result.h"
#include "core/note/MarkdownWriter.h"
#include "core/note/Note.h"

#include <QString>

namespace lunette {

/// Where and how a note is written.
struct ExportRequest {
    QString folder; ///< must exist
    QString stem;   ///< file name without ".md"; empty: `pattern`, cleaned for every system
    QString pattern = QStringLiteral("{date} {title}");
    QString templateName = QStringLiteral("bilingual"); ///< a built-in name or a file
    NoteLanguages languages = NoteLanguages::Both;
};

/// The files of a written note, absolute paths.
struct ExportedNote {
    QString note;    ///< <stem>.md
    QString assets;  ///< <stem>.assets, the folder of its pictures
    QString sidecar; ///< <stem>.lunette.json
};

/// Writes the note, its pictures and its sidecar: all of them or nothing. Existing files are never touched, a number is
/// added to the name. Any thread; slow. Errors: ErrorCode::Output, ErrorCode::Usage for an unknown template.
Result<ExportedNote> exportNote(const Note& note, const ExportRequest& request);

} // namespace lunette
