#pragma once

#include "core/engine/moondream/QuestionForms.h"
#include "core/engine/moondream/ScreenElements.h"

#include <string>

namespace lunette {

/// The English answer to a question about a screen: one or two true sentences of a fixed set, or the bare text where a
/// control is asked for what it says. Empty when the question is of no family that elements can answer (Asking::Read,
/// Asking::Unknown): then the text of the picture is the answer. Any thread.
std::string answerQuestion(const Screen& screen, const ScreenQuestion& question);

/// What is said about pictures and questions that are not about interface text.
extern const char* const kTextOnlyAnswer;  ///< to a question
extern const char* const kNoTextDescribed; ///< of a picture without text

} // namespace lunette
