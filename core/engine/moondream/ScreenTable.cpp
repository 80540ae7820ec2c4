#include "core/engine/moondream/ScreenTable.h"

#include "core/engine/moondream/TextFinding.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace lunette {

namespace {

constexpr size_t kRowsBelow = 2;     ///< that plain texts need below them to be headings
constexpr int kAligned = 6;          ///< pixels between two edges of one column
constexpr double kNextRow = 2.2;     ///< times the distance of heading and first row: further down is something else
constexpr double kMostUnread = 3;    ///< rows from one that was read to the next
constexpr double kUneven = 0.25;     ///< of the distance of two rows
constexpr int kSelectedColour = 24;  ///< how far the fill of a selected row is from that of all others
constexpr double kLikeHeading = 0.6; ///< likeness of a heading to its name in a question

using Cell = ScreenTable::Cell;
using CellRow = std::vector<Cell>;
using Row = ElementList;

bool isHeading(const ScreenElement* element) {
    return element->kind == ElementKind::Header;
}

bool isControl(const ScreenElement* element) {
    return element->kind == ElementKind::Button || element->kind == ElementKind::Combobox ||
           element->kind == ElementKind::Field || element->kind == ElementKind::Tab;
}

/// How far two texts are from standing in one column: left edges, middles or right edges.
int columnDistance(const PixelRect& a, const PixelRect& b) {
    const int middles = std::abs(a.x + a.right() - b.x - b.right()) / 2;
    return std::min({std::abs(a.x - b.x), middles, std::abs(a.right() - b.right())});
}

bool goesOnIn(const Row& head, const Row& below) {
    const auto isContinued = [&](const ScreenElement* heading) {
        return std::any_of(below.begin(), below.end(), [&](const ScreenElement* cell) {
            return !isControl(cell) && columnDistance(heading->place, cell->place) <= kAligned;
        });
    };
    const auto count = std::count_if(head.begin(), head.end(), isContinued);
    return count >= 2 && count + 1 >= long(head.size());
}

/// The headings of row `index`: those that are known as such with the texts above the same rows, or plain texts alone.
Row headingsAt(const std::vector<Row>& rows, size_t index) {
    const Row& row = rows[index];
    if (std::count_if(row.begin(), row.end(), isHeading) >= 2) {
        Row headings;
        std::copy_if(row.begin(), row.end(), std::back_inserter(headings), [&](const ScreenElement* element) {
            const bool hasCells =
                index + 1 < rows.size() && std::any_of(rows[index + 1].begin(), rows[index + 1].end(), [&](auto* cell) {
                    return sharedColumns(cell->place, element->place) > 0;
                });
            return isHeading(element) || hasCells;
        });
        return headings;
    }
    const bool isPlain = row.size() >= 2 && std::none_of(row.begin(), row.end(), isControl);
    for (size_t below = index + 1; isPlain && below <= index + kRowsBelow; ++below) {
        if (below >= rows.size() || !goesOnIn(row, rows[below]))
            return {};
    }
    return isPlain ? row : Row();
}

/// The two cells of a text that goes on under the heading at `boundary`; the second is empty without a space near
/// there.
std::pair<Cell, Cell> cutAt(const Cell& cell, int boundary) {
    const double share = double(boundary - cell.place.x) / cell.place.width;
    size_t best = std::string::npos;
    for (size_t at = cell.text.find(' '); at != std::string::npos; at = cell.text.find(' ', at + 1)) {
        const auto distance = [&](size_t space) { return std::abs(double(space) / double(cell.text.size()) - share); };
        if (best == std::string::npos || distance(at) < distance(best))
            best = at;
    }
    if (best == std::string::npos)
        return {cell, {}};
    Cell left = cell, right = cell;
    left.text = cell.text.substr(0, best);
    left.place.width = boundary - cell.place.x;
    right.text = cell.text.substr(best + 1);
    right.place.x = boundary;
    right.place.width = cell.place.right() - boundary;
    return {left, right};
}

/// Puts `cell` into the column that it stands in. What stands close to the text of its column goes on with it.
void place(const Row& headings, const Cell& cell, CellRow& row) {
    if (cell.text.empty() || cell.place.right() < headings.front()->place.x)
        return; // a row number, or a list beside the table
    for (const ScreenElement* heading : headings) {
        const int slack = heading->place.height, x = heading->place.x;
        if (cell.place.x + slack < x && cell.place.right() > x + slack && heading != headings.front()) {
            const auto [left, right] = cutAt(cell, x);
            if (right.text.empty())
                break;
            place(headings, left, row);
            return place(headings, right, row);
        }
    }
    const auto nearest = std::min_element(headings.begin(), headings.end(), [&](auto* a, auto* b) {
        return columnDistance(a->place, cell.place) < columnDistance(b->place, cell.place);
    });
    Cell& kept = row[size_t(nearest - headings.begin())];
    const PixelRect& column = (*nearest)->place;
    if (!kept.text.empty() && cell.place.x - kept.place.right() < 2 * cell.place.height) {
        kept.text += " " + cell.text;
        kept.place.width = cell.place.right() - kept.place.x;
    } else if (kept.text.empty() || columnDistance(column, cell.place) < columnDistance(column, kept.place)) {
        kept = cell;
    }
}

const Cell* firstOf(const CellRow& row) {
    const auto first = std::find_if(row.begin(), row.end(), [](const Cell& cell) { return !cell.text.empty(); });
    return first == row.end() ? nullptr : &*first;
}

/// The rows of a table stand at equal distances; where texts could not be read, at multiples of it.
class RowGrid {
public:
    explicit RowGrid(int heading)
        : m_last(heading) {}

