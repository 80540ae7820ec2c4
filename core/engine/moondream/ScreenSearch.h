#pragma once

#include "core/engine/moondream/QuestionForms.h"
#include "core/engine/moondream/ScreenElements.h"

#include <string>
#include <vector>

namespace lunette {

using ElementList = std::vector<const ScreenElement*>; ///< of one screen, not null

/// Whether an element counts as `name.kind`; of any kind when the name says none.
bool isOfKind(const ScreenElement& element, const ElementName& name);

/// All elements of the kind in reading order.
ElementList elementsOfKind(const Screen& screen, const ElementName& name);

/// The elements whose text is like `name.name`, the most alike first; those of the wanted kind go before others that
/// are as much alike. Letters may be misread. Empty when nothing is alike.
ElementList elementsNamed(const Screen& screen, const ElementName& name);

/// The element that `name` means, by name, kind and ordinal; null when there is none.
const ScreenElement* elementMeant(const Screen& screen, const ElementName& name);

/// What stands beside `element`: relation is one of "right", "left", "above", "below"; null when nothing does.
const ScreenElement* neighbourOf(const Screen& screen, const ScreenElement& element, const std::string& relation);

/// Fractions-free centre-third words: "at the top left", "in the middle", ...
std::string placeWords(const Screen& screen, const ScreenElement& element);

/// `text` between quotes.
std::string quoted(const std::string& text);

/// "“A”, “B” and “C”"; only the first `most` when there are more, followed by "and N more".
std::string quotedList(const ElementList& elements, size_t most = 12);

std::string quotedList(const std::vector<std::string>& texts, size_t most = 12);

/// The place of "the n-th" of `count`: `number` 1 is the first, -1 the last; -1 when there is none.
int placeOf(int number, size_t count);

/// The elements row by row, in reading order.
std::vector<ElementList> rowsOf(const Screen& screen);

/// "the “Save” button", for kinds that are no controls "“Save”".
std::string nameOf(const ScreenElement& element);

std::string capitalised(std::string sentence);

} // namespace lunette
