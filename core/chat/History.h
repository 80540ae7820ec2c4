#pragma once

#include "core/chat/Conversation.h"

namespace lunette {

/// The answered free questions about this frame, oldest first, as the model got and gave them: what a follow-up can be
/// given. Answers that were stopped or failed are not among them.
std::vector<Turn> earlierTurns(const Conversation& conversation, const QRect& crop);

} // namespace lunette
