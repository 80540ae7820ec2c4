#pragma once

#include "core/engine/moondream/QuestionForms.h"
#include "core/engine/moondream/ScreenElements.h"

#include <optional>
#include <string>

/// Answers that need a value, a pattern or a count found on a screen. Any thread.
namespace lunette {

/// What stands in or beside the named field; without one a sentence that says so when `mustSay`, else empty.
std::string valueAnswer(const Screen& screen, const ElementName& name, bool mustSay);

std::string shortcutAnswer(const Screen& screen, const ElementName& name);

/// The command that has the keys.
std::string commandAnswer(const Screen& screen, const std::string& keys);

std::string titleAnswer(const Screen& screen);

/// The largest text that is no control and not the title of the window; without one the title.
std::string headingAnswer(const Screen& screen);

/// A date, address, number ...: `piece` is a word of the question.
std::string pieceAnswer(const Screen& screen, const std::string& piece);

/// "There are 5 rows." when `counted` is rows (of the table, where there is one) or lines; else empty.
std::string countOfRows(const Screen& screen, const std::string& counted);

/// The fill that most of the texts share; nothing without texts.
std::optional<Colour> backgroundOf(const Screen& screen);

/// The title of the window; null when there is none.
const ScreenElement* titleOf(const Screen& screen);

} // namespace lunette
