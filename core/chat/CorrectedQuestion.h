#pragma once

#include "core/chat/Conversation.h"

namespace lunette {

/// Whether a translator made the English that was asked of a question or a name typed in Chinese.
bool canCorrectEnglish(const Exchange& exchange);

/// The same question about the same crop, to be asked with exactly this English; nothing is answered yet.
Exchange withEnglish(const Exchange& exchange, const QString& english);

} // namespace lunette
