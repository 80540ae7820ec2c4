#include "core/text/CsvFile.h"
#include "tests/support/ModelFolders.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

class TestCsvFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void writesWhatItReads();
    void tellsWhereItCannotWrite_data();
    void tellsWhereItCannotWrite();
    void putsAsideUnderAFreeName();
    void findsColumns();
};

void TestCsvFile::parses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("wanted"); // the cells of the first row, or words of the error
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << QByteArray("a,b\n") << "a|b" << true;
    QTest::newRow("BOM") << QByteArray("\xef\xbb\xbf"
                                       "a,图层\r\n")
                         << "a|图层" << true;
    QTest::newRow("lines in a cell") << QByteArray("\"a\nb\",c") << "a\nb|c" << true;
    QTest::newRow("not UTF-8") << QByteArray("a\nb\n\xcd\xbc\xb2\xe3\n") << "line 3" << false;
    QTest::newRow("too large") << QByteArray((1 << 20) + 1, 'a') << "1 MB" << false;
    QTest::newRow("no CSV") << QByteArray("a\n\"b\n") << "line 2" << false;
}

void TestCsvFile::parses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, wanted);
    const auto rows = parseCsvBytes(bytes, 1 << 20);
    QTEST(rows.has_value(), "valid");
    if (rows)
        QCOMPARE(rows->front().cells.join(u'|'), wanted);
    else
        QVERIFY2(rows.error().message().find(wanted.toStdString()) != std::string::npos,
                 rows.error().message().c_str());
}

void TestCsvFile::writesWhatItReads() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("new/folder/x.csv"));
    QVERIFY(writeCsvFile(file, QStringLiteral("甲,b\r\n")));
    const auto bytes = readCsvBytes(file, 100);
    QVERIFY(bytes);
    QCOMPARE(*bytes, QByteArray("\xef\xbb\xbf甲,b\r\n"));
    QCOMPARE(readCsvBytes(file, 3)->size(), qsizetype(4));
    QVERIFY(!readCsvBytes(folder.path(), 100));
    QVERIFY(!readCsvBytes(folder.filePath(QStringLiteral("none")), 100));
}

void TestCsvFile::tellsWhereItCannotWrite_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("a folder") << "";
    QTest::newRow("below a file") << "/file/x.csv";
}

void TestCsvFile::tellsWhereItCannotWrite() {
    QFETCH(QString, name);
    QTemporaryDir folder;
    QVERIFY(test::writeAll(folder.filePath(QStringLiteral("file")), "x"));
    const auto written = writeCsvFile(folder.path() + name, QStringLiteral("a\r\n"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Output);
    QVERIFY2(written.error().args.at(1) != "Unknown error", written.error().message().c_str());
}

void TestCsvFile::putsAsideUnderAFreeName() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("x.csv"));
    for (const QString& ending : {QStringLiteral(".bak"), QStringLiteral(".bak2"), QStringLiteral(".bak3")}) {
        QVERIFY(test::writeAll(file, ending.toUtf8()));
        QCOMPARE(putAside(file).value(), file + ending);
        QCOMPARE(test::readAll(file + ending), ending.toUtf8());
        QVERIFY(!QFileInfo::exists(file));
    }
    QCOMPARE(putAside(file).value(), QString());
}

void TestCsvFile::findsColumns() {
    const std::vector<QStringList> names{{"direction"}, {"source", "原文"}, {"target"}};
    QCOMPARE(columnPlaces({"id", " Source ", "direction"}, names), (std::vector<int>{2, 1, -1}));
    QCOMPARE(columnPlaces({"原文"}, names), (std::vector<int>{-1, 0, -1}));
}

QTEST_GUILESS_MAIN(TestCsvFile)
#include "tst_CsvFile.moc"
