#include "core/text/GlossaryFile.h"

#include "core/text/CsvFile.h"

#include <QHash>

#include <algorithm>

namespace lunette {

namespace {

constexpr qsizetype kMostColumns = 3;

struct Columns {
    std::vector<int> places = {0, 1, 2}; ///< of english, chinese, note
    bool named = false;                  ///< the first row is a header
};

Columns columnsOf(const QStringList& header) {
    const std::vector<QStringList> names = {
        {QStringLiteral("english"), QStringLiteral("en"), QStringLiteral("英文"), QStringLiteral("英语")},
        {QStringLiteral("chinese"), QStringLiteral("zh"), QStringLiteral("中文"), QStringLiteral("汉语")},
        {QStringLiteral("note"), QStringLiteral("notes"), QStringLiteral("备注"), QStringLiteral("注释")},
    };
    const std::vector<int> places = columnPlaces(header, names);
    Columns columns;
    columns.named = places[0] >= 0 && places[1] >= 0;
    if (columns.named)
        columns.places = places;
    return columns;
}

class RowReader {
public:
    explicit RowReader(const Columns& columns)
        : m_columns(columns) {}

    Result<void> add(const CsvRow& row) {
        if (auto wrong = wrongShape(row); !wrong)
            return wrong;
        GlossaryTerm term{cell(row, 0), cell(row, 1), cell(row, 2)};
        if (!term.isComplete()) {
            m_reading.remarks.push_back(
                {LUNETTE_TEXT("Error", "line %1 of the glossary is left out: one of its two languages is empty"),
                 {number(row.line)}});
            return {};
        }
        if (std::max(term.english.size(), term.chinese.size()) > kLongestGlossaryTerm)
            return fail(ErrorCode::Usage,
                        LUNETTE_TEXT("Error", "the term on line %1 of the glossary is longer than %2 characters"),
                        LUNETTE_TEXT("Error", "a glossary holds words and short phrases; shorten it"),
                        {number(row.line), number(kLongestGlossaryTerm)});
        term.note.truncate(kLongestGlossaryNote);
        keep(std::move(term), row.line);
        if (m_reading.terms.size() > kMostGlossaryTerms)
            return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the glossary has more than %1 terms"),
                        LUNETTE_TEXT("Error", "leave out what you do not need"), {number(kMostGlossaryTerms)});
        return {};
    }

    GlossaryReading take() {
        std::erase_if(m_reading.terms, [](const GlossaryTerm& term) { return !term.isComplete(); });
        return std::move(m_reading);
    }

private:
    template <class Number>
    static std::string number(Number value) {
        return std::to_string(value);
    }

    QString cell(const CsvRow& row, size_t column) const {
        const int place = m_columns.places[column];
        return place >= 0 ? glossaryCell(row.cells.value(place)) : QString();
    }

    Result<void> wrongShape(const CsvRow& row) const {
        if (row.cells.size() < 2)
            return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "line %1 of the glossary has one column"),
                        LUNETTE_TEXT("Error", "write the English, a comma, and the Chinese"), {number(row.line)});
        if (!m_columns.named && row.cells.size() > kMostColumns)
            return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "line %1 of the glossary has %2 columns"),
                        LUNETTE_TEXT("Error", "put a cell that holds a comma in quotation marks"),
                        {number(row.line), number(row.cells.size())});
        return {};
    }

    /// The last row of an English word counts.
    void keep(GlossaryTerm term, int line) {
        const QString key = glossaryKey(term.english);
        if (const auto earlier = m_places.constFind(key); earlier != m_places.cend()) {
            m_reading.remarks.push_back(
                {LUNETTE_TEXT("Error",
                              "line %1 of the glossary is left out: line %2 has \"%3\" again, and the last one counts"),
                 {number(m_lines[*earlier]), number(line), term.english.toStdString()}});
            m_reading.terms[*earlier] = {};
        }
        m_places[key] = m_reading.terms.size();
        m_lines.push_back(line);
        m_reading.terms.push_back(std::move(term));
    }

    Columns m_columns;
    GlossaryReading m_reading;
    QHash<QString, size_t> m_places;
    std::vector<int> m_lines;
};

} // namespace

QString glossaryCell(const QString& text) {
    QString line;
    for (const QChar c : text)
        line += c.category() == QChar::Other_Control || c.isSpace() ? QChar(u' ') : c;
    return line.simplified();
}

Result<GlossaryReading> parseGlossary(const QByteArray& bytes) {
    const auto rows = parseCsvBytes(bytes, kMostGlossaryBytes);
    if (!rows)
        return fail(rows.error());
    const Columns columns = rows->empty() ? Columns() : columnsOf(rows->front().cells);
    RowReader reader(columns);
    for (size_t i = columns.named ? 1 : 0; i < rows->size(); ++i) {
        if (auto added = reader.add((*rows)[i]); !added)
            return fail(added.error());
    }
    return reader.take();
}

Result<GlossaryReading> readGlossary(const QString& file) {
    const auto bytes = readCsvBytes(file, kMostGlossaryBytes);
    return bytes ? parseGlossary(*bytes) : fail(bytes.error());
}

Result<void> writeGlossary(const QString& file, const std::vector<GlossaryTerm>& terms) {
    QString rows = csvLine({QStringLiteral("english"), QStringLiteral("chinese"), QStringLiteral("note")});
    for (const GlossaryTerm& term : terms) {
        if (term.isComplete())
            rows += csvLine({term.english, term.chinese, term.note});
    }
    return writeCsvFile(file, rows);
}

} // namespace lunette
