#include "app/models/ImportDialog.h"
#include "app/models/PackSession.h"
#include "tests/support/ModelFolders.h"
#include "tests/support/WindowSteps.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QRadioButton>

using namespace lunette;
using namespace lunette::test;

/// From a downloaded folder to a pack that answers, and away with it, by the window.
class tst_ImportDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void droppedFolder();
    void droppedFile();
    void waysIn();
    void inPlace();
    void translator();
    void revisionIsChosen();
    void brokenFolder();
    void notAModel();
    void takenName();
    void cancelInTheMiddle();
    void closedInTheMiddle();
    void anotherLanguage();
    void removes();
    void keepsWhenAsked();

private:
    static QString download(const WindowBench& bench, const QString& model) {
        const QString folder = bench.folder() + QStringLiteral("/download");
        return copyModel(model, folder) ? folder : QString();
    }
    static bool lookAt(WindowBench& bench, const QString& folder);
    static bool importIt(WindowBench& bench);
    static bool isShown(const WindowBench& bench, const char* name) {
        const auto* widget = bench.find(name);
        return widget && widget->isVisible();
    }
    static QStringList packNames(const WindowBench& bench) {
        return QDir(bench.packsFolder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
};

/// Drops the folder on the window and waits until the dialog has looked at it.
bool tst_ImportDialog::lookAt(WindowBench& bench, const QString& folder) {
    WindowBench::drop(canvasOf(bench), {folder});
    return QTest::qWaitFor([&] { return isShown(bench, "importDialog") && !isShown(bench, "importProgress"); }, 30000);
}

bool tst_ImportDialog::importIt(WindowBench& bench) {
    press(bench, "startImport");
    return QTest::qWaitFor([&] { return textOf(bench, "importResult").contains(QStringLiteral("installed")); }, 30000);
}

void tst_ImportDialog::droppedFolder() {
    WindowBench bench;
    const QString folder = download(bench, QStringLiteral("moondream-2025-06-21"));
    const QStringList before = stateOf(folder);
    QVERIFY(lookAt(bench, folder));
    QCOMPARE(textOf(bench, "importTitle"), QStringLiteral("Moondream2, revision 2025-06-21"));
    QVERIFY(textOf(bench, "importFacts").contains(QStringLiteral("16-bit")));
    QVERIFY(!isShown(bench, "importRevision"));
    QVERIFY(!isShown(bench, "importProblems"));
    QVERIFY(bench.find<QRadioButton>("importCopy")->isChecked());
    QVERIFY(importIt(bench));
    QCOMPARE(packNames(bench), QStringList{QStringLiteral("moondream2-2025-06-21")});
    QCOMPARE(stateOf(folder), before);
    press(bench, "useImported");
    auto* session = bench.window->findChild<PackSession*>();
    QTRY_COMPARE(QString::fromStdString(session->current()->name), QStringLiteral("moondream2-2025-06-21"));
    QCOMPARE(bench.settings().packName(), QStringLiteral("moondream2-2025-06-21"));
    QTRY_VERIFY(bench.catalog().find(QStringLiteral("moondream2-2025-06-21")));
    QTRY_VERIFY(!bench.find("importDialog"));
}

void tst_ImportDialog::droppedFile() {
    WindowBench bench;
    const QString folder = download(bench, QStringLiteral("moondream-2025-06-21"));
    QVERIFY(lookAt(bench, folder + QStringLiteral("/model.safetensors")));
    QCOMPARE(textOf(bench, "importTitle"), QStringLiteral("Moondream2, revision 2025-06-21"));
}

void tst_ImportDialog::waysIn() {
    WindowBench bench;
    bench.window->findChild<QAction*>("importAction")->trigger();
    QVERIFY(isShown(bench, "importDialog"));
    QVERIFY(!bench.find<QPushButton>("startImport")->isEnabled());
    press(bench, "closeImport");
    QTRY_VERIFY(!bench.find("importDialog"));
    bench.window->findChild<QAction*>("packsAction")->trigger();
    press(bench, "importPack");
    QVERIFY(isShown(bench, "importDialog"));
}

void tst_ImportDialog::inPlace() {
    WindowBench bench;
    QVERIFY(lookAt(bench, download(bench, QStringLiteral("moondream-2025-04-14"))));
    bench.find<QRadioButton>("importInPlace")->setChecked(true);
    bench.find<QLineEdit>("importName")->setText(QStringLiteral("mine"));
    QVERIFY(importIt(bench));
    const auto pack = readPackInfo(toPath(bench.packsFolder() + QStringLiteral("/mine")));
    QVERIFY(pack);
    QCOMPARE(pack->original, toPath(bench.folder() + QStringLiteral("/download")));
}

void tst_ImportDialog::translator() {
    WindowBench bench;
    QVERIFY(lookAt(bench, download(bench, QStringLiteral("marian-en-zh"))));
    QCOMPARE(textOf(bench, "importTitle"), QStringLiteral("Translator from English to Chinese (Marian)"));
    QVERIFY(importIt(bench));
    QVERIFY(!isShown(bench, "useImported"));
    QCOMPARE(packNames(bench), QStringList{QStringLiteral("opus-mt-en-zh")});
}

void tst_ImportDialog::revisionIsChosen() {
    WindowBench bench;
    QVERIFY(lookAt(bench, download(bench, QStringLiteral("moondream-2025-01-09"))));
    auto* box = bench.find<QComboBox>("importRevision");
    QVERIFY(box->isVisible());
    QCOMPARE(box->count(), 3);
    QCOMPARE(box->currentText(), QStringLiteral("2025-04-14"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_End);
    QCOMPARE(box->currentText(), QStringLiteral("2025-01-09"));
    QVERIFY(importIt(bench));
    const QString made = bench.packsFolder() + u'/' + packNames(bench).first();
    QCOMPARE(readPackInfo(toPath(made))->revision, std::string("2025-01-09"));
    QVERIFY2(made.endsWith(QLatin1String("2025-01-09")), qPrintable(made));
}

void tst_ImportDialog::brokenFolder() {
    WindowBench bench;
    const QString folder = download(bench, QStringLiteral("moondream-2025-06-21"));
    QVERIFY(QFile::rename(folder + QStringLiteral("/tokenizer.json"), bench.folder() + QStringLiteral("/t.json")));
    QVERIFY(lookAt(bench, folder));
    QVERIFY(textOf(bench, "importProblems").contains(QStringLiteral("starmie-v1")));
    QVERIFY(!bench.find<QPushButton>("startImport")->isEnabled());
    QVERIFY(!isShown(bench, "importName"));
    press(bench, "chooseTokenizer");
    QTRY_VERIFY(isShown(bench, "tokenizerDialog"));
    QMetaObject::invokeMethod(bench.find("tokenizerDialog"), "fileSelected",
                              Q_ARG(QString, bench.folder() + QStringLiteral("/t.json")));
    QTRY_VERIFY(bench.find<QPushButton>("startImport")->isEnabled());
    QVERIFY(importIt(bench));
    QVERIFY(!QFile::exists(folder + QStringLiteral("/tokenizer.json")));
}

void tst_ImportDialog::notAModel() {
    WindowBench bench;
    const QString folder = bench.folder() + QStringLiteral("/download");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(writeAll(folder + QStringLiteral("/config.json"), R"({"model_type": "llama"})"));
    QVERIFY(lookAt(bench, folder));
    QVERIFY2(textOf(bench, "importResult").contains(QStringLiteral("llama")),
             qPrintable(textOf(bench, "importResult")));
    QVERIFY(!isShown(bench, "importCard"));
    QVERIFY(!bench.find<QPushButton>("startImport")->isEnabled());
}

void tst_ImportDialog::takenName() {
    WindowBench bench;
    QVERIFY(lookAt(bench, download(bench, QStringLiteral("marian-en-zh"))));
    bench.find<QLineEdit>("importName")->setText(QStringLiteral("second"));
    press(bench, "startImport");
    QTRY_VERIFY(textOf(bench, "importResult").contains(QStringLiteral("choose another name")));
    bench.find<QLineEdit>("importName")->setText(QStringLiteral("third"));
    QVERIFY(importIt(bench));
    QCOMPARE(packNames(bench), QStringList{QStringLiteral("third")});
}

/// The real import, which waits at the gate after each piece.
static PackImport::Work gatedWork(const std::shared_ptr<Gate>& gate) {
    PackImport::Work work;
    work.import = [gate](const ImportRequest& request, const ImportHooks& hooks) {
        ImportHooks gated = hooks;
        gated.progress = [&](uint64_t done, uint64_t total) {
            hooks.progress(done, total);
            gate->pass(hooks.cancel);
        };
        return importPack(request, gated);
    };
    return work;
}

void tst_ImportDialog::cancelInTheMiddle() {
    WindowBench bench;
    const auto gate = std::make_shared<Gate>();
    gate->close();
    auto* session = bench.window->findChild<PackSession*>();
    ImportDialog dialog({bench.catalog(), *session, bench.packsFolder(), gatedWork(gate)}, bench.window.get());
    dialog.open();
    dialog.look(download(bench, QStringLiteral("moondream-2025-06-21")));
    QTRY_VERIFY(bench.find<QPushButton>("startImport")->isEnabled());
    press(bench, "startImport");
    QTRY_VERIFY(gate->waiting() > 0);
    gate->letOne();
    QTRY_VERIFY(bench.find<QProgressBar>("importProgress")->value() > 0);
    QCOMPARE(packNames(bench).contains(QStringLiteral(".importing")), true);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_COMPARE(textOf(bench, "importResult"), QStringLiteral("Stopped. Nothing was imported."));
    QVERIFY(dialog.isVisible());
    QVERIFY(packNames(bench).isEmpty());
    gate->open();
    QVERIFY(importIt(bench));
}

void tst_ImportDialog::closedInTheMiddle() {
    WindowBench bench;
    const auto gate = std::make_shared<Gate>();
    gate->close();
    auto* session = bench.window->findChild<PackSession*>();
    auto dialog = std::make_unique<ImportDialog>(
        ImportDialog::Services{bench.catalog(), *session, bench.packsFolder(), gatedWork(gate)}, bench.window.get());
    dialog->look(download(bench, QStringLiteral("moondream-2025-06-21")));
    QTRY_VERIFY(bench.find<QPushButton>("startImport")->isEnabled());
    press(bench, "startImport");
    QTRY_VERIFY(gate->waiting() > 0);
    dialog.reset();
    QVERIFY(packNames(bench).isEmpty());
}

void tst_ImportDialog::anotherLanguage() {
    WindowBench bench;
    QVERIFY(lookAt(bench, download(bench, QStringLiteral("moondream-2025-01-09"))));
    auto* box = bench.find<QComboBox>("importRevision");
    box->setCurrentText(QStringLiteral("2025-03-27"));
    bench.find<QLineEdit>("importName")->setText(QStringLiteral("mine"));
    const QString english = textOf(bench, "importFacts");
    bench.settings().setLanguage(UiLanguage::Chinese);
    QTRY_VERIFY(textOf(bench, "importFacts") != english);
    QCOMPARE(box->currentText(), QStringLiteral("2025-03-27"));
    QCOMPARE(bench.find<QLineEdit>("importName")->text(), QStringLiteral("mine"));
    QVERIFY(bench.find<QPushButton>("startImport")->isEnabled());
}

/// Imports a pack and asks for its removal.
static bool askToRemove(WindowBench& bench, const QString& name) {
    bench.window->findChild<QAction*>("packsAction")->trigger();
    auto* list = bench.find<QListWidget>("packList");
    const std::vector<PackInfo>& packs = bench.catalog().listing().packs;
    for (int row = 0; row < list->count(); ++row) {
        if (packs[size_t(row)].name == name.toStdString())
            list->setCurrentRow(row);
    }
    press(bench, "removePack");
    return QTest::qWaitFor([&] { return bench.find("removeQuestion") != nullptr; });
}

void tst_ImportDialog::removes() {
    WindowBench bench;
    const QString folder = download(bench, QStringLiteral("moondream-2025-04-14"));
    QVERIFY(lookAt(bench, folder));
    bench.find<QRadioButton>("importInPlace")->setChecked(true);
    QVERIFY(importIt(bench));
    press(bench, "useImported");
    QTRY_VERIFY(bench.catalog().find(QStringLiteral("moondream2-2025-04-14")));
    QVERIFY(askToRemove(bench, QStringLiteral("moondream2-2025-04-14")));
    press(bench, "confirmRemove");
    QTRY_VERIFY(!bench.catalog().find(QStringLiteral("moondream2-2025-04-14")));
    QVERIFY(packNames(bench).isEmpty());
    QVERIFY(QFile::exists(folder + QStringLiteral("/model.safetensors")));
    auto* session = bench.window->findChild<PackSession*>();
    QTRY_COMPARE(QString::fromStdString(session->current()->name), QStringLiteral("scripted"));
}

void tst_ImportDialog::keepsWhenAsked() {
    WindowBench bench;
    QVERIFY(lookAt(bench, download(bench, QStringLiteral("marian-en-zh"))));
    QVERIFY(importIt(bench));
    press(bench, "closeImport");
    QTRY_VERIFY(bench.catalog().find(QStringLiteral("opus-mt-en-zh")));
    QVERIFY(askToRemove(bench, QStringLiteral("opus-mt-en-zh")));
    bench.find<QMessageBox>("removeQuestion")->reject();
    QTRY_VERIFY(!bench.find("removeQuestion"));
    QCOMPARE(packNames(bench), QStringList{QStringLiteral("opus-mt-en-zh")});
}

QTEST_MAIN(tst_ImportDialog)
#include "tst_ImportDialog.moc"