    /// Whether a row with its middle at `middle` goes on with the table.
    bool goesOn(int middle) {
        const int distance = middle - std::exchange(m_last, middle);
        if (++m_rows <= 2) {
            const bool isNear = m_rows == 1 || distance <= kNextRow * m_pitch;
            m_pitch = distance;
            return isNear;
        }
        const double steps = double(distance) / m_pitch, whole = std::round(steps);
        return whole >= 1 && whole <= kMostUnread && std::abs(steps - whole) <= kUneven;
    }

private:
    int m_last, m_rows = 0, m_pitch = 1;
};

std::vector<CellRow> rowsBelow(const Row& headings, const std::vector<Row>& rows, size_t index) {
    std::vector<CellRow> found;
    RowGrid grid(headings.front()->place.middleY());
    for (++index; index < rows.size(); ++index) {
        CellRow cells(headings.size());
        bool isOther = true;
        for (const ScreenElement* element : rows[index]) {
            place(headings, {element->text, element->place, element->fill, element->isOn}, cells);
            isOther = isOther && (element->kind == ElementKind::Button || element->kind == ElementKind::Combobox);
        }
        const Cell* first = firstOf(cells);
        if (!first)
            continue;
        if (isOther || !grid.goesOn(first->place.middleY()))
            break;
        found.push_back(std::move(cells));
    }
    return found;
}

std::string onlySoMany(const ScreenTable& table) {
    return table.rows.size() == 1 ? "I see only one row."
                                  : "I see only " + std::to_string(table.rows.size()) + " rows.";
}

} // namespace

std::optional<ScreenTable> tableOf(const Screen& screen) {
    const std::vector<Row> rows = rowsOf(screen);
    std::optional<ScreenTable> best;
    long mostKnown = -1;
    for (size_t index = 0; index < rows.size(); ++index) {
        const long known = std::count_if(rows[index].begin(), rows[index].end(), isHeading);
        if (known <= mostKnown)
            continue;
        ScreenTable table{headingsAt(rows, index), {}};
        if (table.headings.empty())
            continue;
        table.rows = rowsBelow(table.headings, rows, index);
        if (table.rows.empty())
            continue;
        best = std::move(table);
        mostKnown = known;
    }
    return best;
}

void settleTable(Screen& screen) {
    const auto table = tableOf(screen);
    if (!table || std::count_if(table->headings.begin(), table->headings.end(), isHeading) < 2)
        return;
    const PixelRect& first = table->headings.front()->place;
    const int headingRow = table->headings.front()->row, bottom = firstOf(table->rows.back())->place.bottom();
    for (ScreenElement& element : screen.elements) {
        const bool isBelow = element.row > headingRow && element.place.y < bottom;
        const bool isCell = isBelow && element.place.right() > first.x;
        if ((isCell && (isControl(&element) || element.kind == ElementKind::Label)) || (isBelow && isHeading(&element)))
            element.kind = ElementKind::ListItem; // a row number is no heading of a column
    }
    for (const ScreenElement* heading : table->headings)
        screen.elements[size_t(heading - screen.elements.data())].kind = ElementKind::Header;
}

int selectedRow(const ScreenTable& table) {
    const auto only = [&](const auto& isSelected) {
        int found = -1;
        for (size_t row = 0; row < table.rows.size(); ++row) {
            if (isSelected(table.rows[row]))
                found = found == -1 ? int(row) : -2;
        }
        return found;
    };
    const int byFill = only([&](const CellRow& row) {
        return std::all_of(table.rows.begin(), table.rows.end(), [&](const CellRow& other) {
            return &other == &row || colourDistance(firstOf(other)->fill, firstOf(row)->fill) > kSelectedColour;
        });
    });
    const bool isClear = byFill >= 0 && table.rows.size() > 2; // of two rows none is the odd one
    return isClear ? byFill : std::max(-1, only([](const CellRow& row) {
        return std::any_of(row.begin(), row.end(), [](const Cell& cell) { return cell.isOn; });
    }));
}

std::string rowAnswer(const ScreenTable& table, int row) {
    const int index = placeOf(row, table.rows.size());
    if (index < 0)
        return onlySoMany(table);
    std::vector<std::string> texts;
    for (const Cell& cell : table.rows[size_t(index)]) {
        if (!cell.text.empty())
            texts.push_back(cell.text);
    }
    return "It says " + quotedList(texts) + ".";
}

std::string cellAnswer(const ScreenTable& table, const std::string& heading, int row) {
    const auto alike = [&](const ScreenElement* element) { return likeness(element->text, heading); };
    const auto column = std::max_element(table.headings.begin(), table.headings.end(),
                                         [&](auto* a, auto* b) { return alike(a) < alike(b); });
    if (alike(*column) < kLikeHeading)
        return "I see no column named " + quoted(heading) + ".";
    const int index = placeOf(row, table.rows.size());
    if (index < 0)
        return onlySoMany(table);
    const Cell& cell = table.rows[size_t(index)][size_t(column - table.headings.begin())];
    return cell.text.empty() ? "I see no text in this cell." : "It says " + quoted(cell.text) + ".";
}

std::string selectedRowAnswer(const ScreenTable& table) {
    const int row = selectedRow(table);
    if (row < 0)
        return "I see no row that is selected.";
    std::string text;
    for (const Cell& cell : table.rows[size_t(row)])
        text += (text.empty() || cell.text.empty() ? "" : ", ") + cell.text;
    return "The row " + quoted(text) + " is selected.";
}

} // namespace lunette
