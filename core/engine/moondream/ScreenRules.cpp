#include "core/engine/moondream/ScreenRules.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace lunette {

namespace {

constexpr double kControlHeight = 3.8; ///< text heights: taller frames are panels
constexpr size_t kControlLetters = 48;
constexpr int kFaintInk = 130;        ///< letters nearer to their fill may be disabled
constexpr double kLetterShare = 0.28; ///< more ink is no text alone
constexpr int kTabGap = 5;            ///< text heights between the texts of two tabs
constexpr int kBarTop = 4;            ///< menu bars and tabs stand in the first quarter
constexpr std::ptrdiff_t kMenuBarItems = 3;

using Row = std::vector<size_t>; ///< indices of elements

std::vector<Row> rowsOf(const Screen& screen) {
    std::vector<Row> rows;
    for (size_t i = 0; i < screen.elements.size(); ++i) {
        if (i == 0 || screen.elements[i].row != screen.elements[i - 1].row)
            rows.emplace_back();
        rows.back().push_back(i);
    }
    return rows;
}

bool isNumber(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789.,:%-+ ") == std::string::npos;
}

bool isInside(const PixelRect& inner, const PixelRect& outer) {
    return inner.x >= outer.x && inner.right() <= outer.right() && inner.y >= outer.y &&
           inner.bottom() <= outer.bottom();
}

/// Whether the frame of `index` holds another text of its neighbours.
bool sharesFrame(const Screen& screen, size_t index) {
    const PixelRect& frame = screen.elements[index].control;
    const size_t from = index < 6 ? 0 : index - 6, to = std::min(screen.elements.size(), index + 7);
    for (size_t i = from; i < to; ++i) {
        if (i != index && isInside(screen.elements[i].place, frame))
            return true;
    }
    return false;
}

ElementKind framedKind(const ScreenElement& element, const ControlLook& look) {
    const int before = element.place.x - look.frame.x, after = look.frame.right() - element.place.right();
    const bool isCentred = std::abs(before - after) <= std::max(6, (before + after) / 6);
    if (look.hasMark && after > before)
        return ElementKind::Combobox;
    if (isNumber(element.text) || !isCentred)
        return ElementKind::Field;
    return ElementKind::Button;
}

void applyFrames(Screen& screen, const std::vector<ElementSight>& sights) {
    for (size_t i = 0; i < screen.elements.size(); ++i) {
        ScreenElement& element = screen.elements[i];
        if (const auto& indicator = sights[i].indicator) {
            element.kind = indicator->isRound ? ElementKind::Radio : ElementKind::Checkbox;
            element.isOn = indicator->isOn;
            element.isOff = !indicator->isOn;
            continue;
        }
        const ControlLook& look = sights[i].look;
        const bool fits = look.isFramed && look.frame.height <= kControlHeight * element.place.height &&
                          element.text.size() <= kControlLetters && !sharesFrame(screen, i);
        if (fits) {
            element.kind = framedKind(element, look);
        } else {
            element.isFramed = false;
            element.control = element.place;
        }
    }
}

void applyLinks(Screen& screen, const std::vector<ElementSight>& sights) {
    for (size_t i = 0; i < screen.elements.size(); ++i) {
        ScreenElement& element = screen.elements[i];
        const auto [r, g, b] = element.ink;
        const bool isBlue = b > 130 && b - r > 70 && b - g > 25;
        const bool onPlain = colourDistance(element.fill, {element.fill[1], element.fill[1], element.fill[1]}) < 30;
        if (element.kind == ElementKind::Label && isBlue && onPlain && sights[i].look.inkShare < kLetterShare)
            element.kind = ElementKind::Link;
    }
}

void applyShortcuts(Screen& screen, const std::vector<Row>& rows) {
    std::set<int> lefts;
    for (const Row& row : rows) {
        const ScreenElement& first = screen.elements[row.front()];
        if (row.size() > 1 && !first.isFramed && isShortcut(screen.elements[row.back()].text))
            lefts.insert(first.place.x);
    }
    for (const Row& row : rows) {
        ScreenElement& first = screen.elements[row.front()];
        const bool isNear =
            std::any_of(lefts.begin(), lefts.end(), [&](int x) { return std::abs(x - first.place.x) <= 4; });
        if (isNear && first.kind == ElementKind::Label)
            first.kind = ElementKind::MenuItem;
    }
}

bool isMenuWord(const std::string& text) {
    static const std::set<std::string> words = {
        "File",  "Edit",  "View",    "Help",  "Tools",     "Format",  "Insert",   "Window",    "Windows", "Search",
        "Go",    "Image", "Options", "Layer", "Document",  "Project", "Settings", "Selection", "Run",     "Terminal",
        "Build", "Debug", "Table",   "Slide", "Bookmarks", "History", "Actions",  "Message",   "Session", "Page"};
    return words.count(text) != 0;
}

bool isPlainRow(const Screen& screen, const Row& row) {
    return std::all_of(row.begin(), row.end(), [&](size_t i) {
        const ElementKind kind = screen.elements[i].kind;
        return kind == ElementKind::Label || kind == ElementKind::Button;
    });
}

void applyMenuBars(Screen& screen, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const auto known =
            std::count_if(row.begin(), row.end(), [&](size_t i) { return isMenuWord(screen.elements[i].text); });
        if (screen.elements[row.front()].place.y * kBarTop > screen.height || known < 2 ||
            known * 2 < long(row.size()) || !isPlainRow(screen, row))
            continue;
        for (const size_t i : row)
            screen.elements[i].kind = ElementKind::MenuItem;
    }
}

