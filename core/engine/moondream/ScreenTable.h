#pragma once

#include "core/engine/moondream/ScreenSearch.h"

#include <optional>

namespace lunette {

/// Headings and the rows below them, as far as they can be seen.
struct ScreenTable {
    struct Cell {
        std::string text; ///< UTF-8; empty: nothing in it, or not read
        PixelRect place;  ///< of the text
        Colour fill{};    ///< behind the letters
        bool isOn = false;
    };
    ElementList headings;                ///< from the left, at least two
    std::vector<std::vector<Cell>> rows; ///< one cell a heading
};

/// The table of a screen: the row with most headings, or the first of plain texts whose columns go on in the rows
/// below. Any thread.
std::optional<ScreenTable> tableOf(const Screen& screen);

/// Gives the cells and headings of a table with known headings their kinds; check boxes in cells stay what they are.
void settleTable(Screen& screen);

/// The row of `table` that has a fill of its own, or else the only one that is known to be selected; -1 without one.
int selectedRow(const ScreenTable& table);

/// Sentences about rows and cells. `row` counts from 1, from the end when negative; `heading` may be misread.
std::string rowAnswer(const ScreenTable& table, int row);
std::string cellAnswer(const ScreenTable& table, const std::string& heading, int row);
std::string selectedRowAnswer(const ScreenTable& table);

} // namespace lunette
