#include "core/text/TranslationMemoryFile.h"
#include "tests/support/ModelFolders.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

class TestTranslationMemoryFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void leavesOut_data();
    void leavesOut();
    void refuses_data();
    void refuses();
    void tellsWhenThereAreTooMany();
    void writesWhatItReads();
    void tellsWhereItCannotWrite();
};

void TestTranslationMemoryFile::parses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("wanted"); // "direction:source=target" of each entry
    QTest::newRow("empty") << QByteArray() << "";
    QTest::newRow("only a header") << QByteArray("direction,source,target\r\n") << "";
    QTest::newRow("no header") << QByteArray("en-zh,Save,存盘\n") << "en:Save=存盘";
    QTest::newRow("both directions") << QByteArray("direction,source,target\nen-zh,Save,存盘\nZH-EN,存盘,Save\n")
                                     << "en:Save=存盘|zh:存盘=Save";
    QTest::newRow("other order, Chinese names")
        << QByteArray("译文,方向,原文,by\n存盘,en-zh,Save,me\n") << "en:Save=存盘";
    QTest::newRow("newest last") << QByteArray("en-zh,Save,甲\nen-zh,Open,开\nen-zh, Save ,乙\n")
                                 << "en:Open=开|en:Save=乙";
    QTest::newRow("lines in the target") << QByteArray("en-zh,\"a\r\nb\",\"甲\r\n乙\"\r\n") << "en:a b=甲\n乙";
}

void TestTranslationMemoryFile::parses() {
    QFETCH(QByteArray, bytes);
    const auto reading = parseTranslationMemory(bytes);
    QVERIFY2(reading, reading ? "" : reading.error().message().c_str());
    QStringList got;
    for (const MemoryEntry& entry : reading->memory.entries())
        got << (entry.fromChinese ? "zh:" : "en:") + entry.source + u'=' + entry.target;
    QTEST(got.join(u'|'), "wanted");
    QVERIFY(reading->remarks.empty());
}

void TestTranslationMemoryFile::leavesOut_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("words");
    QTest::newRow("no direction") << QByteArray("Save,存盘") << "direction";
    QTest::newRow("unknown direction") << QByteArray("en-fr,Save,Garder") << "direction";
    QTest::newRow("no target") << QByteArray("en-zh,Save") << "empty";
    QTest::newRow("blank source") << QByteArray("en-zh, ,存盘") << "empty";
    QTest::newRow("long") << QByteArray("en-zh,Save," + QByteArray(kLongestMemoryText + 1, 'x')) << "20000";
}

void TestTranslationMemoryFile::leavesOut() {
    QFETCH(QByteArray, row);
    QFETCH(QString, words);
    const auto reading = parseTranslationMemory("en-zh,Open,开\n" + row + "\nen-zh,Close,关\n");
    QVERIFY(reading);
    QCOMPARE(reading->memory.entries().size(), size_t(2));
    QCOMPARE(reading->remarks.size(), size_t(1));
    const QString remark = QString::fromStdString(reading->remarks.front().message());
    QVERIFY2(remark.contains(words) && remark.contains(QStringLiteral("line 2")), qPrintable(remark));
}

void TestTranslationMemoryFile::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("not UTF-8") << QByteArray("en-zh,Save,\xb4\xe6\n") << "line 1";
    QTest::newRow("open quotation mark") << QByteArray("en-zh,Save,存盘\nen-zh,\"Open,开\n") << "line 2";
    QTest::newRow("nul") << QByteArray("en-zh,a\0,b\n", 11) << "control";
}

void TestTranslationMemoryFile::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto reading = parseTranslationMemory(bytes);
    QVERIFY(!reading);
    QCOMPARE(reading.error().code, ErrorCode::Usage);
    QVERIFY2(QString::fromStdString(reading.error().message()).contains(words), reading.error().message().c_str());
}

void TestTranslationMemoryFile::tellsWhenThereAreTooMany() {
    QByteArray many;
    for (size_t i = 0; i <= kMostMemoryEntries; ++i)
        many += "en-zh,w" + QByteArray::number(int(i)) + ",x\n";
    const auto reading = parseTranslationMemory(many);
    QVERIFY(reading);
    QCOMPARE(reading->memory.entries().size(), kMostMemoryEntries);
    QCOMPARE(reading->remarks.size(), size_t(1));
    QVERIFY(reading->remarks.front().message().find("20001") != std::string::npos);
}

void TestTranslationMemoryFile::writesWhatItReads() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("new/memory.csv"));
    const TranslationMemory memory(
        {{false, "Say \"hi\", please.", "请说“hi”。"}, {true, "存盘", "Save"}, {false, "two lines", "一\n二"}});
    QVERIFY(writeTranslationMemory(file, memory));
    const auto reading = readTranslationMemory(file);
    QVERIFY(reading);
    QCOMPARE(reading->memory.entries(), memory.entries());
    QVERIFY(reading->remarks.empty());
    QVERIFY(test::readAll(file).startsWith("\xef\xbb\xbf"
                                           "direction,source,target\r\nen-zh,"));
}

void TestTranslationMemoryFile::tellsWhereItCannotWrite() {
    QTemporaryDir folder;
    const auto written = writeTranslationMemory(folder.path(), TranslationMemory());
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Output);
    QVERIFY(!readTranslationMemory(folder.filePath(QStringLiteral("none.csv"))));
}

QTEST_GUILESS_MAIN(TestTranslationMemoryFile)
#include "tst_TranslationMemoryFile.moc"
