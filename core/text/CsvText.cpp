#include "core/text/CsvText.h"

#include <algorithm>

namespace lunette {

namespace {

bool isLineEnd(QChar c) {
    return c == u'\n' || c == u'\r';
}

bool isBlankRow(const QStringList& cells) {
    return std::all_of(cells.begin(), cells.end(), [](const QString& cell) { return cell.trimmed().isEmpty(); });
}

class CsvParser {
public:
    explicit CsvParser(const QString& text)
        : m_text(text) {}

    Result<std::vector<CsvRow>> parse() {
        std::vector<CsvRow> rows;
        while (m_at < m_text.size()) {
            CsvRow row{m_line, {}};
            bool more = true;
            while (more) {
                auto cell = m_at < m_text.size() && m_text[m_at] == u'"' ? quoted() : plain();
                if (!cell)
                    return fail(cell.error());
                row.cells << *cell;
                more = m_at < m_text.size() && m_text[m_at] == u',';
                m_at += more ? 1 : 0;
            }
            takeLineEnd();
            if (!isBlankRow(row.cells))
                rows.push_back(row);
        }
        return rows;
    }

private:
    Result<QString> plain() {
        const qsizetype start = m_at;
        for (; m_at < m_text.size() && m_text[m_at] != u',' && !isLineEnd(m_text[m_at]); ++m_at) {
            if (m_text[m_at] == u'"')
                return broken(m_line,
                              LUNETTE_TEXT("Error", "line %1 of the CSV file has a quotation mark inside a plain cell"),
                              LUNETTE_TEXT("Error", "put the cell in quotation marks and write the mark twice"));
            if (isControl(m_text[m_at]))
                return control();
        }
        return m_text.mid(start, m_at - start);
    }

    Result<QString> quoted() {
        const int opened = m_line;
        QString cell;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                ++m_at;
            } else if (c == u'"') {
                ++m_at;
                if (m_at < m_text.size() && m_text[m_at] != u',' && !isLineEnd(m_text[m_at]))
                    return broken(
                        m_line,
                        LUNETTE_TEXT("Error", "line %1 of the CSV file has text after a closing quotation mark"),
                        LUNETTE_TEXT("Error", "put a comma between cells"));
                return cell;
            } else if (isControl(c)) {
                return control();
            }
            const bool pair = c == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
            m_line += isLineEnd(c) && !pair ? 1 : 0;
            cell += c;
        }
        return broken(opened,
                      LUNETTE_TEXT("Error", "the quotation mark that line %1 of the CSV file opens is never closed"),
                      LUNETTE_TEXT("Error", "close it, or leave it out"));
    }

    void takeLineEnd() {
        if (m_at >= m_text.size())
            return;
        const bool pair = m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
        m_at += pair ? 2 : 1;
        ++m_line;
    }

    static bool isControl(QChar c) { return c.category() == QChar::Other_Control && c != u'\t' && !isLineEnd(c); }

    tl::unexpected<Error> control() const {
        return broken(m_line, LUNETTE_TEXT("Error", "line %1 of the CSV file holds a control character"),
                      LUNETTE_TEXT("Error", "is this a CSV file? Save it as plain text"));
    }

    static tl::unexpected<Error> broken(int line, const char* what, const char* advice) {
        return fail(ErrorCode::Usage, what, advice, {std::to_string(line)});
    }

    const QString& m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

Result<std::vector<CsvRow>> parseCsv(const QString& text) {
    return CsvParser(text).parse();
}

QString csvLine(const QStringList& cells) {
    QStringList written;
    for (const QString& cell : cells) {
        const bool plain =
            std::none_of(cell.begin(), cell.end(), [](QChar c) { return c == u'"' || c == u',' || isLineEnd(c); }) &&
            cell.trimmed() == cell;
        written << (plain ? cell : u'"' + QString(cell).replace(u'"', QStringLiteral("\"\"")) + u'"');
    }
    return written.join(u',') + QStringLiteral("\r\n");
}

} // namespace lunette
