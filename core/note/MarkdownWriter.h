#pragma once

#include "core/note/Note.h"
#include "core/note/NoteTemplate.h"

#include <QStringList>

namespace lunette {

enum class NoteLanguages { Both, English, Chinese };

/// The language of a template that is made for one ("english", "chinese"), else `wanted`.
NoteLanguages languagesFor(const QString& templateName, NoteLanguages wanted);

/// Relative links from the note to its pictures, ready to stand in Markdown.
struct NoteLinks {
    QStringList crops;  ///< one for each of Note::crops
    QString original;   ///< empty when the original is not written
    QStringList marked; ///< one for each exchange; empty when it has no marks
};

/// The links of a note that is written as `<stem>.md`: `<stem>.assets/crop-1.png`, ...
NoteLinks linksFor(const Note& note, const QString& stem);

struct MarkdownOptions {
    NoteLinks links;
    NoteLanguages languages = NoteLanguages::Both;
    bool frontMatter = true;
};

/// The note as Markdown (CommonMark with GitHub's tables), lines ended by "\n". Text of the model, of the user and of
/// file names is escaped: it shows as it was and never becomes markup. Any thread.
QString writeMarkdown(const Note& note, const NoteTemplate& noteTemplate, const MarkdownOptions& options);

} // namespace lunette
