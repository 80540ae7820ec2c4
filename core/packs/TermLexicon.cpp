#include "core/packs/TermLexicon.h"

#include <algorithm>
#include <charconv>

namespace lunette {

namespace {

/// The part of `rest` before the next tab, which is taken off.
std::string_view nextCell(std::string_view& rest) {
    const size_t tab = rest.find('\t');
    const std::string_view cell = rest.substr(0, tab);
    rest = tab == std::string_view::npos ? std::string_view() : rest.substr(tab + 1);
    return cell;
}

std::optional<TermRendering> renderingOf(std::string_view cell) {
    const size_t blank = cell.rfind(' ');
    if (blank == std::string_view::npos || blank == 0)
        return {};
    int cost = -1;
    const auto [end, failed] = std::from_chars(cell.data() + blank + 1, cell.data() + cell.size(), cost);
    if (failed != std::errc() || end != cell.data() + cell.size() || cost < 0)
        return {};
    return TermRendering{std::string(cell.substr(0, blank)), cost / 10.0};
}

bool isGood(std::string_view line) {
    if (nextCell(line).empty() || line.empty())
        return false;
    while (!line.empty()) {
        if (!renderingOf(nextCell(line)))
            return false;
    }
    return true;
}

} // namespace

std::optional<std::string> TermLexicon::read(std::string text) {
    m_text = std::make_shared<const std::string>(std::move(text));
    m_lines.clear();
    for (size_t begin = 0; begin < m_text->size();) {
        const size_t end = std::min(m_text->find('\n', begin), m_text->size());
        const bool hasReturn = end > begin && (*m_text)[end - 1] == '\r';
        const Line found{uint32_t(begin), uint32_t(end - begin - (hasReturn ? 1 : 0))};
        begin = end + 1;
        if (found.length == 0)
            continue;
        if (!isGood(line(found)))
            return std::string(line(found));
        m_lines.push_back(found);
    }
    const auto byTerm = [this](const Line& a, const Line& b) { return term(a) < term(b); };
    if (!std::is_sorted(m_lines.begin(), m_lines.end(), byTerm))
        std::stable_sort(m_lines.begin(), m_lines.end(), byTerm);
    return {};
}

std::string_view TermLexicon::term(const Line& at) const {
    std::string_view rest = line(at);
    return nextCell(rest);
}

std::optional<std::string_view> TermLexicon::lineOf(std::string_view wanted) const {
    const auto found = std::lower_bound(m_lines.begin(), m_lines.end(), wanted,
                                        [this](const Line& at, std::string_view word) { return term(at) < word; });
    if (found == m_lines.end() || term(*found) != wanted)
        return {};
    return line(*found);
}

std::vector<TermRendering> TermLexicon::find(std::string_view wanted) const {
    std::vector<TermRendering> renderings;
    if (auto rest = lineOf(wanted)) {
        nextCell(*rest);
        while (!rest->empty()) {
            if (auto rendering = renderingOf(nextCell(*rest)))
                renderings.push_back(std::move(*rendering));
        }
    }
    return renderings;
}

} // namespace lunette
