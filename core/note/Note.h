#pragma once

#include "core/chat/Conversation.h"

#include <QDateTime>
#include <QImage>
#include <QStringList>

namespace lunette {

/// Everything that goes into a note; see NoteBuilder. Value type.
struct Note {
    QString title;
    QDateTime date;
    Conversation conversation;
    QRect crop;                 ///< image pixels, the last crop
    QImage cropImage;           ///< the pixels of `crop`
    QImage originalImage;       ///< null unless the user wants the original too
    QString modelName, modelRevision, modelPrecision, translatorName;
    QString modelNotice;        ///< what the built-in pack says about itself; empty for the user's own
    QStringList changedSettings; ///< "name: value", only what was not the default
};

} // namespace lunette
