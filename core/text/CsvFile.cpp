#include "core/text/CsvFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

namespace lunette {

namespace {

constexpr int kMostAside = 1000;

/// UTF-8 to text; names the first line that is none.
Result<QString> decode(const QByteArray& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (!decoder.hasError())
        return text;
    int line = 0;
    for (const QByteArray& row : bytes.split('\n')) {
        ++line;
        QStringDecoder one(QStringDecoder::Utf8);
        const QString decoded = one(row);
        if (one.hasError())
            break;
    }
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "line %1 of the CSV file is not UTF-8 text"),
                LUNETTE_TEXT("Error", "save the file as CSV in UTF-8"), {std::to_string(line)});
}

std::string nativeName(const QString& path) {
    return QDir::toNativeSeparators(path).toStdString();
}

} // namespace

Result<std::vector<CsvRow>> parseCsvBytes(const QByteArray& bytes, qsizetype mostBytes) {
    if (bytes.size() > mostBytes)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the CSV file is larger than %1 MB"),
                    LUNETTE_TEXT("Error", "leave out what you do not need"), {std::to_string(mostBytes >> 20)});
    const auto text = decode(bytes);
    if (!text)
        return fail(text.error());
    return parseCsv(*text);
}

Result<QByteArray> readCsvBytes(const QString& path, qsizetype mostBytes) {
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the file %1 cannot be read"),
                    LUNETTE_TEXT("Error", "give a CSV file that is there and that you may read"), {nativeName(path)});
    return file.read(mostBytes + 1);
}

Result<void> writeCsvFile(const QString& path, const QString& rows) {
    const QByteArray bytes = (QChar(QChar::ByteOrderMark) + rows).toUtf8();
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "the file %1 cannot be written (%2)"),
                LUNETTE_TEXT("Error", "choose another place, or make room on the disk"),
                {nativeName(path), file.errorString().toStdString()});
}

Result<QString> putAside(const QString& path) {
    for (int i = 1; i <= kMostAside && QFileInfo::exists(path); ++i) {
        const QString aside = path + QStringLiteral(".bak") + (i == 1 ? QString() : QString::number(i));
        if (QFile::rename(path, aside))
            return aside;
    }
    if (!QFileInfo::exists(path))
        return QString();
    return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "the file %1 cannot be put aside, so it is not replaced"),
                LUNETTE_TEXT("Error", "move it to another folder"), {nativeName(path)});
}

std::vector<int> columnPlaces(const QStringList& header, const std::vector<QStringList>& names) {
    std::vector<int> places(names.size(), -1);
    for (int i = 0; i < header.size(); ++i) {
        for (size_t column = 0; column < names.size(); ++column) {
            if (names[column].contains(header[i].trimmed().toLower()))
                places[column] = i;
        }
    }
    return places;
}

} // namespace lunette
