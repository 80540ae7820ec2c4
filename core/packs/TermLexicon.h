#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// One rendering of a word or term of a pack's lexicon.
struct TermRendering {
    std::string text;
    double cost = 0; ///< -ln of its share among the renderings
};

/// lexicon.tsv of our small packs: words and short terms in lower case with their renderings. The text stays as it is
/// and is searched, not unpacked. Thread: any; copies share the text.
class TermLexicon {
public:
    /// Lines of "term<tab>rendering cost<tab>rendering cost...", costs in tenths, the cheapest rendering first.
    /// Returns the first line that is not such, or nothing.
    std::optional<std::string> read(std::string text);

    bool empty() const { return m_lines.empty(); }
    size_t size() const { return m_lines.size(); }
    bool contains(std::string_view term) const { return lineOf(term).has_value(); }

    /// The renderings of a term, the cheapest first; none when it is not there.
    std::vector<TermRendering> find(std::string_view term) const;

private:
    struct Line {
        uint32_t begin, length;
    };

    std::string_view line(const Line& at) const { return std::string_view(*m_text).substr(at.begin, at.length); }
    std::string_view term(const Line& at) const;
    std::optional<std::string_view> lineOf(std::string_view term) const;

    std::shared_ptr<const std::string> m_text;
    std::vector<Line> m_lines; ///< sorted by term
};

} // namespace lunette