/// A row of short texts of which one stands out by its fill or its frame.
void applyTabs(Screen& screen, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const ScreenElement& first = screen.elements[row.front()];
        if (row.size() < 2 || first.place.y * 3 > screen.height || !isPlainRow(screen, row))
            continue;
        Row standing;
        for (const size_t i : row) {
            const auto differs = [&](size_t other) {
                return other != i && (colourDistance(screen.elements[other].fill, screen.elements[i].fill) > 8 ||
                                      screen.elements[other].isFramed != screen.elements[i].isFramed);
            };
            if (size_t(std::count_if(row.begin(), row.end(), differs)) + 1 == row.size())
                standing.push_back(i);
        }
        const bool isShort =
            std::all_of(row.begin(), row.end(), [&](size_t i) { return screen.elements[i].text.size() < 24; });
        if (!isShort || standing.size() != 1 || (row.size() == 2 && first.isFramed))
            continue;
        for (const size_t i : row) {
            screen.elements[i].kind = ElementKind::Tab;
            screen.elements[i].isOff = i != standing.front();
            screen.elements[i].isOn = i == standing.front();
        }
    }
}

/// The first row of a table whose columns go on below.
void applyTables(Screen& screen, const std::vector<Row>& rows) {
    const auto aligned = [&](const Row& above, const Row& below) {
        long same = 0;
        for (const size_t i : above)
            same += std::any_of(below.begin(), below.end(), [&](size_t j) {
                const PixelRect &a = screen.elements[i].place, &b = screen.elements[j].place;
                return std::abs(a.x - b.x) <= 6 || std::abs(a.right() - b.right()) <= 6;
            });
        return same;
    };
    for (size_t r = 0; r + 2 < rows.size(); ++r) {
        const Row& head = rows[r];
        const bool isTable = head.size() >= 3 && isPlainRow(screen, head) &&
                             aligned(head, rows[r + 1]) + 1 >= long(head.size()) &&
                             aligned(head, rows[r + 2]) + 1 >= long(head.size());
        if (!isTable)
            continue;
        for (const size_t i : head)
            screen.elements[i].kind = ElementKind::Header;
        for (++r; r < rows.size() && aligned(head, rows[r]) >= 2; ++r)
            screen.elements[rows[r].front()].kind = ElementKind::ListItem;
    }
}

void applyTitle(Screen& screen, const std::vector<Row>& rows) {
    if (rows.size() < 3 || rows.front().size() > 2)
        return;
    ScreenElement& first = screen.elements[rows.front().front()];
    const PixelRect& place = first.place;
    const bool isCentred = std::abs(place.x + place.right() - screen.width) < screen.width / 6;
    const bool isBar = colourDistance(first.fill, screen.elements[rows[1].front()].fill) > 8;
    const bool isLarge = place.height > screen.elements[rows[1].front()].place.height * 5 / 4;
    if (first.kind == ElementKind::Label && place.y * 5 < screen.height && (isCentred || isBar || isLarge))
        first.kind = ElementKind::Title;
}

