#include "core/engine/moondream/ChoiceColumns.h"

#include "core/engine/moondream/DrawnMark.h"

#include <algorithm>
#include <cstdlib>

namespace lunette {

namespace {

constexpr int kSameColumn = 4;     ///< pixels between the left edges
constexpr int kNextRow = 4;        ///< text heights from a choice to the next
constexpr int kNextEntry = 8;      ///< text heights between two rows of a column
constexpr int kLeastMark = 7;      ///< pixels, width of a mark
constexpr size_t kFewestIcons = 3; ///< fewer marks are too few to compare

using Column = std::vector<ScreenElement*>; ///< from the top

/// Where the mark before the text of a known choice stands; no width when it was not seen.
PixelRect markOf(const ScreenElement& choice) {
    const int width = choice.place.x - choice.control.x;
    const int height = std::min(width, choice.control.height);
    return {choice.control.x, choice.control.middleY() - height / 2, width, height};
}

bool hasKnownMark(const ScreenElement& element) {
    return isChoice(element.kind) && markOf(element).width >= kLeastMark;
}

bool canBeChoice(const ScreenElement& element) {
    const bool isPlain = element.kind == ElementKind::Label || element.kind == ElementKind::None ||
                         element.kind == ElementKind::ListItem || element.kind == ElementKind::MenuItem;
    return isPlain && !element.text.empty() && element.text.back() != ':';
}

bool isWithin(int textHeights, const ScreenElement& a, const ScreenElement& b) {
    const int down = std::abs(a.place.middleY() - b.place.middleY());
    return down > 0 && down <= textHeights * std::max(a.place.height, b.place.height);
}

bool follows(const ScreenElement& element, const ScreenElement& above) {
    return std::abs(element.place.x - above.place.x) <= kSameColumn && isWithin(kNextEntry, element, above);
}

std::vector<Column> columnsOf(Screen& screen) {
    Column all;
    for (ScreenElement& element : screen.elements) {
        if (hasKnownMark(element) || canBeChoice(element))
            all.push_back(&element);
    }
    std::stable_sort(all.begin(), all.end(), [](const ScreenElement* a, const ScreenElement* b) {
        return a->place.middleY() < b->place.middleY();
    });
    std::vector<Column> columns;
    for (ScreenElement* element : all) {
        const auto found = std::find_if(columns.rbegin(), columns.rend(),
                                        [&](const Column& column) { return follows(*element, *column.back()); });
        if (found == columns.rend())
            columns.push_back({element});
        else
            found->push_back(element);
    }
    return columns;
}

const ScreenElement* nearestKnown(const Column& column, const ScreenElement& element) {
    const ScreenElement* nearest = nullptr;
    for (const ScreenElement* other : column) {
        const auto distance = [&](const ScreenElement* from) {
            return std::abs(from->place.middleY() - element.place.middleY());
        };
        if (hasKnownMark(*other) && (!nearest || distance(other) < distance(nearest)))
            nearest = other;
    }
    return nearest;
}

void makeChoice(ScreenElement& element, const ScreenElement& known, const PixelRect& mark) {
    element.kind = known.kind;
    element.isOff = !element.isOn;
    element.control = {mark.x, std::min(mark.y, element.place.y), element.place.right() - mark.x,
                       std::max(mark.height, element.place.height)};
}

void makeListEntries(const Column& column) {
    for (ScreenElement* element : column) {
        if (!isChoice(element->kind))
            continue;
        element->kind = ElementKind::ListItem;
        element->isOn = element->isOff = false;
    }
}

/// What is drawn before `element` where `known` has its mark.
struct Sighting {
    PixelRect place;
    std::optional<DrawnMark> mark;
};

Sighting sightingOf(const RgbImage& image, const ScreenElement& known, const ScreenElement& element) {
    PixelRect place = markOf(known);
    place.y += element.place.middleY() - known.place.middleY();
    return {place, drawnMark(image, place, element.fill)};
}

/// Whether the marks of the column are icons, a few of which were taken for choices.
bool isListWithIcons(const RgbImage& image, const Column& column) {
    std::vector<DrawnMark> marks;
    for (const ScreenElement* element : column) {
        if (auto mark = sightingOf(image, *nearestKnown(column, *element), *element).mark)
            marks.push_back(std::move(*mark));
    }
    const auto known =
        size_t(std::count_if(column.begin(), column.end(), [](const ScreenElement* e) { return hasKnownMark(*e); }));
    return marks.size() >= kFewestIcons && 2 * known <= marks.size() && areIcons(marks);
}

/// Makes one more choice of the column, if there is one.
bool spreadChoice(const RgbImage& image, const Column& column) {
    for (ScreenElement* element : column) {
        const ScreenElement* known = nearestKnown(column, *element);
        if (isChoice(element->kind) || !isWithin(kNextRow, *element, *known))
            continue;
        const auto [place, mark] = sightingOf(image, *known, *element);
        const auto knownMark = sightingOf(image, *known, *known).mark;
        if (mark && (!knownMark || haveOneSize(*mark, *knownMark))) {
            makeChoice(*element, *known, place);
            return true;
        }
    }
    return false;
}

void settleRadios(const RgbImage& image, const Column& column) {
    for (ScreenElement* element : column) {
        if (element->kind != ElementKind::Radio || !hasKnownMark(*element))
            continue;
        const auto mark = sightingOf(image, *element, *element).mark;
        if (mark && isSquare(*mark))
            element->kind = ElementKind::Checkbox;
    }
}

} // namespace

void settleChoices(const RgbImage& image, Screen& screen) {
    for (const Column& column : columnsOf(screen)) {
        if (std::none_of(column.begin(), column.end(), [](const ScreenElement* e) { return hasKnownMark(*e); }))
            continue;
        if (isListWithIcons(image, column)) {
            makeListEntries(column);
            continue;
        }
        while (spreadChoice(image, column)) {
        }
        settleRadios(image, column);
    }
}

} // namespace lunette
