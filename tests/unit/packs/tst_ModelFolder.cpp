#include "core/packs/ModelFolder.h"
#include "tests/support/ModelFolders.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

/// Which folder is meant, told by names alone.
class tst_ModelFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hubPlaces_data();
    void hubPlaces();
    void unfinished_data();
    void unfinished();
    void newestSnapshot();
    void hostileReference();
    void deepAndWide();
};

/// Makes empty files with their folders.
static bool touch(const QTemporaryDir& folder, const QStringList& names) {
    bool made = true;
    for (const QString& name : names)
        made = QDir().mkpath(QFileInfo(folder.filePath(name)).path()) && writeAll(folder.filePath(name), "{}") && made;
    return made;
}

static QString located(const QTemporaryDir& folder) {
    const auto found = locateModelFolder(toPath(folder.path()));
    return found ? QDir(folder.path()).relativeFilePath(QString::fromStdU16String(found->u16string())) : QString();
}

void tst_ModelFolder::hubPlaces_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("name");
    QTest::newRow("snapshot") << "/c/models--vikhyatk--moondream2/snapshots/ab"
                              << "vikhyatk"
                              << "moondream2";
    QTest::newRow("dashes in the name") << "/c/models--Helsinki-NLP--opus-mt-en-zh/snapshots/ab"
                                        << "Helsinki-NLP"
                                        << "opus-mt-en-zh";
    QTest::newRow("no owner") << "/c/models--gpt2/snapshots/ab"
                              << ""
                              << "gpt2";
    QTest::newRow("not a snapshot") << "/c/models--a--b/other/ab"
                                    << ""
                                    << "";
    QTest::newRow("another snapshots folder") << "/home/snapshots/ab"
                                              << ""
                                              << "";
    QTest::newRow("root") << "/"
                          << ""
                          << "";
}

void tst_ModelFolder::hubPlaces() {
    QFETCH(QString, folder);
    QFETCH(QString, name);
    const auto place = hubPlace(toPath(folder));
    QCOMPARE(place.has_value(), !name.isEmpty());
    if (!place)
        return;
    QTEST(QString::fromStdString(place->owner), "owner");
    QTEST(QString::fromStdString(place->name), "name");
    QCOMPARE(place->hash, std::string("ab"));
    QCOMPARE(place->cache, std::filesystem::path("/c"));
}

void tst_ModelFolder::unfinished_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("found");
    QTest::newRow("incomplete") << "model.safetensors.incomplete" << true;
    QTest::newRow("part") << "model.safetensors.part" << true;
    QTest::newRow("browser") << "model.safetensors.crdownload" << true;
    QTest::newRow("download tool's own folder") << ".cache/huggingface/download/ab.incomplete" << true;
    QTest::newRow("blob") << "blobs/ab.incomplete" << true;
    QTest::newRow("complete") << "model.safetensors" << false;
    QTest::newRow("elsewhere") << "other/ab.incomplete" << false;
}

void tst_ModelFolder::unfinished() {
    QFETCH(QString, file);
    QTemporaryDir folder;
    QVERIFY(touch(folder, {file}));
    QTEST(!unfinishedDownload(toPath(folder.path())).empty(), "found");
}

void tst_ModelFolder::newestSnapshot() {
    QTemporaryDir folder;
    QVERIFY(touch(folder, {"models--a--b/snapshots/one/config.json", "models--a--b/snapshots/two/config.json"}));
    const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(5);
    std::filesystem::last_write_time(toPath(folder.filePath("models--a--b/snapshots/two")), old);
    QCOMPARE(located(folder), QStringLiteral("models--a--b/snapshots/one"));
    QVERIFY(QDir().mkpath(folder.filePath("models--a--b/refs")));
    QVERIFY(writeAll(folder.filePath("models--a--b/refs/main"), "two\n"));
    QCOMPARE(located(folder), QStringLiteral("models--a--b/snapshots/two"));
}

void tst_ModelFolder::hostileReference() {
    QTemporaryDir folder;
    QVERIFY(touch(folder, {"m/models--a--b/snapshots/one/config.json", "outside/config.json"}));
    for (const char* reference : {"../../../outside", "..", "missing", "", "/etc"}) {
        QVERIFY(QDir().mkpath(folder.filePath("m/models--a--b/refs")));
        QVERIFY(writeAll(folder.filePath("m/models--a--b/refs/main"), reference));
        const auto found = locateModelFolder(toPath(folder.filePath("m")));
        QVERIFY(found);
        QCOMPARE(found->filename().string(), std::string("one"));
    }
}

void tst_ModelFolder::deepAndWide() {
    QTemporaryDir deep;
    QVERIFY(touch(deep, {"a/b/c/d/config.json"}));
    QCOMPARE(located(deep), QString());
    QTemporaryDir hidden;
    QVERIFY(touch(hidden, {".trash/config.json"}));
    QCOMPARE(located(hidden), QString());
    QTemporaryDir circle;
    QVERIFY(QFile::link(circle.path(), circle.filePath("self")));
    QVERIFY(touch(circle, {"model/config.json"}));
    QCOMPARE(located(circle), QStringLiteral("model"));
}

QTEST_GUILESS_MAIN(tst_ModelFolder)
#include "tst_ModelFolder.moc"
