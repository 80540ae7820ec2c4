#pragma once

#include "core/text/ProtectedText.h"

#include <QString>

namespace lunette {

/// A translation as it is printed (see core/text/CjkText.h), with “quotes” and one full-width mark in Chinese. Paths,
/// code, numbers and quoted text stay as they are.
QString tidyTranslation(const QString& text, bool toChinese);

/// `translated` with the end mark of `source` ("Open" stays without full stop, "Open?" keeps its mark).
QString matchEnd(const QString& source, const QString& translated, bool toChinese);

/// An English sentence that starts with a term of lower-case letters, with a capital; one that is a term alone stays.
QString startSentence(const QString& source, const QString& translated, const std::vector<ProtectedSpan>& terms);

/// Marks of an interface label that stand outside its words.
struct LabelMarks {
    QString words; ///< the label without them
    QChar key;     ///< of "&Open" or "打开(&O)"; null when there is none
    QString tail;  ///< "…" or ":" at the end, with the spaces before it
};
LabelMarks takeLabelMarks(const QString& label);
QString putLabelMarks(const LabelMarks& marks, const QString& translated, bool toChinese);

} // namespace lunette
