#pragma once

#include "core/engine/moondream/ScreenSearch.h"

#include <optional>

/// What can be told of the states of controls. Any thread.
namespace lunette {

/// "checked", "not selected", "the default": as it is said of a control of the kind.
const char* stateWord(AskedState state, ElementKind kind);

/// Whether an element is in a state; nothing when that cannot be told.
std::optional<bool> isIn(const Screen& screen, const ScreenElement& element, AskedState state);

/// Those of `all` that are in the state. Of tabs and of entries in lists and menus, where one alone stands out by its
/// fill, that one is taken for the selected one when the states alone tell none or several; so is a button whose fill
/// alone is coloured for the default one.
ElementList inState(const Screen& screen, const ElementList& all, AskedState state);

} // namespace lunette
