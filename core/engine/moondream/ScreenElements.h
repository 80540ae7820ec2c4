#pragma once

#include "core/image/ControlLook.h"
#include "core/image/TextLines.h"
#include "core/packs/ElementVocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// A text on a screen with what it belongs to.
struct ScreenElement {
    PixelRect place;  ///< of the text, pixels
    int row = 0;      ///< elements of one row stand beside each other; rows count from the top
    std::string text; ///< UTF-8, one line, may have misread letters
    ElementKind kind = ElementKind::Label;
    bool isOn = false, isOff = false, isDisabled = false, isDefault = false;
    double confidence = 1;             ///< of the text, 0..1
    std::vector<std::string> doubtful; ///< words of the text that the reader is not sure of
    PixelRect control;                 ///< frame or box of the control; the text's place when none was found
    bool isFramed = false;
    Colour fill{}, ink{}; ///< behind the letters and of the letters
};

/// A picture as a list of elements in reading order.
struct Screen {
    int width = 0, height = 0; ///< pixels
    std::vector<ScreenElement> elements;
    bool kindsWereRead = false; ///< by a control network; else they are told by rules and may be wrong
    int otherScripts = 0;       ///< texts that are not among the elements, in scripts that the reader does not know
};

/// One piece of a text line as the reader gave it.
struct PerceivedPiece {
    TextPiece piece;
    std::string text;
    double confidence = 1;
    std::vector<std::string> doubtful;
    bool isOtherScript = false; ///< of a script that the reader does not know; then the text means nothing
};

/// Joins pieces that were cut, measures what surrounds them in `image`, and tells kinds and states by rules. Pieces
/// without text are left out; those of other scripts are counted. Any thread.
Screen screenOf(const RgbImage& image, const std::vector<PerceivedPiece>& pieces);

/// "menu item", "menu items".
std::string kindWord(ElementKind kind, bool plural = false);

} // namespace lunette
