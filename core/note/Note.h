#pragma once

#include "core/chat/Conversation.h"

#include <QDateTime>
#include <QImage>
#include <QStringList>

#include <vector>

namespace lunette {

/// One region of the picture that was asked about.
struct NoteCrop {
    QRect rect; ///< image pixels
    QImage image;
};

/// Everything that goes into a note; see NoteBuilder. Value type; crosses threads by copy.
struct Note {
    QString title;
    QDateTime date;
    Conversation conversation;
    std::vector<NoteCrop> crops; ///< in the order of their first question; at least one
    QImage originalImage;        ///< null unless the user wants the original too
    QString modelName, modelRevision, modelPrecision, translatorName;
    BilingualText modelNotice;   ///< what the built-in pack says about itself; empty for the user's own
    QStringList changedSettings; ///< "name: value", only what was not the default
};

} // namespace lunette
