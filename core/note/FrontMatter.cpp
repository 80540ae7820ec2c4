#include "core/note/FrontMatter.h"

#include "core/note/MarkdownText.h"

#include <QStringList>

namespace lunette {

namespace {

/// A YAML double-quoted scalar.
QString quoted(const QString& text) {
    QString out = cleanText(text);
    out.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    out.replace(u'\n', QLatin1String("\\n")).replace(u'\t', QLatin1String("\\t"));
    out.replace(QChar(0xfeff), QLatin1String("\\uFEFF"));
    return u'"' + out + u'"';
}

QString rectangle(const QRect& rect) {
    return QStringLiteral("[%1, %2, %3, %4]").arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

void addText(QStringList& lines, const QString& name, const QString& text) {
    if (!text.isEmpty())
        lines << name + QStringLiteral(": ") + quoted(text);
}

} // namespace

QString frontMatter(const Note& note) {
    QStringList lines{QStringLiteral("---")};
    addText(lines, QStringLiteral("title"), note.title);
    const QDateTime date = note.date.toOffsetFromUtc(note.date.offsetFromUtc());
    addText(lines, QStringLiteral("date"), date.toString(Qt::ISODate));
    addText(lines, QStringLiteral("source"), note.conversation.sourceName);
    const QSize size = note.conversation.imageSize;
    lines << QStringLiteral("source_size: [%1, %2]").arg(size.width()).arg(size.height());
    QStringList crops;
    for (const NoteCrop& crop : note.crops)
        crops << rectangle(crop.rect);
    if (crops.size() == 1)
        lines << QStringLiteral("crop: ") + crops.first();
    else if (crops.size() > 1)
        lines << QStringLiteral("crops: [") + crops.join(QStringLiteral(", ")) + u']';
    addText(lines, QStringLiteral("model"), note.modelName);
    addText(lines, QStringLiteral("revision"), note.modelRevision);
    addText(lines, QStringLiteral("precision"), note.modelPrecision);
    addText(lines, QStringLiteral("translator"), note.translatorName);
    if (!note.changedSettings.isEmpty()) {
        lines << QStringLiteral("settings:");
        for (const QString& setting : note.changedSettings)
            lines << QStringLiteral("  - ") + quoted(setting);
    }
    lines << QStringLiteral("offline: true") << QStringLiteral("---") << QString() << QString();
    return lines.join(u'\n');
}

} // namespace lunette
