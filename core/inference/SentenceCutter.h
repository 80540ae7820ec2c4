#pragma once

#include <QString>
#include <QStringList>

namespace lunette {

/// Cuts a growing text into finished sentences and lines, each with the white space and line breaks that follow it, so
/// that the pieces joined are the text. "3.5" and "file.txt" are not ends.
class SentenceCutter {
public:
    /// The sentences that `piece` finished; often none.
    QStringList push(const QString& piece);
    /// The unfinished rest.
    QString rest() const { return m_open; }

private:
    QString m_open;
};

} // namespace lunette
