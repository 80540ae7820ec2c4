#include "core/engine/moondream/ScreenCaption.h"

#include "core/engine/moondream/OtherScripts.h"
#include "core/engine/moondream/ScreenFacts.h"
#include "core/engine/moondream/ScreenQuestions.h"
#include "core/engine/moondream/ScreenSearch.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <map>

namespace lunette {

namespace {

constexpr size_t kMostNamed = 6;
constexpr int kTreeRows = 5;
constexpr size_t kMenuBar = 3; ///< menu items; a page has none
constexpr int kDepthSlack = 3; ///< pixels between the left edges of one depth

struct Census {
    std::map<ElementKind, ElementList> byKind;
    int rows = 0;
    int longTexts = 0; ///< sentences

    const ElementList& of(ElementKind kind) const {
        static const ElementList none;
        const auto found = byKind.find(kind);
        return found == byKind.end() ? none : found->second;
    }
    size_t count(ElementKind kind) const { return of(kind).size(); }
};

Census censusOf(const Screen& screen) {
    Census census;
    int row = -1;
    for (const ScreenElement& element : screen.elements) {
        census.byKind[element.kind == ElementKind::None ? ElementKind::Label : element.kind].push_back(&element);
        census.rows += element.row != row;
        row = element.row;
        census.longTexts += std::count(element.text.begin(), element.text.end(), ' ') >= 3;
    }
    return census;
}

/// How many elements have a text that fits.
int fitting(const Screen& screen, const QRegularExpression& pattern) {
    return int(std::count_if(screen.elements.begin(), screen.elements.end(), [&](const ScreenElement& element) {
        return pattern.match(QString::fromStdString(element.text)).hasMatch();
    }));
}

bool looksLikeTerminal(const Screen& screen, const Census& census) {
    static const QRegularExpression log(QStringLiteral(
        "^\\S*[\\w.-]+@[\\w.-]+[:~ ].*[$#]|^[$#>] \\w|^\\[?\\d{2,4}[-:/]\\d{2}[-:/ ].*\\d|\\b(INFO|WARN(ING)?|"
        "DEBUG|ERROR|TRACE)\\b[:\\] ]"));
    static const QRegularExpression prompt(QStringLiteral("^[\\w.-]+@[\\w.-]+ ?[:~].*[$#%](?: |$)"));
    return fitting(screen, log) * 3 >= std::max(3, census.rows) || fitting(screen, prompt) >= 2;
}

bool looksLikeCode(const Screen& screen, const Census& census) {
    static const QRegularExpression code(QStringLiteral(
        "[;{}]$|^(def|class|import|from|return|if|for|while|const|let|var|function|public|private|void|int|#include|"
        "fn|use|package|struct)\\b.*[;:({.\"'=\\w]|^//|^/\\*|\\w\\(.*\\)[;:{]?$|[=!<>]=|->|=>"));
    return census.rows >= 3 && fitting(screen, code) * 2 >= census.rows;
}

/// Entries of a list at two depths or more.
bool looksLikeTree(const Screen& screen) {
    std::map<int, int> depths;
    int row = -1, rows = 0;
    for (const ScreenElement& element : screen.elements) {
        const bool isFirst = element.row != row;
        row = element.row;
        if (!isFirst || element.kind != ElementKind::ListItem)
            continue;
        ++rows;
        const auto near = depths.lower_bound(element.place.x - kDepthSlack);
        ++(near != depths.end() && near->first <= element.place.x + kDepthSlack ? near->second
                                                                                : depths[element.place.x]);
    }
    const auto isDepth = [](const auto& depth) { return depth.second > 1; };
    return rows >= kTreeRows && std::count_if(depths.begin(), depths.end(), isDepth) > 1 &&
           depths.size() * 2 <= size_t(rows);
}

bool looksLikeWeb(const Screen& screen, const Census& census) {
    static const QRegularExpression address(
        QStringLiteral("^(https?://|www\\.)|^[\\w-]+(\\.[\\w-]+)*\\.(com|org|net|io)(/|$)"));
    return fitting(screen, address) > 0 ? census.count(ElementKind::Link) + size_t(census.longTexts) >= 2
                                        : census.count(ElementKind::Link) >= 3;
}

std::string withCount(size_t count, ElementKind kind) {
    static constexpr std::array kNumbers = {"no",  "one",   "two",   "three", "four", "five",
                                            "six", "seven", "eight", "nine",  "ten"};
    const std::string number = count < kNumbers.size() ? kNumbers[count] : std::to_string(count);
    return number + " " + kindWord(kind, count != 1);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

/// "the buttons “Save” and “Cancel”"; empty without any.
std::string namedControls(const Census& census, ElementKind kind) {
    const ElementList& list = census.of(kind);
    if (list.empty())
        return {};
    return "the " + kindWord(kind, list.size() > 1) + " " + quotedList(list, kMostNamed);
}

/// What a short caption says after the kind of window.
ElementKind mainControls(const Census& census, WindowKind kind) {
    const auto first = [&](std::initializer_list<ElementKind> kinds) {
        for (const ElementKind each : kinds) {
            if (census.count(each) > 0)
                return each;
        }
        return ElementKind::None;
    };
    if (kind == WindowKind::Menu)
        return first({ElementKind::MenuItem});
    if (kind == WindowKind::Table || kind == WindowKind::List)
        return first({ElementKind::Header, ElementKind::ListItem});
    if (kind == WindowKind::Settings)
        return first({ElementKind::Tab, ElementKind::Checkbox, ElementKind::Radio, ElementKind::Combobox});
    return first(
        {ElementKind::Button, ElementKind::Tab, ElementKind::Checkbox, ElementKind::MenuItem, ElementKind::Link});
}

std::string shortCaption(const Screen& screen, const Census& census, WindowKind kind) {
    if (kind == WindowKind::Label) {
        const ScreenElement& only = screen.elements.front();
        const bool isText = only.kind == ElementKind::Label || only.kind == ElementKind::None;
        return isText ? "The text " + quoted(only.text) + "."
                      : "A " + kindWord(only.kind) + " that says " + quoted(only.text) + ".";
    }
    const ScreenElement* title = titleOf(screen);
    std::string text = capitalised(windowWords(kind));
    if (title)
        text += " titled " + quoted(title->text);
    const std::string controls = namedControls(census, mainControls(census, kind));
    if (!controls.empty())
        text += " with " + controls;
    else if (!title)
        text += " that begins with " + quoted(screen.elements.front().text);
    return text + ".";
}

std::string contents(const Census& census, ElementKind told) {
    std::vector<std::string> parts;
    for (const ElementKind kind :
         {ElementKind::Tab, ElementKind::MenuItem, ElementKind::Field, ElementKind::Combobox, ElementKind::Checkbox,
          ElementKind::Radio, ElementKind::Header, ElementKind::ListItem, ElementKind::Button, ElementKind::Link}) {
        if (kind != told && census.count(kind) > 0)
            parts.push_back(withCount(census.count(kind), kind));
    }
    return parts.empty() ? std::string() : " It has " + joined(parts) + ".";
}

std::string states(const Census& census) {
    std::string text;
    for (const ElementKind kind : {ElementKind::Tab, ElementKind::Checkbox, ElementKind::Radio}) {
        ElementList on;
        for (const ScreenElement* element : census.of(kind)) {
            if (element->isOn)
                on.push_back(element);
        }
        const char* word = kind == ElementKind::Checkbox ? "checked" : "selected";
        if (on.size() == 1)
            text += " " + capitalised(nameOf(*on.front())) + " is " + word + ".";
        else if (on.size() > 1)
            text += " " + quotedList(on, kMostNamed) + " are " + word + ".";
    }
    return text;
}

/// The longest sentence that is no control.
std::string mainText(const Census& census) {
    const ScreenElement* longest = nullptr;
    for (const ScreenElement* element : census.of(ElementKind::Label)) {
        if (!longest || element->text.size() > longest->text.size())
            longest = element;
    }
    const bool isSentence = longest && longest->text.size() >= 16 && longest->text.find(' ') != std::string::npos;
    return isSentence ? " It says " + quoted(longest->text) + "." : std::string();
}

} // namespace

WindowKind windowKindOf(const Screen& screen) {
    const Census census = censusOf(screen);
    const auto count = [&](ElementKind kind) { return census.count(kind); };
    const size_t choices = count(ElementKind::Checkbox) + count(ElementKind::Radio);
    const size_t inputs = count(ElementKind::Field) + count(ElementKind::Combobox);
    if (screen.elements.empty())
        return WindowKind::Empty;
    if (screen.elements.size() == 1)
        return WindowKind::Label;
    if (looksLikeTerminal(screen, census))
        return WindowKind::Terminal;
    if (looksLikeCode(screen, census))
        return WindowKind::Code;
    static const QRegularExpression secret(QStringLiteral("password|passwort|密码"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression entry(QStringLiteral("^(log ?in|sign ?in|log on|user ?name|email|账号|登录)"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (fitting(screen, secret) > 0 && fitting(screen, entry) > 0 && screen.elements.size() < 25)
        return WindowKind::Login;
    if (looksLikeTree(screen))
        return WindowKind::List;
    if (count(ElementKind::Header) >= 2)
        return WindowKind::Table;
    if (count(ElementKind::Tab) >= 2 || choices >= 3)
        return WindowKind::Settings;
    if (inputs >= 2)
        return WindowKind::Form;
    const size_t rest = screen.elements.size() - count(ElementKind::MenuItem);
    if (count(ElementKind::MenuItem) >= 3 && rest <= count(ElementKind::MenuItem) + 1 && census.rows > 2)
        return WindowKind::Menu;
    if (count(ElementKind::MenuItem) < kMenuBar && looksLikeWeb(screen, census))
        return WindowKind::WebPage;
    if (count(ElementKind::Button) >= 1 && screen.elements.size() <= 12 && count(ElementKind::MenuItem) == 0 &&
        inputs == 0)
        return WindowKind::MessageBox;
    return count(ElementKind::ListItem) >= 3 ? WindowKind::List : WindowKind::Window;
}

std::string windowWords(WindowKind kind) {
    switch (kind) {
    case WindowKind::Empty:
        return "a picture without text";
    case WindowKind::Label:
        return "a single text";
    case WindowKind::MessageBox:
        return "a dialog";
    case WindowKind::Settings:
        return "a settings window";
    case WindowKind::Login:
        return "a login form";
    case WindowKind::Form:
        return "a form";
    case WindowKind::Menu:
        return "a menu";
    case WindowKind::Table:
        return "a table";
    case WindowKind::List:
        return "a list";
    case WindowKind::Terminal:
        return "a terminal";
    case WindowKind::Code:
        return "a code editor";
    case WindowKind::WebPage:
        return "a web page";
    case WindowKind::Window:
        return "a window";
    }
    return {};
}

std::string isWindowAnswer(const Screen& screen, const std::string& asked) {
    const std::string words = windowWords(windowKindOf(screen));
    const std::string kind = words.substr(2);
    static const std::map<std::string, std::vector<std::string>> others = {
        {"dialog", {"message box", "dialog box", "popup", "dialogue", "window", "warning", "error message"}},
        {"settings window", {"settings dialog", "preferences window", "preferences dialog", "dialog", "window"}},
        {"login form", {"login window", "login page", "sign-in form", "form", "login screen"}},
        {"form", {"dialog", "window"}},
        {"terminal", {"console", "log", "command line"}},
        {"code editor", {"source code", "text editor", "editor"}},
        {"web page", {"website", "web site", "page"}},
        {"menu", {"context menu", "popup menu"}},
        {"table", {"spreadsheet", "list"}}};
    const auto found = others.find(kind);
    const bool is = asked == kind || (found != others.end() && std::find(found->second.begin(), found->second.end(),
                                                                         asked) != found->second.end());
    return (is ? "Yes, this looks like " : "No, this looks like ") + (is && asked != kind ? "a " + asked : words) + ".";
}

std::string captionOf(const Screen& screen, CaptionLength length) {
    const WindowKind kind = windowKindOf(screen);
    if (kind == WindowKind::Empty)
        return screen.otherScripts > 0 ? kOtherScriptOnly : kNoTextDescribed;
    const Census census = censusOf(screen);
    const std::string first = shortCaption(screen, census, kind);
    std::string unread = otherScriptSentence(screen.otherScripts, screen.elements.size());
    unread.insert(0, unread.empty() ? "" : " ");
    if (length == CaptionLength::Short || kind == WindowKind::Label)
        return first + unread;
    return first + contents(census, mainControls(census, kind)) + states(census) + mainText(census) + unread;
}

} // namespace lunette
