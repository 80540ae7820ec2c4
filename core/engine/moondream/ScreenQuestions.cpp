#include "core/engine/moondream/ScreenQuestions.h"

#include "core/engine/moondream/OtherScripts.h"
#include "core/engine/moondream/ScreenCaption.h"
#include "core/engine/moondream/ScreenFacts.h"
#include "core/engine/moondream/ScreenSearch.h"
#include "core/engine/moondream/ScreenStates.h"
#include "core/engine/moondream/ScreenTable.h"
#include "core/engine/moondream/TextFinding.h"

#include <algorithm>

namespace lunette {

const char* const kTextOnlyAnswer = "I read interface text only; I cannot answer this question.";
const char* const kNoTextDescribed = "I read interface text only, and I see none here.";

namespace {

constexpr size_t kMostNamed = 12;

/// "I see no checkbox named “Wrap”.", "I see no tab."
std::string notSeen(const ElementName& name) {
    const std::string kind = name.kind ? kindWord(*name.kind) : name.name.empty() ? "such item" : "";
    if (name.name.empty())
        return "I see no " + kind + ".";
    return kind.empty() ? "I see no " + quoted(name.name) + "."
                        : "I see no " + kind + " named " + quoted(name.name) + ".";
}

std::string listSentence(const ElementList& list, const std::string& kind, const std::string& kinds) {
    if (list.empty())
        return "I see no " + kind + ".";
    if (list.size() == 1)
        return "There is one " + kind + ": " + quoted(list.front()->text) + ".";
    const std::string count = "There are " + std::to_string(list.size()) + " " + kinds;
    return list.size() > kMostNamed ? count + "." : count + ": " + quotedList(list) + ".";
}

std::string wordOf(const ElementName& name, bool plural) {
    if (name.kind)
        return kindWord(*name.kind, plural);
    return plural ? "items" : "item";
}

bool namesAKind(const ElementName& name) {
    return (name.kind || name.isChoice) && name.name.empty();
}

std::string says(const Screen& screen, const ScreenQuestion& question) {
    const ElementName& name = question.element;
    if (!namesAKind(name)) {
        const ScreenElement* meant = elementMeant(screen, name);
        return meant ? meant->text : name.kind ? notSeen(name) : std::string();
    }
    const ElementList all = elementsOfKind(screen, name);
    if (name.ordinal != 0) {
        const ScreenElement* meant = elementMeant(screen, name);
        return meant ? meant->text : notSeen(name);
    }
    if (all.size() == 1)
        return all.front()->text;
    if (all.empty())
        return name.kind == ElementKind::Label ? std::string() : notSeen(name);
    return "The " + wordOf(name, true) + " are " + quotedList(all) + ".";
}

/// Those in the state. An "item" is rather an entry of a list, an "option" a radio button.
ElementList chosenOf(const Screen& screen, const ElementName& name, AskedState state) {
    if (name.isChoice && state == AskedState::On) {
        ElementName first;
        first.kind = name.isEntry ? ElementKind::ListItem : ElementKind::Radio;
        if (ElementList found = inState(screen, elementsOfKind(screen, first), state); !found.empty())
            return found;
    }
    return inState(screen, elementsOfKind(screen, name), state);
}

std::string whichIs(const Screen& screen, const ScreenQuestion& question) {
    const ElementName& name = question.element;
    if (!name.name.empty())
        return valueAnswer(screen, name, false);
    if (elementsOfKind(screen, name).empty())
        return notSeen(name);
    const ElementList found = chosenOf(screen, name, question.state);
    const ElementKind kind = name.kind.value_or(found.empty() ? ElementKind::Label : found.front()->kind);
    const std::string state = stateWord(question.state, kind);
    if (found.empty())
        return "I see no " + wordOf(name, false) + " that is " + state + ".";
    if (found.size() == 1)
        return capitalised(nameOf(*found.front())) + " is " + state + ".";
    return (found.size() > kMostNamed ? std::to_string(found.size()) + " " + wordOf(name, true) + " are "
                                      : quotedList(found) + " are ") +
           state + ".";
}

std::string isState(const Screen& screen, const ScreenQuestion& question) {
    const ScreenElement* meant = elementMeant(screen, question.element);
    if (!meant)
        return notSeen(question.element);
    const auto is = isIn(screen, *meant, question.state);
    const std::string name = nameOf(*meant);
    if (!is)
        return "I cannot tell whether " + name + " is " + stateWord(question.state, meant->kind) + ".";
    const std::string state = stateWord(question.state, meant->kind);
    if (*is)
        return "Yes, " + name + " is " + state + ".";
    if (question.state == AskedState::Off)
        return "No, " + name + " is " + stateWord(AskedState::On, meant->kind) + ".";
    return "No, " + name + " is " + (question.state == AskedState::Enabled ? "disabled" : "not " + state) + ".";
}

std::string exists(const Screen& screen, const ScreenQuestion& question) {
    const ElementName& name = question.element;
    if (name.kind == ElementKind::Label && name.name.empty())
        return screen.elements.empty() ? "No, I see no text." : "Yes, there is text.";
    if (namesAKind(name)) {
        const ElementList all = elementsOfKind(screen, name);
        const std::string sentence = listSentence(all, wordOf(name, false), wordOf(name, true));
        return all.empty() ? "No, I see no " + wordOf(name, false) + "." : "Yes, t" + sentence.substr(1);
    }
    const ScreenElement* meant = elementMeant(screen, name);
    if (!meant || likeness(meant->text, name.name) < 0.75)
        return "No. " + notSeen(name);
    if (isOfKind(*meant, name))
        return "Yes, there is " + nameOf(*meant) + ".";
    return "No, but " + quoted(meant->text) + " is there as a " + kindWord(meant->kind) + ".";
}

std::string count(const Screen& screen, const ScreenQuestion& question) {
    const ElementName& name = question.element;
    if (const std::string rows = countOfRows(screen, name.name); !rows.empty())
        return rows;
    if (!namesAKind(name))
        return kTextOnlyAnswer;
    ElementList all = elementsOfKind(screen, name);
    if (question.state == AskedState::None)
        return listSentence(all, wordOf(name, false), wordOf(name, true));
    all = inState(screen, all, question.state);
    const std::string state = stateWord(question.state, name.kind.value_or(ElementKind::Label));
    if (all.empty())
        return "No " + wordOf(name, false) + " is " + state + ".";
    if (all.size() == 1)
        return "One " + wordOf(name, false) + " is " + state + ": " + quoted(all.front()->text) + ".";
    return std::to_string(all.size()) + " " + wordOf(name, true) + " are " + state + ": " + quotedList(all) + ".";
}

std::string list(const Screen& screen, const ScreenQuestion& question) {
    const ElementName& name = question.element;
    if (!namesAKind(name))
        return valueAnswer(screen, name, false);
    const ElementList all = elementsOfKind(screen, name);
    if (all.size() == 1)
        return "The only " + wordOf(name, false) + " is " + quoted(all.front()->text) + ".";
    return all.empty() ? notSeen(name) : "The " + wordOf(name, true) + " are " + quotedList(all, 40) + ".";
}

std::string colourOf(const Screen& screen, const ScreenQuestion& question) {
    const ElementName& name = question.element;
    if (name.name == "background" || name.name == "the background") {
        const auto colour = backgroundOf(screen);
        return colour ? std::string("The background is ") + colourName(*colour) + "." : kNoTextDescribed;
    }
    const bool ink = question.asking == Asking::InkOf;
    const ScreenElement* meant = elementMeant(screen, name);
    if (!meant && ink && name.name.empty() && !screen.elements.empty())
        meant = &screen.elements.front();
    if (!meant)
        return name.kind || name.name.empty() ? notSeen(name) : kTextOnlyAnswer;
    if (question.asking == Asking::IsColour) {
        const std::string real = colourName(meant->fill);
        const std::string asked = question.word == "grey" ? "gray" : question.word;
        const bool is = real == asked || real.ends_with(" " + asked);
        return (is ? "Yes, " : "No, ") + nameOf(*meant) + " is " + real + ".";
    }
    if (ink)
        return "The text " + quoted(meant->text) + " is " + colourName(meant->ink) + ".";
    const bool isControl = meant->isFramed || meant->kind != ElementKind::Label;
    return isControl ? capitalised(nameOf(*meant)) + " is " + colourName(meant->fill) + "."
                     : "The text " + quoted(meant->text) + " is " + colourName(meant->ink) + " on " +
                           colourName(meant->fill) + ".";
}

std::string whichColour(const Screen& screen, const ScreenQuestion& question) {
    ElementList found;
    for (const ScreenElement* element : elementsOfKind(screen, question.element)) {
        const std::string name = colourName(element->fill);
        if (name == question.word || name.ends_with(" " + question.word))
            found.push_back(element);
    }
    if (found.empty())
        return "I see no " + question.word + " " + wordOf(question.element, false) + ".";
    if (found.size() == 1)
        return capitalised(nameOf(*found.front())) + " is " + question.word + ".";
    return quotedList(found) + " are " + question.word + ".";
}

std::string beside(const Screen& screen, const ScreenQuestion& question) {
    const ScreenElement* meant = elementMeant(screen, question.element);
    if (!meant)
        return notSeen(question.element);
    const std::string& word = question.word;
    const auto has = [&](const char* part) { return word.find(part) != std::string::npos; };
    const auto sentence = [&](const std::string& side, const char* words) -> std::string {
        const ScreenElement* other = neighbourOf(screen, *meant, side);
        return other ? capitalised(nameOf(*other)) + " is " + words + " " + quoted(meant->text) + "." : std::string();
    };
    const auto orNothing = [&](const std::string& text, const char* words) {
        return text.empty() ? std::string("I see nothing ") + words + " " + quoted(meant->text) + "." : text;
    };
    if (has("left") || has("before"))
        return orNothing(sentence("left", "to the left of"), "to the left of");
    if (has("right") || has("after"))
        return orNothing(sentence("right", "to the right of"), "to the right of");
    if (has("below") || has("under"))
        return orNothing(sentence("below", "below"), "below");
    if (has("above") || has("over") || has("top"))
        return orNothing(sentence("above", "above"), "above");
    const std::string right = sentence("right", "to the right of");
    const std::string left = sentence("left", "to the left of");
    return orNothing(right.empty() || left.empty() ? right + left : right + " " + left, "next to");
}

std::string line(const Screen& screen, const ScreenQuestion& question) {
    const std::vector<ElementList> rows = rowsOf(screen);
    const int index = placeOf(question.number, rows.size());
    if (index < 0)
        return rows.size() == 1 ? "I see only one line." : "I see only " + std::to_string(rows.size()) + " lines.";
    return "It says " + quotedList(rows[size_t(index)]) + ".";
}

std::string fromTable(const Screen& screen, const ScreenQuestion& question) {
    const auto table = tableOf(screen);
    switch (question.asking) {
    case Asking::TableRow:
        return table ? rowAnswer(*table, question.number) : line(screen, question);
    case Asking::Cell:
        return table ? cellAnswer(*table, question.element.name, question.number) : "I see no table.";
    default:
        break;
    }
    if (table)
        return selectedRowAnswer(*table);
    ScreenQuestion item = question;
    item.element = {};
    item.element.kind = ElementKind::ListItem;
    item.state = AskedState::On;
    return whichIs(screen, item);
}

std::string statusBar(const Screen& screen, ScreenQuestion question) {
    question.number = -1;
    return line(screen, question);
}

std::string lightness(const Screen& screen) {
    const auto colour = backgroundOf(screen);
    const int light = colour ? std::max({(*colour)[0], (*colour)[1], (*colour)[2]}) : 255;
    return light < 128 ? "The window is dark." : "The window is light.";
}

std::string kindOf(const Screen& screen, const ScreenQuestion& question) {
    const ScreenElement* meant = elementMeant(screen, question.element);
    return meant ? quoted(meant->text) + " is a " + kindWord(meant->kind) + "." : notSeen(question.element);
}

std::string where(const Screen& screen, const ScreenQuestion& question) {
    const ElementName& name = question.element;
    const ScreenElement* meant = elementMeant(screen, name);
    if (meant)
        return capitalised(nameOf(*meant)) + " is " + placeWords(screen, *meant) + ".";
    const ElementList all = namesAKind(name) ? elementsOfKind(screen, name) : ElementList();
    return all.empty() ? notSeen(name) : listSentence(all, wordOf(name, false), wordOf(name, true));
}

std::string saysText(const Screen& screen, const ScreenQuestion& question) {
    ElementName name = question.element;
    name.kind.reset();
    const ScreenElement* meant = elementMeant(screen, name);
    return meant ? "Yes, it says " + quoted(meant->text) + "." : "No. " + notSeen(name);
}

/// From the elements that could be read.
std::string answerFromElements(const Screen& screen, const ScreenQuestion& question) {
    switch (question.asking) {
    case Asking::Says:
        return says(screen, question);
    case Asking::WhichIs:
        return whichIs(screen, question);
    case Asking::IsState:
        return isState(screen, question);
    case Asking::Exists:
        return exists(screen, question);
    case Asking::Count:
        return count(screen, question);
    case Asking::Value:
        return valueAnswer(screen, question.element, true);
    case Asking::Shortcut:
        return shortcutAnswer(screen, question.element);
    case Asking::HasShortcut:
        return commandAnswer(screen, question.element.name);
    case Asking::Title:
        return titleAnswer(screen);
    case Asking::Heading:
        return headingAnswer(screen);
    case Asking::List:
        return list(screen, question);
    case Asking::ColourOf:
    case Asking::InkOf:
    case Asking::IsColour:
        return colourOf(screen, question);
    case Asking::WhichColour:
        return whichColour(screen, question);
    case Asking::Beside:
        return beside(screen, question);
    case Asking::Line:
        return line(screen, question);
    case Asking::Ordinal:
        return says(screen, question);
    case Asking::TableRow:
    case Asking::Cell:
    case Asking::SelectedRow:
        return fromTable(screen, question);
    case Asking::WindowKind:
        return "This is " + windowWords(windowKindOf(screen)) + ".";
    case Asking::IsWindow:
        return isWindowAnswer(screen, question.word);
    case Asking::KindOf:
        return kindOf(screen, question);
    case Asking::Piece:
        return pieceAnswer(screen, question.word);
    case Asking::Where:
        return where(screen, question);
    case Asking::SaysText:
        return saysText(screen, question);
    case Asking::Lightness:
        return lightness(screen);
    case Asking::StatusBar:
        return statusBar(screen, question);
    case Asking::Describe:
        return captionOf(screen, CaptionLength::Normal);
    default:
        return {};
    }
}

/// Whether what could not be read may hold what the answer says is not there, or is more than what it counts.
bool isShakenByUnread(const std::string& answer, Asking asking) {
    const bool isDenial = answer.starts_with("I see ") || answer.starts_with("No") || answer.starts_with("I cannot");
    return isDenial || asking == Asking::Count || asking == Asking::List;
}

} // namespace

std::string answerQuestion(const Screen& screen, const ScreenQuestion& question) {
    const Asking asking = question.asking;
    if (asking == Asking::Unknown || asking == Asking::Read)
        return {};
    if (asking == Asking::NotText)
        return kTextOnlyAnswer;
    if (screen.elements.empty())
        return screen.otherScripts > 0 ? kOtherScriptOnly : kNoTextDescribed;
    const std::string answer = answerFromElements(screen, question);
    const std::string unread = otherScriptSentence(screen.otherScripts, screen.elements.size());
    return !unread.empty() && isShakenByUnread(answer, asking) ? answer + " " + unread : answer;
}

} // namespace lunette
