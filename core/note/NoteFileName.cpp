#include "core/note/NoteFileName.h"

#include "core/note/MarkdownText.h"

#include <QStringList>
#include <QTextBoundaryFinder>

namespace lunette {

namespace {

bool isReservedName(const QString& name) {
    static const QStringList reserved{QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"),
                                      QStringLiteral("NUL")};
    const QString base = name.section(u'.', 0, 0).trimmed().toUpper();
    const bool port = base.size() == 4 && base[3] >= u'0' && base[3] <= u'9' &&
                      (base.startsWith(QLatin1String("COM")) || base.startsWith(QLatin1String("LPT")));
    return port || reserved.contains(base);
}

bool isForbidden(QChar c) {
    return QStringView(u"<>:\"/\\|?*").contains(c);
}

/// The longest beginning of whole characters (grapheme clusters) within `maxBytes`.
QString cutToBytes(const QString& text, qsizetype maxBytes) {
    if (text.toUtf8().size() <= maxBytes)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (qsizetype next = finder.toNextBoundary(); next >= 0; next = finder.toNextBoundary()) {
        if (text.left(next).toUtf8().size() > maxBytes)
            break;
        end = next;
    }
    return text.left(end);
}

} // namespace

QString cleanFileName(const QString& text, qsizetype maxBytes) {
    QString name;
    const QString normal = cleanText(text).normalized(QString::NormalizationForm_C).simplified();
    for (const QChar c : normal) {
        if (isForbidden(c))
            name += u'-';
        else if (c.category() != QChar::Other_Format && c.category() != QChar::Other_NotAssigned)
            name += c;
    }
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    name = cutToBytes(name, maxBytes);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    if (isReservedName(name))
        name.prepend(u'_');
    return name.isEmpty() ? QStringLiteral("note") : name;
}

QString noteStem(const Note& note, const QString& pattern) {
    QString stem = pattern;
    stem.replace(QLatin1String("{date}"), note.date.date().toString(QStringLiteral("yyyy-MM-dd")));
    stem.replace(QLatin1String("{time}"), note.date.time().toString(QStringLiteral("HH.mm")));
    stem.replace(QLatin1String("{model}"), note.modelName);
    stem.replace(QLatin1String("{title}"), note.title);
    return cleanFileName(stem);
}

} // namespace lunette
