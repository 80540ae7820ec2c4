#include "core/image/TextLines.h"

#include "core/image/EdgeMap.h"

#include <algorithm>
#include <cstdlib>

namespace lunette {

namespace {

/// Fills the gaps between edges of one row that are at most `gap` wide.
void smoothRows(EdgeMap& map, int gap) {
    for (int y = 0; y < map.height; ++y) {
        uint8_t* row = map.row(y);
        int last = -1;
        for (int x = 0; x < map.width; ++x) {
            if (!row[x])
                continue;
            if (last >= 0 && x - last > 1 && x - last <= gap)
                std::fill(row + last + 1, row + x, uint8_t(1));
            last = x;
        }
    }
}

struct Run {
    int y = 0, from = 0, to = 0; ///< [from, to)
    int group = 0;
};

int findGroup(std::vector<int>& parents, int group) {
    while (parents[size_t(group)] != group)
        group = parents[size_t(group)] = parents[size_t(parents[size_t(group)])];
    return group;
}

/// Bounding boxes of connected runs; rows may be `reach` apart (the dot of an i).
std::vector<TextPiece> connectedBoxes(const EdgeMap& map, int reach) {
    std::vector<Run> runs;
    std::vector<int> parents;
    std::vector<size_t> rowStart(size_t(map.height) + 1, 0);
    for (int y = 0; y < map.height; ++y) {
        rowStart[size_t(y)] = runs.size();
        const uint8_t* row = map.row(y);
        for (int x = 0; x < map.width;) {
            if (!row[x]) {
                ++x;
                continue;
            }
            Run run{y, x, x, int(parents.size())};
            while (run.to < map.width && row[run.to])
                ++run.to;
            parents.push_back(run.group);
            for (int back = std::max(0, y - reach); back < y; ++back) {
                const size_t end = rowStart[size_t(back) + 1];
                for (size_t i = rowStart[size_t(back)]; i < end; ++i) {
                    if (runs[i].from < run.to && run.from < runs[i].to)
                        parents[size_t(findGroup(parents, runs[i].group))] = findGroup(parents, run.group);
                }
            }
            runs.push_back(run);
            x = run.to;
        }
        rowStart[size_t(y) + 1] = runs.size();
    }
    std::vector<TextPiece> boxes(parents.size());
    for (const Run& run : runs) {
        TextPiece& box = boxes[size_t(findGroup(parents, run.group))];
        if (box.width == 0) {
            box = {run.from, run.y, run.to - run.from, 1, 0};
            continue;
        }
        const int right = std::max(box.x + box.width, run.to), bottom = std::max(box.y + box.height, run.y + 1);
        box.x = std::min(box.x, run.from);
        box.y = std::min(box.y, run.y);
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    std::erase_if(boxes, [](const TextPiece& box) { return box.width == 0; });
    return boxes;
}

TextPiece united(const TextPiece& a, const TextPiece& b) {
    const int right = std::max(a.x + a.width, b.x + b.width), bottom = std::max(a.y + a.height, b.y + b.height);
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, right - x, bottom - y, a.row};
}

bool sameLine(const TextPiece& a, const TextPiece& b) {
    const int overlap = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return overlap * 2 >= std::min(a.height, b.height);
}

/// Whether `first` looks like an icon before a text: about square, higher and lower than the text, further off than a
/// word.
bool isIconBefore(const TextPiece& first, const TextPiece& text) {
    return first.width * 5 >= first.height * 3 && first.width * 2 <= first.height * 3 && first.y < text.y &&
           first.y + first.height > text.y + text.height && (text.x - first.x - first.width) * 2 > first.height;
}

/// Joins words of one line that are closer than a letter is high, with no line between them.
std::vector<TextPiece> joinWords(const RgbImage& image, std::vector<TextPiece> boxes) {
    std::sort(boxes.begin(), boxes.end(), [](const TextPiece& a, const TextPiece& b) { return a.x < b.x; });
    std::vector<TextPiece> joined;
    for (const TextPiece& box : boxes) {
        const auto before = std::find_if(joined.rbegin(), joined.rend(), [&](const TextPiece& piece) {
            const int gap = box.x - (piece.x + piece.width);
            return sameLine(piece, box) && gap <= std::max(6, std::max(piece.height, box.height) * 9 / 10) &&
                   std::max(piece.height, box.height) <= 3 * std::min(piece.height, box.height) + 6 &&
                   !isIconBefore(piece, box) &&
                   !isParted(image, piece.x + piece.width, box.x - 1, std::min(piece.y, box.y),
                             std::max(piece.y + piece.height, box.y + box.height));
        });
        if (before == joined.rend())
            joined.push_back(box);
        else
            *before = united(*before, box);
    }
    return joined;
}

/// The column of `piece` without edges that is best to cut at: widest gap, near the middle; -1 when there is none.
int cutColumn(const EdgeMap& raw, const TextPiece& piece) {
    int best = -1, bestScore = 0;
    for (int x = piece.x + piece.width / 4; x < piece.x + piece.width * 3 / 4;) {
        int end = x;
        const auto isEmpty = [&](int column) {
            for (int y = piece.y; y < piece.y + piece.height; ++y) {
                if (raw.row(y)[column])
                    return false;
            }
            return true;
        };
        while (end < piece.x + piece.width && isEmpty(end))
            ++end;
        const int middle = (x + end) / 2;
        const int score = (end - x) * piece.width - std::abs(middle - piece.x - piece.width / 2);
        if (end - x >= 3 && score > bestScore) {
            bestScore = score;
            best = middle;
        }
        x = std::max(end, x + 1);
    }
    return best;
}

void cutWide(const EdgeMap& raw, const TextPiece& piece, int maxWidth, std::vector<TextPiece>& out) {
    const int column = piece.width > maxWidth ? cutColumn(raw, piece) : -1;
    if (column < 0) {
        out.push_back(piece);
        return;
    }
    TextPiece left = piece, right = piece;
    left.width = column - piece.x;
    left.cutRight = true;
    right.x = column;
    right.width = piece.x + piece.width - column;
    right.cutLeft = true;
    cutWide(raw, left, maxWidth, out);
    cutWide(raw, right, maxWidth, out);
}

/// Rows from the top, pieces of a row from the left.
void sortForReading(std::vector<TextPiece>& pieces) {
    std::sort(pieces.begin(), pieces.end(), [](const TextPiece& a, const TextPiece& b) {
        return a.y + a.height / 2 != b.y + b.height / 2 ? a.y + a.height / 2 < b.y + b.height / 2 : a.x < b.x;
    });
    int row = -1;
    TextPiece line;
    for (TextPiece& piece : pieces) {
        if (row < 0 || !sameLine(line, piece)) {
            ++row;
            line = piece;
        }
        piece.row = row;
    }
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const TextPiece& a, const TextPiece& b) { return a.row != b.row ? a.row < b.row : a.x < b.x; });
}

} // namespace

