#include "core/packs/MarianPack.h"
#include "core/packs/MoondreamPack.h"
#include "core/packs/PackImporter.h"
#include "core/packs/PackStore.h"
#include "tests/support/ModelFolders.h"
#include "tests/support/SmallDisk.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

/// Importing golden folders into a folder of packs, and removing them.
class tst_PackImporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void imports_data();
    void imports();
    void everyFileIsTheSame();
    void inPlaceNoticesChanges_data();
    void inPlaceNoticesChanges();
    void linksAreFollowed();
    void shards();
    void names();
    void refusesNames_data();
    void refusesNames();
    void cancelLeavesNothing_data();
    void cancelLeavesNothing();
    void unusableFolder();
    void sourceChanges();
    void noRoom();
    void diskFillsUp();
    void noPermission();
    void crashLeftovers();
    void oneAtATime();
    void progress();
    void removes();
    void removesOnlyImports();

private:
    QString download(const QString& model) const;
    QString packs() const { return m_folder->filePath(QStringLiteral("packs")); }
    /// What the folder of packs holds, hidden things too, the lock apart.
    QStringList packEntries() const;
    Result<PackInfo> import(const QString& folder, ImportMode mode = ImportMode::Copy, const std::string& name = {},
                            const ImportHooks& hooks = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_PackImporter::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

QString tst_PackImporter::download(const QString& model) const {
    const QString folder = m_folder->filePath(QStringLiteral("downloads/") + model);
    return copyModel(model, folder) ? folder : QString();
}

QStringList tst_PackImporter::packEntries() const {
    return QDir(packs()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

Result<PackInfo> tst_PackImporter::import(const QString& folder, ImportMode mode, const std::string& name,
                                          const ImportHooks& hooks) const {
    const Result<FolderFinding> finding = inspectFolder(toPath(folder));
    if (!finding)
        return fail(finding.error());
    return importPack({*finding, name, mode, toPath(packs()), {}}, hooks);
}

void tst_PackImporter::imports_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("inPlace");
    for (const char* model : {"moondream-2024-07-23", "moondream-2025-01-09", "moondream-2025-04-14",
                              "moondream-2025-06-21", "moondream-4bit", "marian-en-zh", "marian-zh-en"}) {
        QTest::addRow("%s", model) << QString(model) << false;
        QTest::addRow("%s in place", model) << QString(model) << true;
    }
}

void tst_PackImporter::imports() {
    QFETCH(QString, model);
    QFETCH(bool, inPlace);
    const QString folder = download(model);
    const QStringList before = stateOf(folder);
    const Result<PackInfo> raw = readPackInfo(toPath(folder));
    const Result<PackInfo> pack = import(folder, inPlace ? ImportMode::InPlace : ImportMode::Copy);
    QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
    QCOMPARE(stateOf(folder), before);
    QVERIFY(!pack->raw && !pack->builtIn && raw);
    QCOMPARE(pack->original.empty(), !inPlace);
    QCOMPARE(packEntries(), QStringList{QString::fromStdString(pack->name)});
    const Result<void> checked = PackStore::check(*pack);
    QVERIFY2(checked, checked ? "" : checked.error().message().c_str());
    QCOMPARE(PackStore({packs()}).list().size(), size_t(1));
    if (pack->kind == PackKind::Translator) {
        const auto fromPack = openMarianPack(*pack), fromRaw = openMarianPack(*raw);
        QVERIFY2(fromPack, fromPack ? "" : fromPack.error().message().c_str());
        QCOMPARE(fromPack->weights.tensors.size(), fromRaw->weights.tensors.size());
        QCOMPARE(pack->sourceLanguage, raw->sourceLanguage);
        QCOMPARE(pack->targetLanguage, raw->targetLanguage);
        return;
    }
    const auto fromPack = openMoondreamPack(*pack, {}), fromRaw = openMoondreamPack(*raw, {});
    QVERIFY2(fromPack, fromPack ? "" : fromPack.error().message().c_str());
    QCOMPARE(fromPack->rules.name, fromRaw->rules.name);
    QVERIFY(!fromPack->assumption);
    QCOMPARE(fromPack->templates.bos, fromRaw->templates.bos);
    QCOMPARE(fromPack->weights.tensors.size(), fromRaw->weights.tensors.size());
}

void tst_PackImporter::everyFileIsTheSame() {
    const QString folder = download(QStringLiteral("moondream-2025-06-21"));
    QVERIFY(writeAll(folder + QStringLiteral("/README.md"), "---\nlicense: apache-2.0\n---\n"));
    QVERIFY(writeAll(folder + QStringLiteral("/moondream.py"), "import torch"));
    const Result<PackInfo> pack = import(folder);
    QVERIFY(pack);
    QCOMPARE(pack->licence, std::string("apache-2.0"));
    QCOMPARE(pack->precision, std::string("bf16"));
    QCOMPARE(pack->revision, std::string("2025-06-21"));
    const QString made = packs() + u'/' + QString::fromStdString(pack->name);
    QCOMPARE(QDir(made).entryList(QDir::Files, QDir::Name),
             QStringList({"config.json", "model.safetensors", "pack.json", "tokenizer.json"}));
    for (const auto& [name, entry] : pack->files) {
        const QByteArray copy = readAll(made + u'/' + QString::fromStdString(name));
        QCOMPARE(copy, readAll(folder + u'/' + QString::fromStdString(name)));
        QCOMPARE(QByteArray::fromStdString(entry.sha256),
                 QCryptographicHash::hash(copy, QCryptographicHash::Sha256).toHex());
    }
    const auto json = nlohmann::json::parse(readAll(made + QStringLiteral("/pack.json")).toStdString());
    QCOMPARE(json.at("tokenizer").get<std::string>(), std::string("starmie"));
    QCOMPARE(json.at("dims").at("text_dim").get<int>(), 128);
    QVERIFY(json.at("parameters").get<uint64_t>() > 100'000);
}

void tst_PackImporter::inPlaceNoticesChanges_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("opens");
    QTest::newRow("folder moved") << "move"
                                  << "is not there" << false;
    QTest::newRow("file gone") << "remove"
                               << "it is missing" << false;
    QTest::newRow("file longer") << "grow"
                                 << "instead of" << false;
    QTest::newRow("a byte changed") << "flip"
                                    << "SHA-256" << true;
}

void tst_PackImporter::inPlaceNoticesChanges() {
    QFETCH(QString, change);
    QFETCH(QString, says);
    const QString folder = download(QStringLiteral("moondream-2025-04-14"));
    const QString weights = folder + QStringLiteral("/model.safetensors");
    const Result<PackInfo> pack = import(folder, ImportMode::InPlace);
    QVERIFY(pack);
    QVERIFY(!QFile::exists(packs() + u'/' + QString::fromStdString(pack->name) + QStringLiteral("/model.safetensors")));
    QByteArray bytes = readAll(weights);
    bytes.back() = char(bytes.back() ^ 1);
    if (change == QLatin1String("move"))
        QVERIFY(QDir().rename(folder, folder + QStringLiteral("-moved")));
    else if (change == QLatin1String("remove"))
        QVERIFY(QFile::remove(weights));
    else
        QVERIFY(writeAll(weights, change == QLatin1String("grow") ? bytes + "x" : bytes));
    const Result<void> checked = PackStore::check(*pack);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::Pack);
    QVERIFY2(QString::fromStdString(checked.error().message()).contains(says), checked.error().message().c_str());
    QTEST(openMoondreamPack(*pack, {}).has_value(), "opens");
}

void tst_PackImporter::linksAreFollowed() {
    const QString cache = m_folder->filePath(QStringLiteral("hub"));
    const QString snapshot =
        copyToHubCache(QStringLiteral("moondream-2025-06-21"), cache, QStringLiteral("vikhyatk--moondream2"));
    const Result<PackInfo> copy = import(cache);
    QVERIFY2(copy, copy ? "" : copy.error().message().c_str());
    const QFileInfo weights(packs() + QStringLiteral("/moondream2-2025-06-21/model.safetensors"));
    QVERIFY(weights.isFile() && !weights.isSymLink());
    const Result<PackInfo> inPlace = import(cache, ImportMode::InPlace);
    QVERIFY(inPlace);
    QCOMPARE(inPlace->original, toPath(snapshot));
    QVERIFY(QDir(cache).removeRecursively());
    QVERIFY(PackStore::check(*copy));
    QVERIFY(!PackStore::check(*inPlace));
}

void tst_PackImporter::shards() {
    const QString folder = download(QStringLiteral("moondream-2025-04-14"));
    const auto raw = openMoondreamPack(*readPackInfo(toPath(folder)), {});
    QVERIFY(raw);
    // One part is enough to go the way of an index.
    const QByteArray bytes = readAll(folder + QStringLiteral("/model.safetensors"));
    quint64 length = 0;
    std::memcpy(&length, bytes.constData(), 8);
    const auto header = nlohmann::json::parse(bytes.mid(8, qsizetype(length)).toStdString());
    nlohmann::json index;
    for (const auto& [name, entry] : header.items()) {
        if (name != "__metadata__")
            index["weight_map"][name] = "part-1.safetensors";
    }
    QVERIFY(
        writeAll(folder + QStringLiteral("/model.safetensors.index.json"), QByteArray::fromStdString(index.dump())));
    QVERIFY(
        QFile::rename(folder + QStringLiteral("/model.safetensors"), folder + QStringLiteral("/part-1.safetensors")));
    for (const ImportMode mode : {ImportMode::Copy, ImportMode::InPlace}) {
        const Result<PackInfo> pack = import(folder, mode);
        QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
        const auto opened = openMoondreamPack(*pack, {});
        QVERIFY2(opened, opened ? "" : opened.error().message().c_str());
        QCOMPARE(opened->weights.tensors.size(), raw->weights.tensors.size());
    }
}

void tst_PackImporter::names() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    QCOMPARE(import(folder)->name, std::string("opus-mt-en-zh"));
    QCOMPARE(import(folder)->name, std::string("opus-mt-en-zh-2"));
    QCOMPARE(import(folder, ImportMode::InPlace)->name, std::string("opus-mt-en-zh-3"));
    QCOMPARE(import(folder, ImportMode::Copy, "翻译 1")->name, std::string("翻译 1"));
    ImportRequest request{*inspectFolder(toPath(folder)), {}, ImportMode::Copy, toPath(packs()), {"opus-mt-en-zh-4"}};
    QCOMPARE(importPack(request)->name, std::string("opus-mt-en-zh-5"));
    QCOMPARE(PackStore({packs()}).list().size(), size_t(5));
}

