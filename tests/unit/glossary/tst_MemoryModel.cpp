#include "app/glossary/MemoryModel.h"
#include "core/text/TranslationMemoryFile.h"
#include "tests/support/ModelFolders.h"

#include <QAbstractItemModelTester>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

class TestMemoryModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void remembersNewestFirst();
    void translationsAreEdited();
    void removesAndClears();
    void brokenFilesAreKept_data();
    void brokenFilesAreKept();
    void tellsWhenItCannotSave();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("memory.csv")); }
    QStringList saved() const {
        QStringList rows;
        const MemoryReading reading = readTranslationMemory(file()).value();
        for (const MemoryEntry& entry : reading.memory.entries())
            rows << entry.source + u'=' + entry.target;
        return rows;
    }
    static QString cell(const MemoryModel& model, int row, int column) {
        return model.data(model.index(row, column), Qt::DisplayRole).toString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMemoryModel::remembersNewestFirst() {
    MemoryModel model(file());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&model, &MemoryModel::changed);
    model.remember({false, "Save.", "救。", "存盘。"});
    model.remember({true, "打开。", "Beat open.", "Open."});
    QCOMPARE(changed.count(), 2);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, MemoryModel::Source), QStringLiteral("打开。"));
    QCOMPARE(cell(model, 0, MemoryModel::Direction), QStringLiteral("Chinese to English"));
    QCOMPARE(cell(model, 1, MemoryModel::Translation), QStringLiteral("存盘。"));
    QCOMPARE(saved(), (QStringList{"Save.=存盘。", "打开。=Open."}));
    QCOMPARE(model.memory()->find(QStringLiteral("Save."), false), QStringLiteral("存盘。"));
    model.remember({false, "Save.", "救。", "存盘。"});
    QCOMPARE(saved(), (QStringList{"打开。=Open.", "Save.=存盘。"}));
    model.remember({false, "Save.", "救。", "救。"});
    QCOMPARE(MemoryModel(file()).rowCount(), 1);
    const int before = int(changed.count());
    model.remember({false, "Close.", "关。", "关。"});
    QCOMPARE(changed.count(), before);
}

void TestMemoryModel::translationsAreEdited() {
    MemoryModel model(file());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.remember({false, "Save.", "救。", "存盘。"});
    model.remember({false, "Open.", "开。", "打开。"});
    const QModelIndex target = model.index(1, MemoryModel::Translation);
    QVERIFY(model.flags(target) & Qt::ItemIsEditable);
    QVERIFY(!(model.flags(model.index(1, MemoryModel::Source)) & Qt::ItemIsEditable));
    QVERIFY(model.setData(target, QStringLiteral(" 保存。 "), Qt::EditRole));
    QCOMPARE(saved(), (QStringList{"Save.=保存。", "Open.=打开。"}));
    QVERIFY(!model.setData(target, QStringLiteral("  "), Qt::EditRole));
    QVERIFY(!model.setData(model.index(1, MemoryModel::Source), QStringLiteral("x"), Qt::EditRole));
    QCOMPARE(model.memory()->find(QStringLiteral("Save."), false), QStringLiteral("保存。"));
}

void TestMemoryModel::removesAndClears() {
    MemoryModel model(file());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const char* word : {"a", "b", "c", "d"})
        model.remember({false, QString::fromLatin1(word), "x", QString::fromLatin1(word).toUpper()});
    model.removeEntries({0, 2, 0});
    QCOMPARE(saved(), (QStringList{"a=A", "c=C"}));
    QCOMPARE(cell(model, 0, MemoryModel::Source), QStringLiteral("c"));
    model.clear();
    QVERIFY(saved().isEmpty() && model.memory()->isEmpty());
    QCOMPARE(model.rowCount(), 0);
}

void TestMemoryModel::brokenFilesAreKept_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("rows");
    QTest::newRow("a bad row") << QByteArray("en-zh,Open.,打开。\nen-fr,Save,Garder\n") << 1;
    QTest::newRow("no CSV") << QByteArray("en-zh,Open.,打开。\nen-zh,\"Save\n") << 0;
}

void TestMemoryModel::brokenFilesAreKept() {
    QFETCH(QByteArray, bytes);
    QVERIFY(test::writeAll(file(), bytes));
    MemoryModel model(file());
    QTEST(model.rowCount(), "rows");
    QVERIFY(model.problem() || !model.remarks().empty());
    QVERIFY(model.putAsideAs().isEmpty());
    const int before = model.rowCount();
    model.remember({false, "Close.", "关。", "关闭。"});
    QCOMPARE(saved().size(), before + 1);
    QCOMPARE(model.putAsideAs(), file() + ".bak");
    QCOMPARE(test::readAll(file() + ".bak"), bytes);
    model.remember({false, "Go.", "走。", "去。"});
    QCOMPARE(test::readAll(file() + ".bak"), bytes);
    QVERIFY(!QFileInfo::exists(file() + ".bak2") && !model.problem());
}

void TestMemoryModel::tellsWhenItCannotSave() {
    QVERIFY(test::writeAll(m_folder->filePath(QStringLiteral("x")), "x"));
    MemoryModel model(m_folder->filePath(QStringLiteral("x/memory.csv")));
    model.remember({false, "Save.", "救。", "存盘。"});
    QVERIFY(model.problem());
    QCOMPARE(model.problem()->code, ErrorCode::Output);
    QCOMPARE(model.memory()->find(QStringLiteral("Save."), false), QStringLiteral("存盘。"));
}

QTEST_GUILESS_MAIN(TestMemoryModel)
#include "tst_MemoryModel.moc"
