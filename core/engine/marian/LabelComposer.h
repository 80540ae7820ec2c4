#pragma once

#include "core/packs/MarianPack.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lunette {

/// Builds the translations of a short label from the words and terms of a pack's lexicon, in the order of the label.
/// Symbols that stand for protected parts are copied. Value of references: the pack must outlive it. Any thread.
class LabelComposer {
public:
    struct Draft {
        QString text;
        double cost = 0; ///< -ln of the shares of its terms, and one for each term
    };

    explicit LabelComposer(const MarianPack& pack);

    /// The cheapest translations, cheapest first; none when a word is not in the lexicon, for a sentence or a long
    /// label.
    std::vector<Draft> compose(const QString& label) const;

private:
    QStringList tokens(const QString& label) const;
    std::vector<TermRendering> renderings(const QString& term) const;
    QString joined(const QString& text, const QString& piece) const;
    bool isCopied(const QString& token) const;

    const MarianPack& m_pack;
    bool m_fromChinese;
};

} // namespace lunette