void tst_PackImporter::refusesNames_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"taken", "a/b", "..", ".hidden", "a\\b", "C:", " a", "a ", "a.", "a\nb", "what?"})
        QTest::newRow(QByteArray(name).replace('\n', '_').constData()) << QString(name);
    QTest::newRow("long") << QString(101, u'x');
}

void tst_PackImporter::refusesNames() {
    QFETCH(QString, name);
    QVERIFY(QDir().mkpath(packs() + QStringLiteral("/taken")));
    const Result<PackInfo> pack =
        import(download(QStringLiteral("marian-en-zh")), ImportMode::Copy, name.toStdString());
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Usage);
    QCOMPARE(packEntries(), QStringList{QStringLiteral("taken")});
}

void tst_PackImporter::cancelLeavesNothing_data() {
    QTest::addColumn<int>("pieces");
    QTest::newRow("at once") << 0;
    QTest::newRow("after one file") << 1;
    QTest::newRow("at the last byte") << 3;
}

void tst_PackImporter::cancelLeavesNothing() {
    QFETCH(int, pieces);
    const QString folder = download(QStringLiteral("moondream-2025-06-21"));
    ImportHooks hooks;
    if (pieces == 0)
        hooks.cancel.cancel();
    hooks.progress = [&pieces, token = hooks.cancel](uint64_t, uint64_t) {
        if (--pieces == 0)
            token.cancel();
    };
    const Result<PackInfo> pack = import(folder, ImportMode::Copy, {}, hooks);
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Cancelled);
    QVERIFY(packEntries().isEmpty());
}

