#include "core/engine/moondream/ScreenFacts.h"

#include "core/engine/moondream/ScreenCaption.h"
#include "core/engine/moondream/ScreenQuestions.h"
#include "core/engine/moondream/ScreenRules.h"
#include "core/engine/moondream/ScreenTable.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace lunette {

namespace {

constexpr size_t kMostPieces = 6;
constexpr size_t kShortest = 8; ///< letters of a warning
constexpr int kSameEdge = 4;    ///< pixels between the left edges of the lines of a paragraph
constexpr int kSameInk = 40;

/// The part behind the colon of "Name: untitled"; empty without one.
std::string behindColon(const std::string& text) {
    const size_t colon = text.find(": ");
    return colon == std::string::npos || colon == 0 ? std::string() : text.substr(colon + 2);
}

bool isLabelWithColon(const ScreenElement& element) {
    return !element.text.empty() && element.text.back() == ':';
}

bool holdsValue(const ScreenElement& element) {
    return element.kind == ElementKind::Field || element.kind == ElementKind::Combobox;
}

const ScreenElement* valueBeside(const Screen& screen, const ScreenElement& label) {
    const ScreenElement* right = neighbourOf(screen, label, "right");
    if (right && !isLabelWithColon(*right) && right->kind != ElementKind::Header)
        return right;
    const ScreenElement* below = neighbourOf(screen, label, "below");
    const bool isNear = below && below->place.y - label.place.bottom() < 3 * label.place.height &&
                        std::abs(below->place.x - label.place.x) < 4 * label.place.height;
    return isNear && (holdsValue(*below) || label.kind == ElementKind::Header) ? below : nullptr;
}

std::string stateSentence(const ScreenElement& element) {
    const char* word = element.kind == ElementKind::Checkbox ? "checked" : "selected";
    return capitalised(nameOf(element)) + " is " + (element.isOn ? "" : "not ") + word + ".";
}

struct PieceForm {
    const char* words; ///< of the question
    const char* pattern;
    const char* singular;
    const char* plural;
};

const PieceForm kPieces[] = {
    {"e-?mail.*", "[\\w.+-]+@[\\w-]+\\.[\\w.-]+", "email address", "email addresses"},
    {"url|web.*|link address|address",
     "(?:https?://|ftp://"
     "|www\\.)\\S+|\\b[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|org|net|io|de|cn|edu|gov|info|dev|co|fr|uk|eu|jp|ru|"
     "nl|it|es|ch|at|pl|se|us|ca|au|br|in|app)\\b(?::\\d{2,5})?(?:/\\S*)?",
     "URL", "URLs"},
    {"date",
     "\\b\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\b|\\b\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}\\b|\\b\\d{1,2}\\.? "
     "(?:jan|feb|mar|apr|may|"
     "jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,? "
     "?(?:\\d{4})?|\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? "
     "\\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b|\\d{4}年\\d{1,2}月\\d{1,2}日",
     "date", "dates"},
    {"time", "\\b\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?", "time", "times"},
    {"version.*",
     "(?<=version )v?\\d[\\w.+-]*|\\bv\\d+(?:\\.\\d+)*[\\w.+-]*|\\b\\d+\\.\\d+(?:\\.\\d+)+(?:-\\w+)?\\b|(?<=[a-z] )"
     "\\d+\\.\\d+\\b",
     "version", "versions"},
    {"percentage|progress", "\\b\\d+(?:[.,]\\d+)? ?%", "percentage", "percentages"},
    {"(?:file )?size", "\\b\\d+(?:[.,]\\d+)? ?(?:bytes?|[kmgt]i?b|px|pt|mm|cm)\\b|\\b\\d+ ?[x\u00D7] ?\\d+\\b", "size",
     "sizes"},
    {"price|cost|amount", "[$\u20AC\u00A3\u00A5] ?\\d[\\d.,]*|\\b\\d[\\d.,]* ?(?:usd|eur|gbp|cny|\u20AC|\u00A5)",
     "price", "prices"},
    {"phone number", "(?<![\\w.])\\+?\\d[\\d ()-]{6,}\\d(?![\\w.])", "phone number", "phone numbers"},
    {"ip.*", "\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b", "IP address", "IP addresses"},
    {"file ?name", "[\\w()-]+(?:[ .][\\w()-]+)*\\.[a-z][a-z0-9]{0,4}\\b", "file name", "file names"},
    {"(?:file )?path", "(?:~|\\.{1,2})?(?:/[\\w.@+-]+)+/?|[A-Z]:\\\\\\S*", "path", "paths"},
    {"number", "(?<![\\w.])-?\\d+(?:[.,]\\d+)*(?![\\w.]*[a-z])", "number", "numbers"},
};

std::vector<std::string> matchesIn(const Screen& screen, const QRegularExpression& pattern) {
    std::vector<std::string> found;
    for (const ScreenElement& element : screen.elements) {
        auto matches = pattern.globalMatch(QString::fromStdString(element.text));
        while (matches.hasNext()) {
            const std::string text = matches.next().captured().toStdString();
            if (std::find(found.begin(), found.end(), text) == found.end())
                found.push_back(text);
        }
    }
    return found;
}

bool isProse(const ScreenElement& element) {
    return element.kind == ElementKind::Label || element.kind == ElementKind::Title;
}

/// Whether `next` goes on with the text of `line` below it: same left edge or middle, same ink, no empty space between.
bool goesOn(const ScreenElement& line, const ScreenElement& next) {
    const PixelRect &a = line.place, &b = next.place;
    const int down = b.y - a.y, height = std::max(a.height, b.height);
    const bool isAligned =
        std::abs(a.x - b.x) <= kSameEdge || std::abs(a.x + a.right() - b.x - b.right()) <= 2 * kSameEdge;
    return down > 0 && 2 * down < 3 * height && isAligned && colourDistance(line.ink, next.ink) <= kSameInk;
}

/// The texts that are written in prose, each with all of its lines.
std::vector<std::string> paragraphsOf(const Screen& screen) {
    std::vector<std::string> paragraphs;
    std::vector<const ScreenElement*> lastLines;
    for (const ScreenElement& element : screen.elements) {
        if (!isProse(element))
            continue;
        const auto line = std::find_if(lastLines.begin(), lastLines.end(),
                                       [&](const ScreenElement* last) { return goesOn(*last, element); });
        if (line == lastLines.end()) {
            lastLines.push_back(&element);
            paragraphs.push_back(element.text);
        } else {
            paragraphs[size_t(line - lastLines.begin())] += " " + element.text;
            *line = &element;
        }
    }
    return paragraphs;
}

std::string messageAnswer(const Screen& screen, const std::string& piece) {
    const bool isError = piece.starts_with("error");
    static const QRegularExpression trouble(
        QStringLiteral("\\b(error|fail(ed|ure|s)?|cannot|can't|could not|couldn't|unable|invalid|not found|denied|"
                       "exception|fatal|illegal|unexpected|not (?:available|supported|exist))\\b"),
        QRegularExpression::CaseInsensitiveOption);
    std::string best;
    for (const std::string& text : paragraphsOf(screen)) {
        const bool fits = !isError || trouble.match(QString::fromStdString(text)).hasMatch();
        if (fits && text.size() > best.size())
            best = text;
    }
    if (best.empty() && isError && windowKindOf(screen) == WindowKind::MessageBox)
        return messageAnswer(screen, "message");
    const std::string noun = isError ? "error" : piece.starts_with("warning") ? "warning" : "message";
    if (best.empty() || (noun == "warning" && best.size() < kShortest))
        return "I see no " + noun + ".";
    return "The " + noun + " is " + quoted(best) + ".";
}

} // namespace

