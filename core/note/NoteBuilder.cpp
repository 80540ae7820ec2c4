#include "core/note/NoteBuilder.h"

#include "core/note/MarkdownText.h"

#include <QFileInfo>

#include <algorithm>

namespace lunette {

namespace {

bool belongsInNote(const Exchange& exchange) {
    const bool finished = exchange.state == ExchangeState::Done || exchange.state == ExchangeState::Stopped;
    const bool says = !exchange.answer.english.trimmed().isEmpty() || !exchange.answer.chinese.trimmed().isEmpty() ||
                      !exchange.objects.empty() || !exchange.points.empty();
    return finished && (says || exchange.state == ExchangeState::Done);
}

/// The pixels of `rect` alone: no text keys, no colour profile, no resolution.
QImage barePixels(const QImage& image, const QRect& rect) {
    if (image.isNull())
        return {};
    const QImage::Format format = image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32;
    const QImage part = image.copy(rect).convertToFormat(format);
    return QImage(part.constBits(), part.width(), part.height(), part.bytesPerLine(), format).copy();
}

void addCrop(Note& note, const QImage& image, const QRect& wanted) {
    const QRect rect = wanted.isEmpty() ? QRect(QPoint(), note.conversation.imageSize) : wanted;
    const auto same = [&](const NoteCrop& crop) { return crop.rect == rect; };
    if (std::none_of(note.crops.begin(), note.crops.end(), same))
        note.crops.push_back({rect, barePixels(image, rect)});
}

QString titleFromName(const QString& sourceName) {
    const QString base = QFileInfo(sourceName).completeBaseName();
    return base.isEmpty() ? QStringLiteral("Screenshot") : base;
}

} // namespace

Note buildNote(const NoteInput& input) {
    Note note;
    note.conversation = input.conversation;
    std::erase_if(note.conversation.exchanges, [](const Exchange& exchange) { return !belongsInNote(exchange); });
    if (note.conversation.imageSize.isEmpty())
        note.conversation.imageSize = input.image.size();
    const QString title = cleanText(input.title).simplified();
    note.title = title.isEmpty() ? titleFromName(cleanText(input.conversation.sourceName).simplified()) : title;
    note.date = input.date.isValid() ? input.date : QDateTime::currentDateTime();
    note.modelNotice = input.modelNotice;
    note.changedSettings = input.changedSettings;
    for (Exchange& exchange : note.conversation.exchanges) {
        if (exchange.crop.isEmpty())
            exchange.crop = QRect(QPoint(), note.conversation.imageSize);
        addCrop(note, input.image, exchange.crop);
        note.modelName = exchange.modelName;
        note.modelRevision = exchange.modelRevision;
        note.modelPrecision = exchange.modelPrecision;
        if (!exchange.translatorName.isEmpty())
            note.translatorName = exchange.translatorName;
    }
    if (note.crops.empty())
        addCrop(note, input.image, input.crop);
    if (input.includeOriginal)
        note.originalImage = barePixels(input.image, input.image.rect());
    return note;
}

} // namespace lunette