void tst_PackImporter::unusableFolder() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    QVERIFY(QFile::remove(folder + QStringLiteral("/vocab.json")));
    const Result<PackInfo> pack = import(folder);
    QVERIFY(!pack);
    QVERIFY(pack.error().message().find("vocab.json is missing") != std::string::npos);
    QVERIFY(packEntries().isEmpty());
}

void tst_PackImporter::sourceChanges() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    const Result<FolderFinding> finding = inspectFolder(toPath(folder));
    const QString weights = folder + QStringLiteral("/pytorch_model.bin");
    QVERIFY(writeAll(weights, readAll(weights) + "more"));
    const Result<PackInfo> pack = importPack({*finding, {}, ImportMode::Copy, toPath(packs()), {}});
    QVERIFY(!pack);
    QVERIFY(pack.error().message().find("changed while it was read") != std::string::npos);
    QVERIFY(packEntries().isEmpty());
}

void tst_PackImporter::noRoom() {
    const SmallDisk disk(QStringLiteral("1500k"));
    if (!disk.isMounted())
        QSKIP("only root can make a small file system");
    const Result<FolderFinding> finding = inspectFolder(toPath(download(QStringLiteral("moondream-2025-06-21"))));
    ImportRequest request{*finding, {}, ImportMode::Copy, toPath(disk.path()), {}};
    const Result<PackInfo> pack = importPack(request);
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Output);
    QVERIFY2(pack.error().message().find("no room") != std::string::npos, pack.error().message().c_str());
    QVERIFY(QDir(disk.path()).isEmpty());
    request.mode = ImportMode::InPlace;
    QVERIFY(importPack(request));
}

