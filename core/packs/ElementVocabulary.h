#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace lunette {

/// What a piece of text on a screen is.
enum class ElementKind {
    None,
    Label,
    Title,
    Button,
    Checkbox,
    Radio,
    Tab,
    Field,
    Combobox,
    MenuItem,
    ListItem,
    Header,
    Link
};

enum class ElementState { On, Off, Disabled, Default };

/// "label", "menuitem", ...: as pack.json writes them; nothing for other words.
/// A check box or a radio button.
constexpr bool isChoice(ElementKind kind) {
    return kind == ElementKind::Checkbox || kind == ElementKind::Radio;
}

std::optional<ElementKind> elementKindOf(std::string_view name);
std::optional<ElementState> elementStateOf(std::string_view name);

/// What the scores of a control network stand for, in their order: first the kinds, then the states.
struct ControlVocabulary {
    std::vector<ElementKind> kinds;
    std::vector<ElementState> states;
};

} // namespace lunette
