#pragma once

#include "core/note/Note.h"

namespace lunette {

/// File name of the picture with the marks of an exchange of the note: "crop-1-marked.png", for further exchanges on
/// the same crop "crop-1-marked-2.png", ... Empty when the exchange has no marks.
QString markedPictureName(const Note& note, size_t exchange);

/// The crop with the numbered marks of `exchange`; asked places carry a question mark. The pixels of `crop` may be a
/// smaller copy. Needs no fonts and no display. Any thread.
QImage markedPicture(const NoteCrop& crop, const Exchange& exchange);

} // namespace lunette
