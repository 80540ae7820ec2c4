#include "core/packs/ElementVocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lunette {

namespace {

constexpr std::array<std::pair<std::string_view, ElementKind>, 13> kKinds = {{
    {"none", ElementKind::None},
    {"label", ElementKind::Label},
    {"title", ElementKind::Title},
    {"button", ElementKind::Button},
    {"checkbox", ElementKind::Checkbox},
    {"radio", ElementKind::Radio},
    {"tab", ElementKind::Tab},
    {"field", ElementKind::Field},
    {"combobox", ElementKind::Combobox},
    {"menuitem", ElementKind::MenuItem},
    {"listitem", ElementKind::ListItem},
    {"header", ElementKind::Header},
    {"link", ElementKind::Link},
}};

constexpr std::array<std::pair<std::string_view, ElementState>, 4> kStates = {{
    {"on", ElementState::On},
    {"off", ElementState::Off},
    {"disabled", ElementState::Disabled},
    {"default", ElementState::Default},
}};

template <class Table>
auto valueOf(const Table& table, std::string_view name) {
    const auto* found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == name; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

std::optional<ElementKind> elementKindOf(std::string_view name) {
    return valueOf(kKinds, name);
}

std::optional<ElementState> elementStateOf(std::string_view name) {
    return valueOf(kStates, name);
}

} // namespace lunette
