#include "core/text/TranslationMemoryFile.h"

#include "core/text/CsvFile.h"

#include <algorithm>

namespace lunette {

namespace {

const QString kFromEnglish = QStringLiteral("en-zh");
const QString kFromChinese = QStringLiteral("zh-en");

std::vector<QStringList> columnNames() {
    return {{QStringLiteral("direction"), QStringLiteral("方向")},
            {QStringLiteral("source"), QStringLiteral("原文")},
            {QStringLiteral("target"), QStringLiteral("translation"), QStringLiteral("译文")}};
}

/// The text of a row that cannot be an entry; nullptr when it can.
const char* problemOf(const QString& direction, const MemoryEntry& entry) {
    if (direction != kFromEnglish && direction != kFromChinese)
        return LUNETTE_TEXT("Error",
                            "line %1 of the translation memory is left out: its direction is neither en-zh nor zh-en");
    if (entry.source.isEmpty() || entry.target.isEmpty())
        return LUNETTE_TEXT("Error", "line %1 of the translation memory is left out: one of its two texts is empty");
    if (std::max(entry.source.size(), entry.target.size()) > kLongestMemoryText)
        return LUNETTE_TEXT("Error", "line %1 of the translation memory is left out: it is longer than %2 characters");
    return nullptr;
}

qsizetype charactersOf(const std::vector<MemoryEntry>& entries) {
    qsizetype characters = 0;
    for (const MemoryEntry& entry : entries)
        characters += entry.source.size() + entry.target.size();
    return characters;
}

} // namespace

Result<MemoryReading> parseTranslationMemory(const QByteArray& bytes) {
    const auto rows = parseCsvBytes(bytes, kMostMemoryBytes);
    if (!rows)
        return fail(rows.error());
    std::vector<int> places = rows->empty() ? std::vector<int>{} : columnPlaces(rows->front().cells, columnNames());
    const bool named = std::none_of(places.begin(), places.end(), [](int place) { return place < 0; });
    if (!named)
        places = {0, 1, 2};
    MemoryReading reading;
    std::vector<MemoryEntry> entries;
    for (size_t i = named ? 1 : 0; i < rows->size(); ++i) {
        const QStringList& cells = (*rows)[i].cells;
        const QString direction = cells.value(places[0]).trimmed().toLower();
        const MemoryEntry entry =
            tidyMemoryEntry({direction == kFromChinese, cells.value(places[1]), cells.value(places[2])});
        if (const char* problem = problemOf(direction, entry))
            reading.remarks.push_back({problem, {std::to_string((*rows)[i].line), std::to_string(kLongestMemoryText)}});
        else
            entries.push_back(entry);
    }
    const size_t given = entries.size();
    const bool tooMany = given > kMostMemoryEntries || charactersOf(entries) > kMostMemoryCharacters;
    reading.memory = TranslationMemory(std::move(entries));
    if (tooMany)
        reading.remarks.push_back(
            {LUNETTE_TEXT("Error", "the translation memory has %1 rows; only its newest %2 are used"),
             {std::to_string(given), std::to_string(reading.memory.entries().size())}});
    return reading;
}

Result<MemoryReading> readTranslationMemory(const QString& file) {
    const auto bytes = readCsvBytes(file, kMostMemoryBytes);
    return bytes ? parseTranslationMemory(*bytes) : fail(bytes.error());
}

Result<void> writeTranslationMemory(const QString& file, const TranslationMemory& memory) {
    QString rows = csvLine({QStringLiteral("direction"), QStringLiteral("source"), QStringLiteral("target")});
    for (const MemoryEntry& entry : memory.entries())
        rows += csvLine({entry.fromChinese ? kFromChinese : kFromEnglish, entry.source, entry.target});
    return writeCsvFile(file, rows);
}

} // namespace lunette
