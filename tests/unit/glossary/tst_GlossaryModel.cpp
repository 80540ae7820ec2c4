#include "app/glossary/GlossaryModel.h"
#include "tests/support/ModelFolders.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

class TestGlossaryModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void editsAreSavedAtOnce();
    void everyChangeCanBeUndone();
    void mergeReplacesAndAppends();
    void cellsAreOneLine();
    void brokenFileIsKept();
    void tellsWhenItCannotSave();

private:
    std::vector<GlossaryTerm> saved() const { return readGlossary(file()).value().terms; }
    QString file() const { return m_folder->filePath(QStringLiteral("glossary.csv")); }
    void set(GlossaryModel& model, int row, const QString& english, const QString& chinese) {
        model.setData(model.index(row, GlossaryModel::English), english, Qt::EditRole);
        model.setData(model.index(row, GlossaryModel::Chinese), chinese, Qt::EditRole);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGlossaryModel::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestGlossaryModel::editsAreSavedAtOnce() {
    GlossaryModel model(file());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&model, &GlossaryModel::changed);
    QCOMPARE(model.rowCount(), 0);
    set(model, model.addRow(), QStringLiteral("layer"), QStringLiteral("图层"));
    QCOMPARE(changed.count(), 3);
    QCOMPARE(saved(), (std::vector<GlossaryTerm>{{"layer", "图层", {}}}));
    QCOMPARE(model.glossary()->terms(), saved());
    QVERIFY(!model.setData(model.index(0, 0), QStringLiteral("layer"), Qt::EditRole));
    QCOMPARE(changed.count(), 3);
    set(model, model.addRow(), QStringLiteral("half"), {});
    QCOMPARE(saved().size(), size_t(1));
    QCOMPARE(GlossaryModel(file()).rowCount(), 1);
    QVERIFY(!model.problem());
}

void TestGlossaryModel::everyChangeCanBeUndone() {
    GlossaryModel model(file());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::vector<std::vector<GlossaryTerm>> states{model.terms()};
    model.merge({{"a", "一", {}}, {"b", "二", {}}, {"c", "三", {}}, {"d", "四", {}}});
    states.push_back(model.terms());
    model.removeTerms({1, 3, 1});
    QCOMPARE(model.terms(), (std::vector<GlossaryTerm>{{"a", "一", {}}, {"c", "三", {}}}));
    states.push_back(model.terms());
    set(model, 1, QStringLiteral("C"), QStringLiteral("丙"));
    model.removeTerms({});
    states.push_back(model.terms());
    QCOMPARE(model.undoStack().count(), 4);
    model.undoStack().undo();
    model.undoStack().undo();
    QCOMPARE(model.terms(), states[2]);
    model.undoStack().undo();
    QCOMPARE(model.terms(), states[1]);
    QCOMPARE(saved(), states[1]);
    model.undoStack().undo();
    QCOMPARE(model.terms(), states[0]);
    while (model.undoStack().canRedo())
        model.undoStack().redo();
    QCOMPARE(model.terms(), states[3]);
    QCOMPARE(saved(), states[3]);
}

void TestGlossaryModel::mergeReplacesAndAppends() {
    GlossaryModel model(file());
    model.merge({{"layer", "层", {}}, {"mask", "遮罩", {}}});
    model.merge({{"Layer", "图层", "new"}, {"brush", "画笔", {}}});
    QCOMPARE(model.terms(),
             (std::vector<GlossaryTerm>{{"Layer", "图层", "new"}, {"mask", "遮罩", {}}, {"brush", "画笔", {}}}));
    model.merge({{"mask", "遮罩", {}}});
    QCOMPARE(model.undoStack().count(), 2);
}

void TestGlossaryModel::cellsAreOneLine() {
    GlossaryModel model(file());
    set(model, model.addRow(), QStringLiteral("  a\n b\t"), QString(300, u'x'));
    QCOMPARE(model.terms().front().english, QStringLiteral("a b"));
    QCOMPARE(model.terms().front().chinese.size(), kLongestGlossaryTerm);
}

void TestGlossaryModel::brokenFileIsKept() {
    QVERIFY(test::writeAll(file(), "one column\n"));
    GlossaryModel model(file());
    QVERIFY(model.problem());
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(test::readAll(file()), QByteArray("one column\n"));
    set(model, model.addRow(), QStringLiteral("a"), QStringLiteral("b"));
    QCOMPARE(test::readAll(file() + ".bak"), QByteArray("one column\n"));
    QCOMPARE(saved().size(), size_t(1));
    QVERIFY(!model.problem());
}

void TestGlossaryModel::tellsWhenItCannotSave() {
    QVERIFY(test::writeAll(m_folder->filePath(QStringLiteral("x")), "x"));
    GlossaryModel model(m_folder->filePath(QStringLiteral("x/glossary.csv")));
    model.merge({{"a", "b", {}}});
    QVERIFY(model.problem());
    QCOMPARE(model.problem()->code, ErrorCode::Output);
    QCOMPARE(model.glossary()->terms().size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestGlossaryModel)
#include "tst_GlossaryModel.moc"
