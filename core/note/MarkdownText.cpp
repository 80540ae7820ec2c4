#include "core/note/MarkdownText.h"

#include <QRegularExpression>
#include <QStringList>

namespace lunette {

namespace {

bool isAsciiPunctuation(QChar c) {
    const ushort u = c.unicode();
    return (u >= 0x21 && u <= 0x2f) || (u >= 0x3a && u <= 0x40) || (u >= 0x5b && u <= 0x60) || (u >= 0x7b && u <= 0x7e);
}

/// Direction overrides and isolates: they can make a line read differently from what it holds.
bool isDirectionControl(QChar c) {
    const ushort u = c.unicode();
    return (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
}

bool beginsEntity(const QString& text, qsizetype at) {
    static const QRegularExpression entity(
        QStringLiteral("\\G&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,47});"));
    return entity.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption)
        .hasMatch();
}

/// Whether the character at `at` would start or end markup inside a line.
bool needsEscape(const QString& text, qsizetype at) {
    const QChar c = text[at];
    const QChar before = at > 0 ? text[at - 1] : QChar(u' ');
    const QChar after = at + 1 < text.size() ? text[at + 1] : QChar(u' ');
    switch (c.unicode()) {
    case u'`':
    case u'*':
    case u'[':
    case u']':
    case u'<':
    case u'|':
    case u'~':
    case u'$':
    case u'@':
        return true;
    case u'_':
        return !(before.isLetterOrNumber() && after.isLetterOrNumber());
    case u'\\':
        return isAsciiPunctuation(after) || at + 1 == text.size();
    case u'&':
        return beginsEntity(text, at);
    case u'#':
        return before.isSpace();
    case u':':
        return after == u'/';
    case u'.':
        return before.toLower() == u'w' && after.isLetterOrNumber();
    default:
        return false;
    }
}

/// Whether the beginning of a line would start a block: quote, list, rule, setext underline, ordered list.
/// Returns the index of the character to escape, or -1.
qsizetype blockMarker(const QString& line) {
    static const QRegularExpression ordered(QStringLiteral("^[0-9]{1,9}([.)])(?:\\s|$)"));
    static const QRegularExpression bullet(QStringLiteral("^[-+](?:\\s|$|-)"));
    if (line.isEmpty())
        return -1;
    if (line[0] == u'>' || line[0] == u'=' || bullet.match(line).hasMatch())
        return 0;
    const QRegularExpressionMatch match = ordered.match(line);
    return match.hasMatch() ? match.capturedStart(1) : -1;
}

/// A line without leading or trailing space.
QString escapeLine(const QString& line) {
    const qsizetype marker = blockMarker(line);
    QString out;
    out.reserve(line.size() + line.size() / 8);
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (i == marker || needsEscape(line, i))
            out += u'\\';
        out += line[i];
    }
    return out;
}

/// Leading white space as no-break spaces, which Markdown keeps; a tab counts as four.
QString indentation(const QString& line) {
    QString out;
    for (const QChar c : line) {
        if (!c.isSpace())
            break;
        out += QString(c == u'\t' ? 4 : 1, QChar::Nbsp);
    }
    return out;
}

/// The cells of a table row without its outer bars; `\|` is not a border.
QStringList splitRow(const QString& line) {
    QString row = line.trimmed();
    if (row.startsWith(u'|'))
        row.remove(0, 1);
    if (row.endsWith(u'|') && !row.endsWith(QLatin1String("\\|")))
        row.chop(1);
    QStringList cells{QString()};
    for (qsizetype i = 0; i < row.size(); ++i) {
        const bool escapedBar = row[i] == u'\\' && i + 1 < row.size() && row[i + 1] == u'|';
        if (escapedBar)
            cells.last() += row[++i];
        else if (row[i] == u'|')
            cells.append(QString());
        else
            cells.last() += row[i];
    }
    for (QString& cell : cells)
        cell = cell.trimmed();
    return cells;
}

bool isDelimiterRow(const QString& line) {
    static const QRegularExpression dashes(QStringLiteral("^:?-+:?$"));
    if (!line.contains(u'|') || !line.contains(u'-'))
        return false;
    const QStringList cells = splitRow(line);
    return std::all_of(cells.begin(), cells.end(), [](const QString& cell) { return dashes.match(cell).hasMatch(); });
}

/// Number of lines of the table that begins at `first`, 0 when none does.
qsizetype tableLength(const QStringList& lines, qsizetype first) {
    if (first + 1 >= lines.size() || !lines[first].contains(u'|') || !isDelimiterRow(lines[first + 1]) ||
        splitRow(lines[first]).size() != splitRow(lines[first + 1]).size())
        return 0;
    qsizetype end = first + 2;
    while (end < lines.size() && lines[end].contains(u'|'))
        ++end;
    return end - first;
}

QString tableRow(const QStringList& cells, qsizetype columns, bool escape) {
    QStringList shown;
    for (qsizetype i = 0; i < columns; ++i)
        shown << (i >= cells.size() ? QString() : escape ? markdownInline(cells[i]) : cells[i]);
    return QStringLiteral("| ") + shown.join(QStringLiteral(" | ")) + QStringLiteral(" |");
}

QString tableBlock(const QStringList& lines) {
    const qsizetype columns = splitRow(lines[1]).size();
    QStringList rows;
    for (qsizetype i = 0; i < lines.size(); ++i)
        rows << tableRow(splitRow(lines[i]), columns, i != 1);
    return rows.join(u'\n');
}

} // namespace

QString cleanText(const QString& text) {
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r') {
            if (i + 1 >= text.size() || text[i + 1] != u'\n')
                out += u'\n';
        } else if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator) {
            out += u'\n';
        } else if (c == u'\n' || c == u'\t' || (c.category() != QChar::Other_Control && !isDirectionControl(c))) {
            out += c;
        }
    }
    return out;
}

QString markdownInline(const QString& text) {
    return escapeLine(cleanText(text).simplified());
}

QString markdownBlock(const QString& text) {
    QStringList lines = cleanText(text).split(u'\n');
    QStringList blocks;
    QStringList paragraph;
    const auto closeParagraph = [&] {
        if (!paragraph.isEmpty())
            blocks << paragraph.join(QStringLiteral("\\\n"));
        paragraph.clear();
    };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const qsizetype rows = tableLength(lines, i)) {
            closeParagraph();
            blocks << tableBlock(lines.mid(i, rows));
            i += rows - 1;
        } else if (lines[i].trimmed().isEmpty()) {
            closeParagraph();
        } else {
            paragraph << indentation(lines[i]) + escapeLine(lines[i].trimmed());
        }
    }
    closeParagraph();
    return blocks.join(QStringLiteral("\n\n"));
}

} // namespace lunette