void tst_PackImporter::diskFillsUp() {
    const SmallDisk disk(QStringLiteral("8m"));
    if (!disk.isMounted())
        QSKIP("only root can make a small file system");
    const Result<FolderFinding> finding = inspectFolder(toPath(download(QStringLiteral("moondream-2025-06-21"))));
    const QString filler = disk.path() + QStringLiteral("/filler");
    ImportHooks hooks;
    hooks.progress = [&](uint64_t, uint64_t) {
        if (!QFile::exists(filler))
            writeAll(filler, QByteArray(8 << 20, 'x'));
    };
    const Result<PackInfo> pack = importPack({*finding, {}, ImportMode::Copy, toPath(disk.path()), {}}, hooks);
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Output);
    QVERIFY2(pack.error().message().find("No space left") != std::string::npos, pack.error().message().c_str());
    QVERIFY(QFile::remove(filler));
    QVERIFY(QDir(disk.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
}

void tst_PackImporter::noPermission() {
    const Result<FolderFinding> finding = inspectFolder(toPath(download(QStringLiteral("marian-en-zh"))));
    const QString file = m_folder->filePath(QStringLiteral("file"));
    QVERIFY(writeAll(file, "x"));
    const Result<PackInfo> pack =
        importPack({*finding, {}, ImportMode::Copy, toPath(file + QStringLiteral("/packs")), {}});
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Output);
}

