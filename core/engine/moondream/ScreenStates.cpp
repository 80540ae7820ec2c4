#include "core/engine/moondream/ScreenStates.h"

#include "core/engine/moondream/ScreenFacts.h"

#include <algorithm>
#include <map>

namespace lunette {

namespace {

constexpr int kOwnFill = 24;     ///< how far the fill of a selected entry is from that of the others
constexpr int kNearerToPage = 8; ///< the fill of the selected one of two tabs is so much nearer to that of the page
constexpr int kAccent = 60;      ///< difference of the channels of a coloured button
constexpr int kPlain = 30;       ///< and of the plain ones beside it

bool isChecked(ElementKind kind) {
    return kind == ElementKind::Checkbox;
}

/// Kinds of which one at a time is selected.
bool isExclusive(const ScreenElement* element) {
    return element->kind == ElementKind::Tab || element->kind == ElementKind::ListItem ||
           element->kind == ElementKind::MenuItem;
}

Colour commonFill(const ElementList& list) {
    std::map<Colour, int> counts;
    for (const ScreenElement* element : list)
        ++counts[element->fill];
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return std::max_element(counts.begin(), counts.end(), fewer)->first;
}

/// The only one of `some` whose fill is unlike that of most of `all`; null without one.
const ScreenElement* standingOut(const ElementList& some, const ElementList& all) {
    const Colour common = commonFill(all);
    const auto isOwn = [&](const ScreenElement* element) { return colourDistance(element->fill, common) > kOwnFill; };
    return std::count_if(some.begin(), some.end(), isOwn) == 1 ? *std::find_if(some.begin(), some.end(), isOwn)
                                                               : nullptr;
}

/// The one of two tabs that has the fill of the page below.
const ScreenElement* likeThePage(const Screen& screen, const ElementList& tabs) {
    const auto page = backgroundOf(screen);
    if (tabs.size() != 2 || !page)
        return nullptr;
    const int first = colourDistance(tabs[0]->fill, *page), second = colourDistance(tabs[1]->fill, *page);
    return std::abs(first - second) < kNearerToPage ? nullptr : first < second ? tabs[0] : tabs[1];
}

int saturation(const Colour& colour) {
    return std::max({colour[0], colour[1], colour[2]}) - std::min({colour[0], colour[1], colour[2]});
}

const ScreenElement* coloured(const ElementList& buttons) {
    const auto isColoured = [](const ScreenElement* button) { return saturation(button->fill) > kAccent; };
    const auto isPlain = [](const ScreenElement* button) { return saturation(button->fill) < kPlain; };
    const bool isOne = std::count_if(buttons.begin(), buttons.end(), isColoured) == 1 &&
                       std::count_if(buttons.begin(), buttons.end(), isPlain) + 1 == long(buttons.size());
    return isOne && buttons.size() > 1 ? *std::find_if(buttons.begin(), buttons.end(), isColoured) : nullptr;
}

ElementList knownIn(const Screen& screen, const ElementList& all, AskedState state) {
    ElementList list;
    for (const ScreenElement* element : all) {
        const bool isChoice = element->isOn || element->isOff || state == AskedState::Disabled ||
                              state == AskedState::Default || state == AskedState::Enabled;
        if (isChoice && isIn(screen, *element, state).value_or(false))
            list.push_back(element);
    }
    return list;
}

} // namespace

const char* stateWord(AskedState state, ElementKind kind) {
    switch (state) {
    case AskedState::None:
    case AskedState::On:
        return isChecked(kind) ? "checked" : "selected";
    case AskedState::Off:
        return isChecked(kind) ? "not checked" : "not selected";
    case AskedState::Enabled:
        return "enabled";
    case AskedState::Disabled:
        return "disabled";
    case AskedState::Default:
        return "the default";
    }
    return "";
}

std::optional<bool> isIn(const Screen& screen, const ScreenElement& element, AskedState state) {
    if (state == AskedState::Disabled)
        return element.isDisabled;
    if (state == AskedState::Enabled)
        return !element.isDisabled;
    if (state == AskedState::Default)
        return screen.kindsWereRead || element.isDefault ? std::optional(element.isDefault) : std::nullopt;
    if (!element.isOn && !element.isOff && !screen.kindsWereRead)
        return std::nullopt;
    return state == AskedState::Off ? !element.isOn : element.isOn;
}

ElementList inState(const Screen& screen, const ElementList& all, AskedState state) {
    const ElementList known = knownIn(screen, all, state);
    const ScreenElement* better = nullptr;
    if (state == AskedState::Default && known.empty()) {
        better = coloured(all);
    } else if (state == AskedState::On && known.size() != 1 && std::all_of(all.begin(), all.end(), isExclusive)) {
        if (all.size() > 2)
            better = standingOut(known.empty() ? all : known, all);
        else if (!all.empty() && all.front()->kind == ElementKind::Tab)
            better = likeThePage(screen, all);
    }
    return better ? ElementList{better} : known;
}

} // namespace lunette
