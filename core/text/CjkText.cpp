#include "core/text/CjkText.h"

#include <QRegularExpression>

#include <functional>

namespace lunette {

namespace {

/// Applies `change` to the parts of `text` that are neither code between back-ticks nor web addresses.
QString changeProse(const QString& text, const std::function<QString(QString)>& change) {
    static const QRegularExpression kept(
        QStringLiteral("```[\\s\\S]*?```|`[^`\\n]*`|[A-Za-z][A-Za-z0-9+.-]*://[\\x21-\\x7E]+"));
    QString result;
    qsizetype done = 0;
    for (auto it = kept.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        result += change(text.mid(done, match.capturedStart() - done)) + match.captured();
        done = match.capturedEnd();
    }
    return result + change(text.mid(done));
}

QString replaced(QString text, const QRegularExpression& pattern, const QString& by) {
    return text.replace(pattern, by);
}

QRegularExpression pattern(const QString& source) {
    return QRegularExpression(source, QRegularExpression::UseUnicodePropertiesOption);
}

/// ASCII punctuation directly after a Chinese character becomes full-width, unless it belongs to a number, path or
/// time.
QString widenPunctuation(QString text) {
    struct Rule {
        QRegularExpression pattern;
        QString mark;
    };
    // A Chinese character or a closing mark before; what follows keeps 文件.txt, 比例:3 and 目录:/tmp as they are.
    const QString after = QStringLiteral("(?<=[\\p{Han}\u3001\u3002\uFF09\u300D\u300F\u300B\u201D])");
    static const QList<Rule> rules{
        {pattern(after + QStringLiteral(", *")), QStringLiteral("\uFF0C")},
        {pattern(after + QStringLiteral("; *")), QStringLiteral("\uFF1B")},
        {pattern(after + QStringLiteral("! *")), QStringLiteral("\uFF01")},
        {pattern(after + QStringLiteral("\\? *")), QStringLiteral("\uFF1F")},
        {pattern(after + QStringLiteral(": *(?![\\d/\\\\])")), QStringLiteral("\uFF1A")},
        {pattern(after + QStringLiteral("\\.(?![.\\w/\\\\]) *")), QStringLiteral("\u3002")},
        {pattern(QStringLiteral(" *\\((?=[^()\\n]*\\p{Han})([^()\\n]*)\\) *")), QStringLiteral("\uFF08\\1\uFF09")},
    };
    for (const Rule& rule : rules)
        text = replaced(text, rule.pattern, rule.mark);
    return text;
}

QString spaceChinese(QString text) {
    const QString wide =
        QStringLiteral("\u3001\u3002\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F\u300A\u300B\u300C\u300D\u300E\u300F");
    static const QRegularExpression betweenHan = pattern(QStringLiteral("(?<=\\p{Han}) +(?=\\p{Han})"));
    static const QRegularExpression beforeWide = pattern(QStringLiteral(" +(?=[") + wide + QStringLiteral("])"));
    static const QRegularExpression afterWide = pattern(QStringLiteral("(?<=[") + wide + QStringLiteral("]) +"));
    static const QRegularExpression hanLatin = pattern(QStringLiteral("(?<=\\p{Han})(?=[A-Za-z0-9])"));
    static const QRegularExpression latinHan = pattern(QStringLiteral("(?<=[A-Za-z0-9%])(?=\\p{Han})"));
    text = replaced(text, betweenHan, QString());
    text = replaced(text, beforeWide, QString());
    text = replaced(text, afterWide, QString());
    text = replaced(text, hanLatin, QStringLiteral(" "));
    return replaced(text, latinHan, QStringLiteral(" "));
}

/// Full-width forms and Chinese marks as ASCII, with the blank that English wants after them.
QString narrowPunctuation(const QString& text) {
    QString result;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code >= 0xFF01 && code <= 0xFF5E) {
            const QChar narrow(static_cast<char16_t>(code - 0xFEE0));
            if (narrow == QLatin1Char('(') && !result.isEmpty() && result.back().isLetterOrNumber())
                result += QLatin1Char(' ');
            result += narrow;
            if (QStringLiteral(",.!?;:)").contains(narrow))
                result += QLatin1Char(' ');
        } else if (code == 0x3002) {
            result += QStringLiteral(". ");
        } else if (code == 0x3001) {
            result += QStringLiteral(", ");
        } else if (code == 0x3000) {
            result += QLatin1Char(' ');
        } else {
            result += c;
        }
    }
    return result;
}

QString spaceEnglish(QString text) {
    static const QRegularExpression runs = pattern(QStringLiteral("(?<=\\S) {2,}(?=\\S)"));
    static const QRegularExpression before = pattern(QStringLiteral("(?<=\\w) +(?=[,.!?;:)](?:\\s|$))"));
    static const QRegularExpression atLineEnd = pattern(QStringLiteral("(?<=\\S) +(?=\\n)"));
    text = replaced(text, runs, QStringLiteral(" "));
    text = replaced(text, before, QString());
    return replaced(text, atLineEnd, QString());
}

} // namespace

QString tidyChinese(const QString& text) {
    return changeProse(text, [](const QString& prose) { return spaceChinese(widenPunctuation(prose)); });
}

QString tidyEnglish(const QString& text) {
    static const QRegularExpression atEnd(QStringLiteral("(?<=\\S) +$"));
    const QString tidy = changeProse(text, [](const QString& prose) { return spaceEnglish(narrowPunctuation(prose)); });
    return replaced(tidy, atEnd, QString());
}

} // namespace lunette
