#include "core/engine/moondream/TextFinding.h"

#include "core/text/Utf8.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace lunette {

namespace {

constexpr double kAlike = 0.7;       ///< least similarity of a find
constexpr double kAsGood = 0.1;      ///< finds this much below the best are told too
constexpr double kForeign = 0.2;     ///< what a row loses in rank when the phrase is a small part of it
constexpr size_t kExactLetters = 3;  ///< phrases this short must be read without an error
constexpr size_t kMostLetters = 256; ///< of a phrase

constexpr std::array kKindWords = {"the",   "a",    "an",   "button", "checkbox", "check", "box",    "tab",
                                   "menu",  "item", "link", "label",  "field",    "entry", "option", "icon",
                                   "radio", "text", "word", "words",  "title",    "list",  "column", "heading"};

struct Letter {
    char32_t value = 0;
    double left = 0, right = 0; ///< pixels
    size_t piece = 0;
};

char32_t folded(char32_t value) {
    return value < 128 ? char32_t(std::tolower(int(value))) : value;
}

/// Letters, digits and everything beyond ASCII; the rest is too small to be read reliably.
bool counts(char32_t value) {
    return value >= 128 ? !utf8::isSpace(value) : std::isalnum(int(value)) != 0;
}

std::vector<char32_t> characters(std::string_view text) {
    std::vector<char32_t> all;
    for (size_t i = 0; i < text.size();) {
        const utf8::CodePoint point = utf8::at(text, i);
        all.push_back(point.value);
        i += point.length;
    }
    return all;
}

std::u32string keyOf(std::string_view text) {
    std::u32string key;
    for (const char32_t value : characters(text)) {
        if (counts(value) && key.size() < kMostLetters)
            key += folded(value);
    }
    return key;
}

std::string withoutKindWords(std::string_view phrase) {
    std::string kept, word;
    const auto take = [&] {
        std::string lower = word;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return char(std::tolower(c)); });
        if (!word.empty() && std::find(kKindWords.begin(), kKindWords.end(), lower) == kKindWords.end())
            kept += (kept.empty() ? "" : " ") + word;
        word.clear();
    };
    for (const char c : phrase) {
        if (c == ' ')
            take();
        else
            word += c;
    }
    take();
    return kept;
}

/// Characters of a piece are taken as equally wide.
void appendLetters(std::vector<Letter>& row, const std::vector<ReadPiece>& pieces, size_t index) {
    const TextPiece& place = pieces[index].place;
    const std::vector<char32_t> all = characters(pieces[index].text);
    const double step = double(place.width) / double(std::max<size_t>(1, all.size()));
    for (size_t i = 0; i < all.size(); ++i) {
        if (counts(all[i]))
            row.push_back({folded(all[i]), place.x + double(i) * step, place.x + double(i + 1) * step, index});
    }
}

struct Match {
    size_t edits = 0, begin = 0, end = 0; ///< letters begin .. end - 1
};

/// The part of `row` that needs the fewest edits to become `key`.
Match bestMatch(const std::vector<Letter>& row, const std::u32string& key) {
    struct Cell {
        size_t edits = 0, begin = 0;
    };
    std::vector<Cell> column(key.size() + 1);
    for (size_t i = 0; i <= key.size(); ++i)
        column[i] = {i, 0};
    Match best{key.size(), 0, 0};
    for (size_t j = 1; j <= row.size(); ++j) {
        Cell diagonal = column[0];
        column[0] = {0, j};
        for (size_t i = 1; i <= key.size(); ++i) {
            const Cell left = column[i];
            Cell next{diagonal.edits + (row[j - 1].value != key[i - 1]), diagonal.begin};
            if (left.edits + 1 < next.edits)
                next = {left.edits + 1, left.begin};
            if (column[i - 1].edits + 1 < next.edits)
                next = {column[i - 1].edits + 1, column[i - 1].begin};
            diagonal = left;
            column[i] = next;
        }
        if (column[key.size()].edits < best.edits)
            best = {column[key.size()].edits, column[key.size()].begin, j};
    }
    return best;
}

struct Ranked {
    FoundText found;
    double rank = 0;
};

/// The box around the letters of `match`.
FoundText boxOf(const std::vector<Letter>& row, const Match& match, const std::vector<ReadPiece>& pieces) {
    FoundText box;
    const Letter& first = row[match.begin];
    const Letter& last = row[match.end - 1];
    double top = pieces[first.piece].place.y, bottom = top;
    for (size_t i = first.piece; i <= last.piece; ++i) {
        top = std::min<double>(top, pieces[i].place.y);
        bottom = std::max<double>(bottom, pieces[i].place.y + pieces[i].place.height);
    }
    box.x = first.left;
    box.width = last.right - first.left;
    box.y = top;
    box.height = bottom - top;
    return box;
}

std::vector<FoundText> findKey(const std::vector<ReadPiece>& pieces, const std::u32string& key) {
    std::vector<Ranked> ranked;
    for (size_t index = 0; index < pieces.size();) {
        std::vector<Letter> row;
        const int number = pieces[index].place.row;
        for (; index < pieces.size() && pieces[index].place.row == number; ++index)
            appendLetters(row, pieces, index);
        const Match match = bestMatch(row, key);
        const double similarity = 1 - double(match.edits) / double(key.size());
        if (match.end <= match.begin || similarity < (key.size() <= kExactLetters ? 1.0 : kAlike))
            continue;
        const size_t first = row[match.begin].piece, last = row[match.end - 1].piece;
        const auto sameLabel = [&](const Letter& letter) { return letter.piece >= first && letter.piece <= last; };
        const auto around = size_t(std::count_if(row.begin(), row.end(), sameLabel));
        FoundText found = boxOf(row, match, pieces);
        found.similarity = similarity;
        ranked.push_back({found, similarity - kForeign * (1 - double(match.end - match.begin) / double(around))});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.rank > b.rank; });
    std::vector<FoundText> found;
    for (const Ranked& each : ranked) {
        if (each.rank >= ranked.front().rank - kAsGood)
            found.push_back(each.found);
    }
    return found;
}

} // namespace

std::vector<FoundText> findText(const std::vector<ReadPiece>& pieces, std::string_view phrase) {
    const std::u32string whole = keyOf(phrase);
    if (whole.empty())
        return {};
    auto found = findKey(pieces, whole);
    const std::u32string name = keyOf(withoutKindWords(phrase));
    if (found.empty() && !name.empty() && name != whole)
        found = findKey(pieces, name);
    return found;
}

double likeness(std::string_view text, std::string_view phrase) {
    const std::u32string key = keyOf(phrase);
    std::vector<Letter> row;
    appendLetters(row, {{{}, std::string(text)}}, 0);
    if (key.empty() || row.empty())
        return 0;
    const Match match = bestMatch(row, key);
    const double similarity = 1 - double(match.edits) / double(key.size());
    if (match.end <= match.begin || similarity < (key.size() <= kExactLetters ? 1.0 : kAlike))
        return 0;
    return similarity - kForeign * (1 - double(match.end - match.begin) / double(row.size()));
}

} // namespace lunette