void applyDisabled(Screen& screen) {
    std::vector<int> contrasts;
    for (const ScreenElement& element : screen.elements)
        contrasts.push_back(colourDistance(element.ink, element.fill));
    if (contrasts.size() < 2)
        return;
    std::vector<int> sorted = contrasts;
    std::nth_element(sorted.begin(), sorted.begin() + long(sorted.size() / 2), sorted.end());
    const int median = sorted[sorted.size() / 2];
    for (size_t i = 0; i < contrasts.size(); ++i) {
        ScreenElement& element = screen.elements[i];
        if (element.kind != ElementKind::Label && element.kind != ElementKind::Title)
            element.isDisabled = contrasts[i] < kFaintInk && contrasts[i] * 3 < median * 2;
    }
}

} // namespace

bool isShortcut(const std::string& text) {
    static const QRegularExpression keys(
        QStringLiteral(
            "^((ctrl|control|shift|alt|cmd|command|meta|super|win|option)\\s?[+\\-]\\s?)+\\S{1,9}$|^f\\d{1,2}$"),
        QRegularExpression::CaseInsensitiveOption);
    return text.size() < 40 && keys.match(QString::fromStdString(text)).hasMatch();
}

namespace {

bool canBeTab(const ScreenElement& element) {
    return element.kind == ElementKind::Label || element.kind == ElementKind::Button ||
           element.kind == ElementKind::MenuItem || element.kind == ElementKind::ListItem;
}

/// Whether two texts stand beside each other as those of two tabs do.
bool areNeighbours(const PixelRect& a, const PixelRect& b) {
    const int gap = -sharedColumns(a, b);
    return 2 * sharedRows(a, b) > std::min(a.height, b.height) && gap >= 0 &&
           gap < kTabGap * std::max(a.height, b.height);
}

/// What stands beside a tab of the row becomes one, and what stands beside that.
void spreadTabs(Screen& screen, Row& tabs) {
    for (size_t known = 0; known < tabs.size(); ++known) {
        const PixelRect place = screen.elements[tabs[known]].place;
        for (size_t i = 0; i < screen.elements.size(); ++i) {
            ScreenElement& other = screen.elements[i];
            if (!canBeTab(other) || !areNeighbours(place, other.place))
                continue;
            other.kind = ElementKind::Tab;
            other.isOff = !other.isOn;
            tabs.push_back(i);
        }
    }
}

} // namespace

void settleTabs(Screen& screen) {
    Row above;
    for (const Row& row : rowsOf(screen)) {
        Row tabs;
        std::copy_if(row.begin(), row.end(), std::back_inserter(tabs),
                     [&](size_t i) { return screen.elements[i].kind == ElementKind::Tab; });
        if (tabs.size() < 2)
            continue;
        spreadTabs(screen, tabs);
        for (const size_t i : above)
            screen.elements[i].kind = ElementKind::Button;
        above = tabs;
    }
}

void settleTitle(Screen& screen) {
    const Row* above = nullptr;
    const std::vector<Row> rows = rowsOf(screen);
    for (const Row& row : rows) {
        const auto items = std::count_if(row.begin(), row.end(),
                                         [&](size_t i) { return screen.elements[i].kind == ElementKind::MenuItem; });
        if (items < kMenuBarItems || items + 1 < std::ssize(row)) {
            above = &row;
            continue;
        }
        if (above && above->size() == 1) {
            ScreenElement& title = screen.elements[above->front()];
            title.kind = ElementKind::Title;
            title.isOn = title.isOff = false;
        }
        return;
    }
}

void applyLookRules(Screen& screen, const std::vector<ElementSight>& sights) {
    const std::vector<Row> rows = rowsOf(screen);
    applyFrames(screen, sights);
    applyLinks(screen, sights);
    applyShortcuts(screen, rows);
    applyMenuBars(screen, rows);
    applyTabs(screen, rows);
    applyTables(screen, rows);
    applyTitle(screen, rows);
    applyDisabled(screen);
}

} // namespace lunette
