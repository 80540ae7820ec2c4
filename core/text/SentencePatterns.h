#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// Sentences with a fixed translation but for their slots, between English and Chinese, as patterns.tsv of a pack has
/// them, a line each:
///   @ctrl TAB button;buttons TAB 按钮;个     a word of the class `ctrl`: singular;plural, word;measure word
///   There are {n} {ctrl.s}: {list}. TAB ...  a sentence and its translation; the first may have [some|more] variants
/// Slots: {ctrl}, {ctrl2} words of a class, {ctrl.s} their plural, {ctrl.m} their measure word; {q} a text in quotation
/// marks, {list} one or more of them; {n} digits; {p} a word with digits or signs; {x} a label without quotation marks;
/// {counts} numbers (digits, or of the class `count`) with words of `ctrl`, from English only.
/// End marks, case and blanks beside Chinese characters do not count. Immutable once read: any thread.
class SentencePatterns {
public:
    /// What becomes of the texts in slots; called only for a pattern that fits.
    struct SlotTexts {
        std::function<QString(const QString&)> quoted; ///< {q} and {list}, given without quotation marks
        std::function<QString(const QString&)> label;  ///< {x}
    };

    SentencePatterns();
    ~SentencePatterns();
    SentencePatterns(SentencePatterns&&) noexcept;
    SentencePatterns& operator=(SentencePatterns&&) noexcept;

    /// The first line that is neither a word nor a pattern; nothing when all are.
    std::optional<std::string> read(const std::vector<std::string>& lines, bool fromChinese);

    /// The translation by the first pattern that fits.
    std::optional<QString> translate(const QString& sentence, const SlotTexts& texts) const;

private:
    struct Table;
    std::unique_ptr<Table> m_table;
};

} // namespace lunette
