#include "core/text/RegexDialect.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace lunette {

namespace {

constexpr size_t kMaxPattern = 16384;

/// The inside of a character class for each shorthand whose meaning differs.
constexpr std::string_view kSpace = "\\x09-\\x0d\\x20\\x85\\xa0\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}"
                                    "\\x{205f}\\x{3000}";
constexpr std::string_view kNotSpace = "\\x00-\\x08\\x0e-\\x1f\\x21-\\x84\\x86-\\x9f\\xa1-\\x{167f}\\x{1681}-\\x{1fff}"
                                       "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}"
                                       "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}";
constexpr std::string_view kWord = "\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}\\x{24b6}-\\x{24e9}\\x{1f130}-\\x{1f149}"
                                   "\\x{1f150}-\\x{1f169}\\x{1f170}-\\x{1f189}";
constexpr std::string_view kHex = "0-9a-fA-F";

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kLongCategories{{{"Letter", "L"},
                                                                                        {"Mark", "M"},
                                                                                        {"Number", "N"},
                                                                                        {"Punctuation", "P"},
                                                                                        {"Symbol", "S"},
                                                                                        {"Separator", "Z"},
                                                                                        {"Other", "C"},
                                                                                        {"Alpha", "Alphabetic"}}};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Copies a pattern piece by piece; every take function returns false at something that is not understood.
class Rewriter {
public:
    explicit Rewriter(std::string_view pattern)
        : m_in(pattern) {}

    std::optional<std::string> run() {
        while (m_position < m_in.size()) {
            if (!(m_inClass ? takeInClass() : takeOutside()))
                return {};
        }
        if (m_inClass)
            return {};
        return m_out;
    }

private:
    bool startsWith(std::string_view text) const { return m_in.substr(m_position).starts_with(text); }
    bool copy(size_t count) {
        m_out += m_in.substr(m_position, count);
        m_position += count;
        return true;
    }
    bool replace(size_t count, std::string_view text) {
        m_out += text;
        m_position += count;
        return true;
    }

    bool takeOutside() {
        // Verbs, callouts, absent groups, comments that hide text and options whose letters differ.
        if (startsWith("(*") || startsWith("(?C") || startsWith("(?~") || startsWith("(?{") || startsWith("(?m") ||
            startsWith("(?x") || startsWith("{,"))
            return false;
        if (m_in[m_position] == '\\')
            return takeEscape();
        if (m_in[m_position] == '[') {
            m_inClass = true;
            m_atClassStart = true;
            copy(startsWith("[^") ? 2 : 1);
            return true;
        }
        return copy(1);
    }

    bool takeInClass() {
        const bool first = std::exchange(m_atClassStart, false);
        if (m_in[m_position] == '[' || startsWith("&&") || (first && m_in[m_position] == ']'))
            return false; // nested classes, intersections, and a bracket that the dialects read differently
        if (m_in[m_position] == ']')
            m_inClass = false;
        if (m_in[m_position] == '\\')
            return takeEscape();
        return copy(1);
    }

    bool shorthand(std::string_view inside) { return m_inClass ? replace(2, inside) : wrapped("[", inside); }
    bool negated(std::string_view inside) { return !m_inClass && wrapped("[^", inside); }
    bool wrapped(std::string_view open, std::string_view inside) {
        m_out += open;
        m_out += inside;
        return replace(2, "]");
    }

    bool takeEscape() {
        if (m_position + 1 >= m_in.size())
            return false;
        const char letter = m_in[m_position + 1];
        switch (letter) {
        case 's':
            return shorthand(kSpace);
        case 'S':
            return shorthand(kNotSpace);
        case 'w':
            return shorthand(kWord);
        case 'W':
            return negated(kWord);
        case 'h':
            return shorthand(kHex);
        case 'H':
            return negated(kHex);
        case 'v':
            return replace(2, "\\x0b");
        case 'p':
        case 'P':
            return takeProperty();
        case 'u':
            return takeUnicode();
        case 'b':
        case 'B':
        case 'A':
        case 'z':
        case 'Z':
            return !m_inClass && copy(2);
        default:
            break;
        }
        constexpr std::string_view same = "dDnrtfaex";
        if (isLetter(letter) && same.find(letter) == std::string_view::npos)
            return false;
        if (isDigit(letter) && m_inClass)
            return false;
        return copy(2);
    }

    /// \uHHHH
    bool takeUnicode() {
        const std::string_view digits = m_in.substr(m_position + 2, 4);
        const auto isHex = [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
        if (digits.size() != 4 || !std::all_of(digits.begin(), digits.end(), isHex))
            return false;
        m_out += "\\x{";
        m_out += digits;
        return replace(6, "}");
    }

    /// \p{Name}, \p{^Name}, \P{Name}. PCRE2 matches scripts by their extensions unless the name says "sc:".
    bool takeProperty() {
        const size_t close = m_in.find('}', m_position);
        if (close == std::string_view::npos || m_in.substr(m_position + 2, 1) != "{")
            return false;
        std::string_view name = m_in.substr(m_position + 3, close - m_position - 3);
        bool negative = m_in[m_position + 1] == 'P';
        if (name.starts_with('^')) {
            negative = !negative;
            name.remove_prefix(1);
        }
        if (name.empty() || !std::all_of(name.begin(), name.end(), [](char c) { return isLetter(c) || c == '_'; }))
            return false;
        for (const auto& [longName, shortName] : kLongCategories) {
            if (name == longName)
                name = shortName;
        }
        const bool isCategory = name.size() <= 2 || name == "Any" || name == "Alphabetic";
        m_out += negative ? "\\P{" : "\\p{";
        m_out += isCategory ? "" : "sc:";
        m_out += name;
        return replace(close + 1 - m_position, "}");
    }

    std::string_view m_in;
    std::string m_out;
    size_t m_position = 0;
    bool m_inClass = false;
    bool m_atClassStart = false;
};

} // namespace

Result<std::string> toPcre(std::string_view pattern, const std::string& nameForErrors) {
    std::optional<std::string> rewritten;
    if (pattern.size() <= kMaxPattern)
        rewritten = Rewriter(pattern).run();
    if (!rewritten)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the split pattern '%2' in %1 is not understood"),
                    LUNETTE_TEXT("Error", "use the tokenizer.json that belongs to the model"),
                    {nameForErrors, std::string(pattern.substr(0, 200))});
    return *std::move(rewritten);
}

} // namespace lunette
