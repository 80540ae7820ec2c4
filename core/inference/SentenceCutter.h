#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace lunette {

/// Cuts a growing text where splitText() ends a sentence, so that its pieces are whole sentences of the finished text.
/// A sentence is finished when the next one or another line has begun. Each piece ends with the white space and line
/// breaks that follow it; the pieces joined are the text.
class SentenceCutter {
public:
    /// The sentences that `piece` finished; often none.
    QStringList push(const QString& piece);
    /// The unfinished rest.
    QString rest() const { return m_text.mid(m_done); }

private:
    bool mayEnd(qsizetype from) const;
    /// Places after finished sentences and the white space behind them, from m_done on.
    std::vector<qsizetype> ends() const;

    QString m_text;
    qsizetype m_done = 0; ///< before it, all was given out
};

} // namespace lunette