const ScreenElement* titleOf(const Screen& screen) {
    for (const ScreenElement& element : screen.elements) {
        if (element.kind == ElementKind::Title)
            return &element;
    }
    return nullptr;
}

std::string titleAnswer(const Screen& screen) {
    const ScreenElement* title = titleOf(screen);
    return title ? "The title is " + quoted(title->text) + "." : "I see no title.";
}

std::string headingAnswer(const Screen& screen) {
    const ScreenElement* title = titleOf(screen);
    const ScreenElement* heading = nullptr;
    std::vector<int> heights;
    for (const ScreenElement& element : screen.elements) {
        heights.push_back(element.place.height);
        const bool isBar = title && element.row == title->row;
        if (isProse(element) && !isBar && (!heading || element.place.height > heading->place.height))
            heading = &element;
    }
    if (heading && heading->kind != ElementKind::Title) {
        std::nth_element(heights.begin(), heights.begin() + long(heights.size() / 2), heights.end());
        if (heading->place.height * 4 < heights[heights.size() / 2] * 5)
            heading = nullptr;
    }
    return heading ? "The heading is " + quoted(heading->text) + "." : titleAnswer(screen);
}

std::string valueAnswer(const Screen& screen, const ElementName& name, bool mustSay) {
    const ScreenElement* label = elementMeant(screen, name);
    if (!label)
        return mustSay || name.kind ? (name.name.empty() ? "I see no value." : "I see no " + quoted(name.name) + ".")
                                    : std::string();
    if (isChoice(label->kind) && (label->isOn || label->isOff))
        return stateSentence(*label);
    if (name.name.empty())
        return "The value is " + quoted(label->text) + ".";
    const std::string tail = behindColon(label->text);
    const ScreenElement* value = tail.empty() ? valueBeside(screen, *label) : nullptr;
    const std::string asked = tail.empty() ? label->text : label->text.substr(0, label->text.find(": "));
    std::string shown = asked;
    while (!shown.empty() && (shown.back() == ':' || shown.back() == ' '))
        shown.pop_back();
    if (tail.empty() && !value)
        return mustSay ? "I see no value for " + quoted(shown) + "." : std::string();
    return "The value of " + quoted(shown) + " is " + quoted(value ? value->text : tail) + ".";
}

