#include "app/models/PackImport.h"
#include "tests/support/ScriptedEngine.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace lunette;
using namespace lunette::test;

class tst_PackImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksOnAnotherThread();
    void lastOrderWins();
    void refusal();
    void progressAndResult();
    void cancels();
    void endsWithItsOwner();
};

static FolderFinding findingOf(const std::filesystem::path& folder) {
    FolderFinding finding;
    finding.folder = folder;
    return finding;
}

/// An import that tells half of it and then waits at the gate.
static PackImport::Work gated(Gate& gate) {
    PackImport::Work work;
    work.import = [&gate](const ImportRequest&, const ImportHooks& hooks) -> Result<PackInfo> {
        hooks.progress(50, 100);
        gate.pass(hooks.cancel);
        if (hooks.cancel.isCancelled())
            return cancelled();
        return scriptedPack("made");
    };
    return work;
}

void tst_PackImport::looksOnAnotherThread() {
    std::atomic<Qt::HANDLE> worker = nullptr;
    PackImport::Work work;
    work.inspect = [&worker](const std::filesystem::path& folder, const InspectOptions& options) {
        worker = QThread::currentThreadId();
        FolderFinding finding = findingOf(folder);
        finding.revision = options.revision;
        return Result<FolderFinding>(finding);
    };
    PackImport import(work);
    std::optional<FolderFinding> found;
    connect(&import, &PackImport::inspected, this, [&](const FolderFinding& finding) { found = finding; });
    import.inspect(QStringLiteral("/模型"), {"2025-01-09", {}});
    QTRY_VERIFY(found);
    QCOMPARE(found->folder, std::filesystem::path(u"/模型"));
    QCOMPARE(found->revision, std::string("2025-01-09"));
    QVERIFY(worker != QThread::currentThreadId());
}

void tst_PackImport::lastOrderWins() {
    Gate gate;
    gate.close();
    PackImport::Work work;
    work.inspect = [&gate](const std::filesystem::path& folder, const InspectOptions&) {
        if (folder == "/slow")
            gate.pass({});
        return Result<FolderFinding>(findingOf(folder));
    };
    QList<QString> found;
    {
        PackImport import(work);
        connect(&import, &PackImport::inspected, this,
                [&](const FolderFinding& finding) { found << QString::fromStdString(finding.folder.string()); });
        import.inspect(QStringLiteral("/slow"));
        QTRY_COMPARE(gate.waiting(), 1);
        import.inspect(QStringLiteral("/quick"));
        QTRY_COMPARE(found.size(), 1);
        gate.open();
        QTRY_COMPARE(gate.waiting(), 0);
    }
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(found, QList<QString>{QStringLiteral("/quick")});
}

void tst_PackImport::refusal() {
    PackImport import({});
    QSignalSpy refused(&import, &PackImport::refused);
    import.inspect(QStringLiteral("/nowhere/at/all"));
    QTRY_COMPARE(refused.count(), 1);
}

void tst_PackImport::progressAndResult() {
    Gate gate;
    gate.close();
    PackImport import(gated(gate));
    QSignalSpy progressed(&import, &PackImport::progressed);
    QSignalSpy imported(&import, &PackImport::imported);
    import.start({});
    QVERIFY(import.isImporting());
    QTRY_VERIFY(progressed.count() > 0);
    QCOMPARE(progressed.last().at(0).toULongLong(), 50ULL);
    QCOMPARE(progressed.last().at(1).toULongLong(), 100ULL);
    gate.open();
    QTRY_COMPARE(imported.count(), 1);
    QVERIFY(!import.isImporting());
}

void tst_PackImport::cancels() {
    Gate gate;
    gate.close();
    PackImport import(gated(gate));
    std::optional<Error> error;
    connect(&import, &PackImport::failed, this, [&](const Error& failed) { error = failed; });
    import.start({});
    import.cancel();
    QTRY_VERIFY(error);
    QCOMPARE(error->code, ErrorCode::Cancelled);
    // The next one is not stopped by the order before it.
    gate.open();
    QSignalSpy imported(&import, &PackImport::imported);
    import.start({});
    QTRY_COMPARE(imported.count(), 1);
}

void tst_PackImport::endsWithItsOwner() {
    Gate gate;
    gate.close();
    auto import = std::make_unique<PackImport>(gated(gate));
    import->start({});
    QTRY_COMPARE(gate.waiting(), 1);
    import.reset();
    QCOMPARE(gate.waiting(), 0);
}

QTEST_GUILESS_MAIN(tst_PackImport)
#include "tst_PackImport.moc"