std::vector<TextPiece> findTextPieces(const RgbImage& image, const TextLineOptions& options) {
    if (image.width < 3 || image.height < options.minHeight)
        return {};
    EdgeMap raw = horizontalEdges(image, options.contrast);
    removeTallColumns(raw, options.maxHeight / 2);
    removeFrameSides(raw, image, options.contrast);
    EdgeMap smooth = raw;
    smoothRows(smooth, 7);
    std::vector<TextPiece> words;
    for (const TextPiece& box : connectedBoxes(smooth, 2)) {
        if (box.width >= 2 && box.height >= 3 && box.height <= options.maxHeight)
            words.push_back(box);
    }
    std::vector<TextPiece> pieces;
    for (const TextPiece& piece : joinWords(image, std::move(words))) {
        if (piece.height >= options.minHeight && piece.width >= 4 && piece.height <= options.maxHeight)
            cutWide(raw, piece, options.maxWidth, pieces);
    }
    sortForReading(pieces);
    if (pieces.size() > size_t(options.maxPieces))
        pieces.resize(size_t(options.maxPieces));
    return pieces;
}

RgbImage cutPiece(const RgbImage& image, const TextPiece& piece, int margin) {
    const int left = std::max(0, piece.x - (piece.cutLeft ? 0 : margin)), top = std::max(0, piece.y - margin);
    const int right = std::min(image.width, piece.x + piece.width + (piece.cutRight ? 0 : margin));
    const int bottom = std::min(image.height, piece.y + piece.height + margin);
    RgbImage out{right - left, bottom - top, {}};
    if (out.isEmpty())
        return {};
    out.pixels.reserve(size_t(out.width) * size_t(out.height) * 3);
    for (int y = top; y < bottom; ++y)
        out.pixels.insert(out.pixels.end(), image.row(y) + size_t(left) * 3, image.row(y) + size_t(right) * 3);
    return out;
}

} // namespace lunette