void tst_PackImporter::crashLeftovers() {
    QVERIFY(QDir().mkpath(packs() + QStringLiteral("/.importing")));
    QVERIFY(writeAll(packs() + QStringLiteral("/.importing/model.safetensors"), "half"));
    // The lock of a process that is gone.
    QProcess gone;
    gone.start(QStringLiteral("true"), {});
    QVERIFY(gone.waitForStarted());
    const qint64 pid = gone.processId();
    QVERIFY(gone.waitForFinished());
    QVERIFY(writeAll(packs() + QStringLiteral("/.importing.lock"),
                     QByteArray::number(pid) + "\ntrue\n" + QSysInfo::machineHostName().toUtf8() + "\n"));
    QVERIFY(PackStore({packs()}).list().empty());
    const Result<PackInfo> pack = import(download(QStringLiteral("marian-en-zh")));
    QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
    QCOMPARE(packEntries(), QStringList{QStringLiteral("opus-mt-en-zh")});
}

void tst_PackImporter::oneAtATime() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    ImportHooks hooks;
    std::optional<Error> second;
    hooks.progress = [&](uint64_t, uint64_t) {
        if (!second)
            second = import(folder).error();
    };
    QVERIFY(import(folder, ImportMode::Copy, {}, hooks));
    QVERIFY(second);
    QVERIFY2(second->message().find("another import") != std::string::npos, second->message().c_str());
    QCOMPARE(packEntries(), QStringList{QStringLiteral("opus-mt-en-zh")});
}

void tst_PackImporter::progress() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    const uint64_t bytes = inspectFolder(toPath(folder))->bytes();
    for (const ImportMode mode : {ImportMode::Copy, ImportMode::InPlace}) {
        uint64_t last = 0;
        ImportHooks hooks;
        hooks.progress = [&](uint64_t done, uint64_t total) {
            QVERIFY(done > last && total == bytes);
            last = done;
        };
        QVERIFY(import(folder, mode, {}, hooks));
        QCOMPARE(last, bytes);
    }
}

void tst_PackImporter::removes() {
    const QString folder = download(QStringLiteral("moondream-2025-04-14"));
    const QStringList before = stateOf(folder);
    for (const ImportMode mode : {ImportMode::Copy, ImportMode::InPlace}) {
        const Result<PackInfo> pack = import(folder, mode);
        QVERIFY(pack);
        const Result<void> removed = removePack(*pack, toPath(packs()));
        QVERIFY2(removed, removed ? "" : removed.error().message().c_str());
        QVERIFY(packEntries().isEmpty());
        QCOMPARE(stateOf(folder), before);
    }
}

void tst_PackImporter::removesOnlyImports() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    Result<PackInfo> pack = import(folder);
    QVERIFY(pack);
    PackInfo builtIn = *pack;
    builtIn.builtIn = true;
    const Result<PackInfo> raw = readPackInfo(toPath(folder));
    QVERIFY(!removePack(builtIn, toPath(packs())));
    QVERIFY(!removePack(*raw, toPath(packs())));
    QVERIFY(!removePack(*raw, toPath(QFileInfo(folder).path())));
    QVERIFY(!removePack(*pack, toPath(folder)));
    QVERIFY(QFileInfo::exists(folder + QStringLiteral("/config.json")));
    QVERIFY(PackStore::check(*pack));
    // A link that a person made: only the link goes.
    const QString elsewhere = m_folder->filePath(QStringLiteral("elsewhere"));
    QVERIFY(QDir().rename(packs() + QStringLiteral("/opus-mt-en-zh"), elsewhere));
    QVERIFY(QFile::link(elsewhere, packs() + QStringLiteral("/opus-mt-en-zh")));
    QVERIFY(removePack(*pack, toPath(packs())));
    QVERIFY(packEntries().isEmpty());
    QVERIFY(QFileInfo::exists(elsewhere + QStringLiteral("/pack.json")));
}

QTEST_GUILESS_MAIN(tst_PackImporter)
#include "tst_PackImporter.moc"
