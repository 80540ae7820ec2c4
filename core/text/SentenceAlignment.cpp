#include "core/text/SentenceAlignment.h"

#include "core/text/SentenceSplitter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lunette {

namespace {

constexpr double kCjkWeight = 3.4;    ///< letters of English that one Chinese character stands for
constexpr double kVariance = 6.8;     ///< of the length of a translation, for each letter; Gale and Church
constexpr double kMostStretch = 1.25; ///< between two whole texts
constexpr size_t kBand = 64;          ///< places beside the diagonal that are tried in long texts
constexpr size_t kMostParts = 20'000; ///< longer texts are paired by position alone

/// Something that is paired: a sentence, or a line with its sentences.
struct Part {
    TextRange range;
    double weight = 0;
    std::vector<Part> sentences;
};
using Parts = std::vector<Part>;

/// How many parts of each text belong together.
struct Bead {
    size_t english = 1, chinese = 1;
};

struct BeadKind {
    Bead bead;
    double probability;
};

/// The shares that Gale and Church counted.
constexpr std::array<BeadKind, 6> kBeadKinds{
    {{{1, 1}, 0.89}, {{1, 2}, 0.0445}, {{2, 1}, 0.0445}, {{2, 2}, 0.011}, {{1, 0}, 0.00495}, {{0, 1}, 0.00495}}};

double weightOf(const QString& text) {
    double weight = 0;
    for (const QChar c : text)
        weight += c.unicode() >= 0x3040 && c.unicode() <= 0x9fff ? kCjkWeight : 1;
    return weight;
}

bool endsLine(const QString& frame) {
    return std::any_of(frame.begin(), frame.end(), [](QChar c) {
        return QStringView(u"\n\r\f\v").contains(c) || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
}

Parts linesOf(const QString& text) {
    Parts lines;
    bool isNewLine = true;
    qsizetype at = 0;
    for (const TextPart& part : splitText(text)) {
        isNewLine = isNewLine || (part.kind == TextPart::Kind::Frame && endsLine(part.text));
        if (part.kind == TextPart::Kind::Sentence) {
            if (isNewLine)
                lines.emplace_back();
            isNewLine = false;
            const double weight = weightOf(part.text);
            lines.back().weight += weight;
            lines.back().sentences.push_back({{at, part.text.size()}, weight, {}});
        }
        at += part.text.size();
    }
    return lines;
}

double totalWeight(const Parts& parts) {
    double total = 0;
    for (const Part& part : parts)
        total += part.weight;
    return total;
}

/// -log of how likely lengths differ so much by chance; 0 for a part that was left out, whatever its length.
double surprise(double english, double chinese) {
    if (english <= 0 || chinese <= 0)
        return 0;
    const double mean = (english + chinese) / 2;
    const double distance = std::abs(english - chinese) / std::sqrt(mean * kVariance);
    constexpr double kTail = 6; // from here on the tail of the normal distribution is as good as its first term
    if (distance < kTail)
        return -std::log(std::erfc(distance / std::sqrt(2.0)));
    return distance * distance / 2 + std::log(distance) + std::log(2 / std::sqrt(2 * std::acos(-1.0)));
}

/// The cheapest beads of two lists of parts, searched in a band around the diagonal.
class BeadSearch {
public:
    BeadSearch(const Parts& english, const Parts& chinese)
        : m_english(english)
        , m_chinese(chinese)
        , m_width(std::min(chinese.size() + 1, bandFor(english.size(), chinese.size()))) {
        const double total = totalWeight(english);
        const double stretch = total > 0 ? totalWeight(chinese) / total : 1;
        m_stretch = std::clamp(stretch, 1 / kMostStretch, kMostStretch);
    }

    static size_t bandFor(size_t english, size_t chinese) {
        return 2 * kBand + 2 * (chinese / std::max<size_t>(1, english));
    }

    std::vector<Bead> run() {
        const size_t rows = m_english.size() + 1;
        m_costs.assign(rows * m_width, std::numeric_limits<double>::infinity());
        m_kinds.assign(rows * m_width, 0);
        m_costs[0] = 0;
        for (size_t row = 0; row < rows; ++row) {
            for (size_t column = firstOf(row); column < firstOf(row) + m_width; ++column) {
                if (row > 0 || column > 0)
                    settle(row, column);
            }
        }
        return path();
    }

private:
    size_t firstOf(size_t row) const {
        const size_t middle = row * m_chinese.size() / std::max<size_t>(1, m_english.size());
        const size_t first = middle > m_width / 2 ? middle - m_width / 2 : 0;
        return std::min(first, m_chinese.size() + 1 - m_width);
    }

    size_t cell(size_t row, size_t column) const { return row * m_width + column - firstOf(row); }

    bool isInside(size_t row, size_t column) const { return column >= firstOf(row) && column < firstOf(row) + m_width; }

    static double sumBefore(const Parts& parts, size_t end, size_t count) {
        double sum = 0;
        for (size_t i = end - count; i < end; ++i)
            sum += parts[i].weight;
        return sum;
    }

    void settle(size_t row, size_t column) {
        const size_t here = cell(row, column);
        for (size_t kind = 0; kind < kBeadKinds.size(); ++kind) {
            const auto& [bead, probability] = kBeadKinds[kind];
            if (bead.english > row || bead.chinese > column || !isInside(row - bead.english, column - bead.chinese))
                continue;
            const double before = m_costs[cell(row - bead.english, column - bead.chinese)];
            if (before >= m_costs[here])
                continue;
            const double english = sumBefore(m_english, row, bead.english) * m_stretch;
            const double chinese = sumBefore(m_chinese, column, bead.chinese);
            const double cost = before - std::log(probability) + surprise(english, chinese);
            if (cost < m_costs[here]) {
                m_costs[here] = cost;
                m_kinds[here] = static_cast<unsigned char>(kind);
            }
        }
    }

    std::vector<Bead> path() const {
        std::vector<Bead> beads;
        size_t row = m_english.size();
        size_t column = m_chinese.size();
        while (row > 0 || column > 0) {
            beads.push_back(kBeadKinds[m_kinds[cell(row, column)]].bead);
            row -= beads.back().english;
            column -= beads.back().chinese;
        }
        std::reverse(beads.begin(), beads.end());
        return beads;
    }

    const Parts& m_english;
    const Parts& m_chinese;
    size_t m_width; ///< columns that are kept of each row
    double m_stretch = 1;
    std::vector<double> m_costs;
    std::vector<unsigned char> m_kinds;
};

/// As many beads as the shorter list has parts, the longer one shared out evenly.
std::vector<Bead> beadsByPosition(size_t english, size_t chinese) {
    const size_t count = std::min(english, chinese);
    std::vector<Bead> beads;
    for (size_t i = 0; i < count; ++i)
        beads.push_back(
            {(i + 1) * english / count - i * english / count, (i + 1) * chinese / count - i * chinese / count});
    return beads;
}

std::vector<Bead> beadsOf(const Parts& english, const Parts& chinese) {
    if (english.empty() || chinese.empty()) {
        const Bead alone = chinese.empty() ? Bead{1, 0} : Bead{0, 1};
        return std::vector<Bead>(english.size() + chinese.size(), alone);
    }
    if (english.size() == chinese.size())
        return std::vector<Bead>(english.size());
    if (english.size() + chinese.size() > kMostParts)
        return beadsByPosition(english.size(), chinese.size());
    return BeadSearch(english, chinese).run();
}

/// From the first to the last of `count` parts.
TextRange rangeOf(const Parts& parts, size_t first, size_t count) {
    if (count == 0)
        return {};
    const qsizetype start = parts[first].range.start;
    return {start, parts[first + count - 1].range.end() - start};
}

Parts sentencesOf(const Parts& lines, size_t first, size_t count) {
    Parts sentences;
    for (size_t i = first; i < first + count; ++i)
        sentences.insert(sentences.end(), lines[i].sentences.begin(), lines[i].sentences.end());
    return sentences;
}

void addPairs(const Parts& english, const Parts& chinese, std::vector<SentencePair>& pairs) {
    Bead at{0, 0};
    for (const Bead& bead : beadsOf(english, chinese)) {
        pairs.push_back({rangeOf(english, at.english, bead.english), rangeOf(chinese, at.chinese, bead.chinese)});
        at = {at.english + bead.english, at.chinese + bead.chinese};
    }
}

} // namespace

std::vector<SentencePair> alignSentences(const QString& english, const QString& chinese) {
    const Parts englishLines = linesOf(english);
    const Parts chineseLines = linesOf(chinese);
    std::vector<SentencePair> pairs;
    Bead at{0, 0};
    for (const Bead& bead : beadsOf(englishLines, chineseLines)) {
        addPairs(sentencesOf(englishLines, at.english, bead.english),
                 sentencesOf(chineseLines, at.chinese, bead.chinese), pairs);
        at = {at.english + bead.english, at.chinese + bead.chinese};
    }
    return pairs;
}

} // namespace lunette
