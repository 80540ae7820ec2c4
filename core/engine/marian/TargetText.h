#pragma once

#include <QString>

namespace lunette {

/// Chinese as it is printed: wide punctuation after Chinese, “quotes”, one space between Chinese and Latin letters or
/// digits, none elsewhere. Paths, code, numbers and quoted text stay as they are.
QString tidyChinese(const QString& text);

/// Text of another language: Chinese punctuation becomes ASCII, no space before punctuation. The same parts stay.
QString tidyWestern(const QString& text);

/// `translated` with the end mark of `source` ("Open" stays without full stop, "Open?" keeps its mark).
QString matchEnd(const QString& source, const QString& translated, bool toChinese);

/// Marks of an interface label that stand outside its words.
struct LabelMarks {
    QString words; ///< the label without them
    QChar key;     ///< of "&Open" or "打开(&O)"; null when there is none
    QString tail;  ///< "…" or ":" at the end, with the spaces before it
};
LabelMarks takeLabelMarks(const QString& label);
QString putLabelMarks(const LabelMarks& marks, const QString& translated, bool toChinese);

} // namespace lunette
