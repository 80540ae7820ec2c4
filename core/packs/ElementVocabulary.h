#pragma once

#include <cstdint>
#include <map>
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
std::optional<ElementKind> elementKindOf(std::string_view name);
std::optional<ElementState> elementStateOf(std::string_view name);

/// How a reader is asked for the kind of what stands around a piece of text: a prompt, and the tokens of its answer.
struct ElementVocabulary {
    std::vector<int32_t> prompt;
    std::map<int32_t, ElementKind> kinds;
    std::map<int32_t, ElementState> states;
};

} // namespace lunette
