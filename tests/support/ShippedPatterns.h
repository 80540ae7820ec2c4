#pragma once

#include "core/text/SentencePatterns.h"
#include "tests/support/TestData.h"

#include <QFile>
#include <QRegularExpression>

namespace lunette::test {

/// patterns.tsv of a built-in translator, "en-zh" or "zh-en"; nothing when a line of it is bad.
inline std::optional<SentencePatterns> shippedPatterns(const QString& direction) {
    QFile file(sourcePath(QStringLiteral("models/packs/lunette-%1/patterns.tsv").arg(direction)));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    std::vector<std::string> lines;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.isEmpty())
            lines.push_back(line.toStdString());
    }
    SentencePatterns patterns;
    if (patterns.read(lines, direction.startsWith(QLatin1String("zh"))))
        return std::nullopt;
    return patterns;
}

/// The sentences of `text` by the patterns, which must fit each of them: "" when one does not.
inline QString byPatterns(const SentencePatterns& patterns, const QString& text) {
    static const QRegularExpression between(QStringLiteral("(?<=[.”])(?<=\\.) (?=[A-Z“])"));
    const SentencePatterns::SlotTexts same{[](const QString& t) { return t; }, [](const QString& t) { return t; }};
    QString all;
    for (const QString& sentence : text.split(between)) {
        const auto translated = patterns.translate(sentence, same);
        if (!translated)
            return {};
        all += *translated;
    }
    return all;
}

/// Whether Latin letters stand outside of quotation marks.
inline bool hasLooseEnglish(const QString& text) {
    static const QRegularExpression quoted(QStringLiteral("“[^”]*”|URL|IP"));
    return QString(text).remove(quoted).contains(QRegularExpression(QStringLiteral("[A-Za-z]")));
}

} // namespace lunette::test
