#pragma once

#include "core/packs/ElementVocabulary.h"

#include <optional>
#include <string>

namespace lunette {

/// The families of questions about a screen that are understood.
enum class Asking {
    Read,        ///< the whole text
    Says,        ///< what a control says
    WhichIs,     ///< which one is in a state
    IsState,     ///< whether a control is in a state
    Exists,      ///< whether something is there
    Count,       ///< how many, perhaps in a state
    Value,       ///< what stands in a field or beside a label
    Shortcut,    ///< the keys of a command
    HasShortcut, ///< the command of keys
    Title,
    Heading, ///< the largest text below the title
    List,
    ColourOf,
    InkOf, ///< colour of the letters
    IsColour,
    WhichColour, ///< which control has a colour
    Beside,
    Line,     ///< what stands in line n
    TableRow, ///< what stands in row n of a table
    SelectedRow,
    Cell,    ///< what stands in a column of row n
    Ordinal, ///< the n-th control of a kind
    WindowKind,
    IsWindow,
    KindOf, ///< what kind of control something is
    Piece,  ///< a date, an address, a number, ...
    Where,
    SaysText, ///< whether a text is there
    Describe,
    Lightness, ///< whether the window is dark or light
    StatusBar, ///< what stands in the last row
    NotText,   ///< about people, reasons, weather: nothing that can be read
    Unknown
};

/// What a question is about: a name on the screen, a kind of control, or both ("the Save button").
struct ElementName {
    std::string name;                ///< UTF-8; empty: any of the kind
    std::optional<ElementKind> kind; ///< empty: any kind
    bool isChoice = false;           ///< "option", "item", "setting": of several kinds
    bool isEntry = false;            ///< of those, "item": rather an entry of a list than a radio button
    bool isBar = false;              ///< "menus": those of the menu bar, without the entries
    int ordinal = 0;                 ///< "the second button" is 2, "the last" -1, 0 when not said
};

/// State::None when the question names none.
enum class AskedState { None, On, Off, Enabled, Disabled, Default };

struct ScreenQuestion {
    Asking asking = Asking::Unknown;
    ElementName element;
    AskedState state = AskedState::None;
    std::string word; ///< a relation, a colour, a kind of window, what piece: in lower case
    int number = 0;   ///< of a line: 1 is the first, -1 the last
};

/// Understands an English question by its form; Asking::Unknown for all others. Any thread.
ScreenQuestion understandQuestion(const std::string& text);

/// "the Save button", "checkbox “Wrap lines”", "all tabs".
ElementName parseElementName(const std::string& phrase);

} // namespace lunette
