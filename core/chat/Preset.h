#pragma once

#include "core/chat/Conversation.h"

#include <vector>

namespace lunette {

/// A ready question with its name. Built-in ones are "short", "detailed", "read".
struct Preset {
    QString name;           ///< stable key
    BilingualText label;    ///< for buttons
    BilingualText question; ///< shown as the question in chat and note
    GenerationRequest request;
};

/// The presets that a model can do, in the order of the buttons.
std::vector<Preset> presetsFor(bool hasCaption, bool hasLongCaption, bool hasReadPrompt);

/// A built-in preset by name ("short", "detailed", "long", "read"); name empty when there is none.
Preset findPreset(const QString& name);

} // namespace lunette
