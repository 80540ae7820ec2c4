#pragma once

#include "core/chat/Conversation.h"

#include <vector>

namespace lunette {

/// Whether a remark says what "(?)" means; once in a note is enough.
enum class Doubts { Explained, Known };

/// What the reader should know about an answer: stopped, cut at a limit, words left untranslated, a translation that is
/// the user's own. Empty when nothing.
BilingualText exchangeRemark(const Exchange& exchange, Doubts doubts = Doubts::Explained);

/// The boxes, the points, then the evidence of an answer as texts, in pixels of the whole picture.
std::vector<BilingualText> exchangeMarks(const Exchange& exchange);

/// The marks that the question was asked about, in pixels of the whole picture. Empty when there are none.
BilingualText askedPlaces(const Exchange& exchange);

/// What the model thought, each phrase with the numbers of its marks. Empty when it did not think.
QString thinkingWithNumbers(const Exchange& exchange);

} // namespace lunette
