#include "core/engine/moondream/ScreenPlaces.h"

#include "core/engine/moondream/ScreenSearch.h"
#include "core/engine/moondream/TextFinding.h"

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

std::vector<ReadPiece> piecesOf(const ElementList& elements) {
    std::vector<ReadPiece> pieces;
    for (const ScreenElement* element : elements) {
        TextPiece place;
        place.x = element->place.x;
        place.y = element->place.y;
        place.width = element->place.width;
        place.height = element->place.height;
        place.row = element->row;
        pieces.push_back({place, element->text});
    }
    return pieces;
}

bool covers(const PixelRect& text, const FoundText& found) {
    const double left = std::max<double>(text.x, found.x), right = std::min(text.right() + 0.0, found.x + found.width);
    return right - left >= 0.8 * text.width && found.width <= 1.3 * text.width &&
           std::abs(text.y - found.y) <= text.height;
}

/// The box of the control whose text was found as a whole, else the part that was found.
PixelRect boxOf(const ElementList& elements, const FoundText& found) {
    for (const ScreenElement* element : elements) {
        if (covers(element->place, found))
            return element->control;
    }
    return {int(std::lround(found.x)), int(std::lround(found.y)), int(std::lround(found.width)),
            int(std::lround(found.height))};
}

std::vector<PixelRect> findAmong(const ElementList& elements, const std::string& phrase) {
    std::vector<PixelRect> places;
    for (const FoundText& found : findText(piecesOf(elements), phrase))
        places.push_back(boxOf(elements, found));
    return places;
}

} // namespace

std::vector<PixelRect> placesOf(const Screen& screen, const std::string& phrase) {
    const ElementName name = parseElementName(phrase);
    const ElementList all = elementsOfKind(screen, {});
    const bool ofKind = name.kind || name.isChoice;
    if (ofKind && name.name.empty()) {
        std::vector<PixelRect> places;
        if (name.ordinal != 0) {
            const ScreenElement* meant = elementMeant(screen, name);
            return meant ? std::vector{meant->control} : places;
        }
        for (const ScreenElement* element : elementsOfKind(screen, name))
            places.push_back(element->control);
        const auto text = places.empty() ? findAmong(all, phrase) : std::vector<PixelRect>();
        return places.empty() ? text : places;
    }
    if (ofKind) {
        const auto places = findAmong(elementsOfKind(screen, name), name.name);
        if (!places.empty())
            return places;
    }
    return findAmong(all, phrase);
}

} // namespace lunette
