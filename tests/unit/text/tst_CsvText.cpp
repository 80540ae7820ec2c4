#include "core/text/CsvText.h"

#include <QTest>

using namespace lunette;

class TestCsvText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void writesWhatItReads();
};

void TestCsvText::parses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted"); // "line:cell|cell" of each row
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("one row") << "a,b"
                             << "1:a|b";
    QTest::newRow("every line end") << "a,b\nc,d\r\ne,f\rg,h\n"
                                    << "1:a|b 2:c|d 3:e|f 4:g|h";
    QTest::newRow("blank rows") << "\n,\na,b\n \n\"\"\n"
                                << "3:a|b";
    QTest::newRow("quoted comma and mark") << "\"a,b\",\"c\"\"d\""
                                           << "1:a,b|c\"d";
    QTest::newRow("line end in a cell") << "\"a\r\nb\",c\nd,e"
                                        << "1:a\r\nb|c 3:d|e";
    QTest::newRow("empty cells") << "a,,b,"
                                 << "1:a||b|";
}

void TestCsvText::parses() {
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    const auto rows = parseCsv(text);
    QVERIFY(rows);
    QStringList got;
    for (const CsvRow& row : *rows)
        got << QString::number(row.line) + u':' + row.cells.join(u'|');
    QCOMPARE(got.join(u' '), wanted);
}

void TestCsvText::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("mark inside a plain cell") << "a,b\nc,d\"e\""
                                              << "line 2";
    QTest::newRow("text after a mark") << "a,b\r\nc,d\r\n\"e\"f,g"
                                       << "line 3";
    QTest::newRow("never closed") << "a,b\n\"c,d\ne,f\n"
                                  << "line 2";
    QTest::newRow("nul") << QStringLiteral("a,b\nc") + QChar(0) << "line 2";
    QTest::newRow("control in quotes") << "\"a\x01\"\n"
                                       << "line 1";
}

void TestCsvText::refuses() {
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto rows = parseCsv(text);
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, ErrorCode::Usage);
    QVERIFY2(QString::fromStdString(rows.error().message()).contains(words), rows.error().message().c_str());
}

void TestCsvText::writesWhatItReads() {
    const QStringList cells{"plain", "a,b", "say \"hi\"", "two\r\nlines", " blank ", "", "中文"};
    const auto rows = parseCsv(csvLine(cells) + csvLine({"x"}));
    QVERIFY(rows);
    QCOMPARE(rows->size(), size_t(2));
    QCOMPARE(rows->front().cells, cells);
    QVERIFY(csvLine({"a", "b"}) == QStringLiteral("a,b\r\n"));
}

QTEST_GUILESS_MAIN(TestCsvText)
#include "tst_CsvText.moc"
