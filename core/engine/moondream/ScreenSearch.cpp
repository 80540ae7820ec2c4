#include "core/engine/moondream/ScreenSearch.h"

#include "core/engine/moondream/TextFinding.h"

#include <algorithm>
#include <cctype>
#include <limits>

namespace lunette {

namespace {

constexpr double kAsAlike = 0.12; ///< a find of the wanted kind wins over others that are this much more alike

bool isPlain(ElementKind kind) {
    return kind == ElementKind::None || kind == ElementKind::Label;
}

int middleOf(int from, int length) {
    return from + length / 2;
}

/// How far `other` is from `element` in the direction; -1 when it is not there.
int distanceTo(const ScreenElement& element, const ScreenElement& other, const std::string& relation) {
    const PixelRect &a = element.place, &b = other.place;
    const bool besides = sharedRows(a, b) * 2 >= std::min(a.height, b.height);
    const int across = sharedColumns(a, b);
    const int aside = across > 0 ? 0 : -across;
    int distance = -1;
    if (relation == "right" && besides)
        distance = b.x - a.right() + 2;
    else if (relation == "left" && besides)
        distance = a.x - b.right() + 2;
    else if (relation == "below" && b.y >= a.y + a.height / 2)
        distance = b.y - a.bottom() + aside * 2 + a.height;
    else if (relation == "above" && b.bottom() <= a.bottom() - a.height / 2)
        distance = a.y - b.bottom() + aside * 2 + a.height;
    return distance;
}

} // namespace

bool isOfKind(const ScreenElement& element, const ElementName& name) {
    if (name.isChoice)
        return element.kind == ElementKind::Radio || element.kind == ElementKind::Checkbox ||
               element.kind == ElementKind::MenuItem || element.kind == ElementKind::ListItem ||
               element.kind == ElementKind::Combobox || element.kind == ElementKind::Tab;
    if (!name.kind)
        return true;
    return element.kind == *name.kind || (isPlain(*name.kind) && isPlain(element.kind));
}

ElementList elementsOfKind(const Screen& screen, const ElementName& name) {
    ElementList list;
    for (const ScreenElement& element : screen.elements) {
        if (isOfKind(element, name))
            list.push_back(&element);
    }
    if (!name.isBar)
        return list;
    for (const ScreenElement* first : list) {
        const auto isElsewhere = [&](const ScreenElement* other) { return other->row != first->row; };
        ElementList bar = list;
        std::erase_if(bar, isElsewhere);
        if (bar.size() > 1)
            return bar;
    }
    return list;
}

ElementList elementsNamed(const Screen& screen, const ElementName& name) {
    struct Ranked {
        const ScreenElement* element;
        double rank;
    };
    std::vector<Ranked> ranked;
    for (const ScreenElement& element : screen.elements) {
        const double alike = likeness(element.text, name.name);
        if (alike > 0)
            ranked.push_back({&element, alike + (isOfKind(element, name) ? kAsAlike : 0)});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.rank > b.rank; });
    ElementList list;
    for (const Ranked& each : ranked)
        list.push_back(each.element);
    return list;
}

const ScreenElement* elementMeant(const Screen& screen, const ElementName& name) {
    if (!name.name.empty()) {
        const ElementList named = elementsNamed(screen, name);
        return named.empty() ? nullptr : named.front();
    }
    const ElementList all = elementsOfKind(screen, name);
    if (name.ordinal != 0) {
        const int index = placeOf(name.ordinal, all.size());
        return index >= 0 ? all[size_t(index)] : nullptr;
    }
    return name.kind && all.size() == 1 ? all.front() : nullptr;
}

const ScreenElement* neighbourOf(const Screen& screen, const ScreenElement& element, const std::string& relation) {
    const ScreenElement* nearest = nullptr;
    int least = std::numeric_limits<int>::max();
    for (const ScreenElement& other : screen.elements) {
        const int distance = &other == &element ? -1 : distanceTo(element, other, relation);
        if (distance >= 0 && distance < least) {
            least = distance;
            nearest = &other;
        }
    }
    return nearest;
}

std::string placeWords(const Screen& screen, const ScreenElement& element) {
    const int x = middleOf(element.place.x, element.place.width) * 3 / std::max(1, screen.width);
    const int y = middleOf(element.place.y, element.place.height) * 3 / std::max(1, screen.height);
    if (y == 1)
        return x <= 0 ? "on the left" : x == 1 ? "in the middle" : "on the right";
    const std::string level = y <= 0 ? "at the top" : "at the bottom";
    return level + (x <= 0 ? " left" : x == 1 ? "" : " right");
}

std::string quoted(const std::string& text) {
    return "\u201C" + text + "\u201D";
}

std::string quotedList(const std::vector<std::string>& texts, size_t most) {
    std::string list;
    const size_t shown = std::min(texts.size(), most);
    for (size_t i = 0; i < shown; ++i) {
        const bool isLast = i + 1 == shown && shown == texts.size();
        list += (i == 0 ? "" : isLast ? " and " : ", ") + quoted(texts[i]);
    }
    if (shown < texts.size())
        list += " and " + std::to_string(texts.size() - shown) + " more";
    return list;
}

std::string quotedList(const ElementList& elements, size_t most) {
    std::vector<std::string> texts;
    for (const ScreenElement* element : elements)
        texts.push_back(element->text);
    return quotedList(texts, most);
}

int placeOf(int number, size_t count) {
    const int index = number > 0 ? number - 1 : int(count) + number;
    return number != 0 && index >= 0 && index < int(count) ? index : -1;
}

std::vector<ElementList> rowsOf(const Screen& screen) {
    std::vector<ElementList> rows;
    for (const ScreenElement& element : screen.elements) {
        if (rows.empty() || rows.back().front()->row != element.row)
            rows.emplace_back();
        rows.back().push_back(&element);
    }
    return rows;
}

std::string nameOf(const ScreenElement& element) {
    if (isPlain(element.kind) || element.kind == ElementKind::Title || element.kind == ElementKind::Header)
        return quoted(element.text);
    return "the " + quoted(element.text) + " " + kindWord(element.kind);
}

std::string capitalised(std::string sentence) {
    if (!sentence.empty())
        sentence[0] = char(std::toupper(static_cast<unsigned char>(sentence[0])));
    return sentence;
}

} // namespace lunette
