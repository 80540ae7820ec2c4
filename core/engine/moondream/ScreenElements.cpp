#include "core/engine/moondream/ScreenElements.h"

#include "core/engine/moondream/ScreenRules.h"
#include "core/image/EdgeMap.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr int kTallPiece = 24;        ///< pixels
constexpr double kWidestSpace = 1.35; ///< letter widths
constexpr double kOneWidth = 1.2;     ///< how much the mean widths of letters in two words of one font may differ

std::string oneLine(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

void appendPiece(ScreenElement& element, const PerceivedPiece& part, const std::string& text) {
    const int right = part.piece.x + part.piece.width, bottom = part.piece.y + part.piece.height;
    element.place.width = std::max(element.place.right(), right) - element.place.x;
    element.place.height = std::max(element.place.bottom(), bottom) - std::min(element.place.y, part.piece.y);
    element.place.y = std::min(element.place.y, part.piece.y);
    element.text += (element.text.empty() || text.empty() ? "" : " ") + text;
    element.confidence = std::min(element.confidence, part.confidence);
    element.doubtful.insert(element.doubtful.end(), part.doubtful.begin(), part.doubtful.end());
}

double letterWidth(int width, const std::string& text) {
    const auto isFirstByte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return double(width) / double(std::max<long>(1, std::count_if(text.begin(), text.end(), isFirstByte)));
}

/// Whether `part` is the next word after `element`: in fonts of one letter width a space is as wide as a letter is
/// high.
bool isNextWord(const RgbImage& image, const ScreenElement& element, const TextPiece& part, const std::string& text) {
    const PixelRect& place = element.place;
    const int gap = part.x - place.right(), top = std::min(place.y, part.y);
    const int bottom = std::max(place.bottom(), part.y + part.height);
    const double before = letterWidth(place.width, element.text), after = letterWidth(part.width, text);
    const auto [narrow, wide] = std::minmax(before, after);
    return element.row == part.row && gap >= 0 && gap < kWidestSpace * narrow && wide < kOneWidth * narrow &&
           !isParted(image, place.right(), part.x - 1, top, bottom);
}

ScreenElement elementOf(const PerceivedPiece& part, const std::string& text) {
    ScreenElement element;
    element.place = {part.piece.x, part.piece.y, part.piece.width, part.piece.height};
    element.row = part.piece.row;
    element.text = text;
    element.confidence = part.confidence;
    element.doubtful = part.doubtful;
    return element;
}

/// Without the box of a check box that was found before its text.
PixelRect lettersOnly(const ScreenElement& element, const std::optional<Indicator>& indicator) {
    PixelRect rect = element.place;
    if (indicator && indicator->place.right() > rect.x) {
        const int from = std::min(indicator->place.right() + 1, rect.right() - 1);
        rect.width = rect.right() - from;
        rect.x = from;
    }
    return rect;
}

/// A tall piece may hold the frame of its control: then the frame is looked for from its inside.
ControlLook lookAround(const RgbImage& image, const PixelRect& piece) {
    const ControlLook look = controlLook(image, piece);
    if (look.isFramed || piece.height < kTallPiece || piece.width < kTallPiece)
        return look;
    const ControlLook inner = controlLook(image, {piece.x + 6, piece.y + 8, piece.width - 12, piece.height - 16});
    return inner.isFramed && inner.frame.height <= piece.height + 6 ? inner : look;
}

PixelRect united(const PixelRect& a, const PixelRect& b) {
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

} // namespace

Screen screenOf(const RgbImage& image, const std::vector<PerceivedPiece>& pieces) {
    Screen screen{image.width, image.height, {}, false, 0};
    bool goesOn = false, isOther = false;
    for (const PerceivedPiece& part : pieces) {
        screen.otherScripts += part.isOtherScript && !(isOther && part.piece.cutLeft);
        isOther = part.isOtherScript;
        if (isOther) {
            goesOn = false;
            continue;
        }
        const std::string text = oneLine(part.text);
        const bool isCut = goesOn && part.piece.cutLeft && part.piece.row == screen.elements.back().row;
        if (isCut ||
            (!text.empty() && !screen.elements.empty() && isNextWord(image, screen.elements.back(), part.piece, text)))
            appendPiece(screen.elements.back(), part, text);
        else if (!text.empty())
            screen.elements.push_back(elementOf(part, text));
        else
            continue;
        goesOn = part.piece.cutRight;
    }
    std::vector<ElementSight> sights;
    for (ScreenElement& element : screen.elements) {
        const auto indicator = indicatorBefore(image, element.place);
        const PixelRect letters = lettersOnly(element, indicator);
        const ControlLook look = lookAround(image, letters);
        element.place = letters;
        element.isFramed = look.isFramed;
        element.control = look.frame;
        element.fill = look.fill;
        element.ink = look.ink;
        if (indicator)
            element.control = united(indicator->place, letters);
        sights.push_back({look, indicator});
    }
    applyLookRules(screen, sights);
    return screen;
}

std::string kindWord(ElementKind kind, bool plural) {
    switch (kind) {
    case ElementKind::None:
    case ElementKind::Label:
        return plural ? "labels" : "label";
    case ElementKind::Title:
        return plural ? "titles" : "title";
    case ElementKind::Button:
        return plural ? "buttons" : "button";
    case ElementKind::Checkbox:
        return plural ? "checkboxes" : "checkbox";
    case ElementKind::Radio:
        return plural ? "radio buttons" : "radio button";
    case ElementKind::Tab:
        return plural ? "tabs" : "tab";
    case ElementKind::Field:
        return plural ? "text fields" : "text field";
    case ElementKind::Combobox:
        return plural ? "combo boxes" : "combo box";
    case ElementKind::MenuItem:
        return plural ? "menu items" : "menu item";
    case ElementKind::ListItem:
        return plural ? "list items" : "list item";
    case ElementKind::Header:
        return plural ? "headings" : "heading";
    case ElementKind::Link:
        return plural ? "links" : "link";
    }
    return {};
}

} // namespace lunette