std::string shortcutAnswer(const Screen& screen, const ElementName& name) {
    const ScreenElement* command = elementMeant(screen, name);
    if (!command)
        return name.name.empty() ? "I see no shortcut." : "I see no " + quoted(name.name) + ".";
    static const QRegularExpression tail(
        QStringLiteral("^(.+?)\\s+\\(?((?:(?:ctrl|shift|alt|cmd|meta) ?\\+ ?)+\\S+?|f\\d{1,2})\\)?$"),
        QRegularExpression::CaseInsensitiveOption);
    if (const auto match = tail.match(QString::fromStdString(command->text)); match.hasMatch())
        return "The shortcut of " + quoted(match.captured(1).toStdString()) + " is " +
               quoted(match.captured(2).toStdString()) + ".";
    for (const ScreenElement& other : screen.elements) {
        if (other.row == command->row && other.place.x > command->place.x && isShortcut(other.text))
            return "The shortcut of " + quoted(command->text) + " is " + quoted(other.text) + ".";
    }
    return "I see no shortcut for " + quoted(command->text) + ".";
}

std::string commandAnswer(const Screen& screen, const std::string& keys) {
    const auto plain = [](const std::string& text) {
        return QString::fromStdString(text).toLower().remove(u' ').replace(QLatin1String("control"),
                                                                           QLatin1String("ctrl"));
    };
    for (const ScreenElement& element : screen.elements) {
        const QString text = plain(element.text), wanted = plain(keys);
        if (wanted.isEmpty() || (text != wanted && !text.endsWith(wanted)))
            continue;
        const ScreenElement* command = text == wanted ? neighbourOf(screen, element, "left") : &element;
        if (command)
            return quoted(keys) + " is the shortcut of " + quoted(command->text) + ".";
    }
    return "I see no shortcut " + quoted(keys) + ".";
}

std::string pieceAnswer(const Screen& screen, const std::string& piece) {
    static const QRegularExpression message(QStringLiteral("^(error|warning|message|notification|alert)"));
    const QString word = QString::fromStdString(piece);
    if (message.match(word).hasMatch())
        return messageAnswer(screen, piece);
    for (const PieceForm& form : kPieces) {
        if (!QRegularExpression(QStringLiteral("^(?:%1)$").arg(QString::fromUtf8(form.words))).match(word).hasMatch())
            continue;
        const QRegularExpression pattern(QString::fromUtf8(form.pattern),
                                         QRegularExpression::CaseInsensitiveOption |
                                             QRegularExpression::UseUnicodePropertiesOption);
        const auto found = matchesIn(screen, pattern);
        if (found.size() == 1)
            return std::string("The ") + form.singular + " is " + quoted(found.front()) + ".";
        if (!found.empty()) {
            const std::vector<std::string> shown(found.begin(),
                                                 found.begin() + long(std::min(found.size(), kMostPieces)));
            return std::string("The ") + form.plural + " are " + quotedList(shown) + ".";
        }
        ElementName label;
        label.name = piece;
        const std::string value = valueAnswer(screen, label, false);
        return value.empty() ? std::string("I see no ") + form.singular + "." : value;
    }
    return {};
}

std::string countOfRows(const Screen& screen, const std::string& counted) {
    const auto sentence = [](size_t number, const std::string& noun) {
        return number == 1 ? "There is one " + noun + "." : "There are " + std::to_string(number) + " " + noun + "s.";
    };
    if (const auto table = counted == "rows" ? tableOf(screen) : std::nullopt)
        return sentence(table->rows.size(), "row");
    if (counted != "rows" && counted != "lines" && counted != "lines of text")
        return {};
    return sentence(rowsOf(screen).size(), counted == "rows" ? "row" : "line");
}

std::optional<Colour> backgroundOf(const Screen& screen) {
    std::map<Colour, size_t> areas;
    for (const ScreenElement& element : screen.elements)
        areas[element.fill] += size_t(element.place.width);
    const auto most =
        std::max_element(areas.begin(), areas.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == areas.end() ? std::nullopt : std::optional(most->first);
}

} // namespace lunette
