#include "core/packs/FolderInspector.h"
#include "tests/support/ModelFolders.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace lunette;
using namespace lunette::test;

/// What is said about a folder that someone downloaded.
class tst_FolderInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recognises_data();
    void recognises();
    void revisionMustBeChosen();
    void broken_data();
    void broken();
    void allThatIsMissing();
    void notAModel_data();
    void notAModel();
    void oneLevelTooHigh_data();
    void oneLevelTooHigh();
    void severalModels();
    void hubCache();
    void hubCacheHalfway();
    void starmieBesideTheModel_data();
    void starmieBesideTheModel();
    void chosenTokenizer();
    void leavesTheFolderAlone();
};

using Damage = std::function<void(const QString& folder)>;

static QString problemsOf(const FolderFinding& finding) {
    QString all;
    for (const Error& problem : finding.problems)
        all += QString::fromStdString(problem.message()) + u'\n';
    return all;
}

void tst_FolderInspector::recognises_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("precision");
    QTest::addColumn<QString>("tokenizer");
    const auto row = [](const char* model, const char* name, const char* revision, const char* precision,
                        const char* tokenizer) {
        QTest::newRow(model) << QString(model) << QString(name) << QString(revision) << QString(precision)
                             << QString(tokenizer);
    };
    row("moondream-2024-07-23", "moondream2-2024-07-23", "2024-07-23", "fp16", "codegen");
    row("moondream-2025-04-14", "moondream2-2025-04-14", "2025-04-14", "fp16", "codegen");
    row("moondream-2025-06-21", "moondream2-2025-06-21", "2025-06-21", "bf16", "starmie");
    row("moondream-4bit", "moondream2-4bit-2025-04-14", "2025-04-14", "int4", "codegen");
    row("marian-en-zh", "opus-mt-en-zh", "", "fp32", "sentencepiece");
    row("marian-zh-en", "opus-mt-zh-en", "", "fp16", "sentencepiece");
}

void tst_FolderInspector::recognises() {
    QFETCH(QString, model);
    QTemporaryDir temporary;
    const QString folder = temporary.filePath(QStringLiteral("download"));
    QVERIFY(copyModel(model, folder));
    QVERIFY(writeAll(folder + QStringLiteral("/README.md"), "---\nlanguage: en\nlicense: apache-2.0\n---\nText\n"));
    const Result<FolderFinding> finding = inspectFolder(toPath(folder));
    QVERIFY2(finding, finding ? "" : finding.error().message().c_str());
    QVERIFY2(finding->isUsable(), qPrintable(problemsOf(*finding)));
    QTEST(QString::fromStdString(finding->suggestedName()), "name");
    QTEST(QString::fromStdString(finding->revision), "revision");
    QTEST(QString::fromStdString(finding->precision), "precision");
    QTEST(QString::fromStdString(finding->tokenizer), "tokenizer");
    QCOMPARE(finding->licence, std::string("apache-2.0"));
    QCOMPARE(finding->source, folder.toStdString());
    QVERIFY(finding->parameters > 100'000);
    QVERIFY(finding->weightBytes > finding->parameters / 2 && finding->weightBytes <= finding->parameters * 4);
    QVERIFY(finding->bytes() > finding->weightBytes);
    QVERIFY(finding->smallBytes() < finding->bytes());
    QVERIFY(finding->dims.at(model.startsWith(QLatin1String("marian")) ? "d_model" : "text_dim") > 0);
}

void tst_FolderInspector::revisionMustBeChosen() {
    QTemporaryDir temporary;
    const QString folder = temporary.filePath(QStringLiteral("download"));
    QVERIFY(copyModel(QStringLiteral("moondream-2025-01-09"), folder));
    const Result<FolderFinding> finding = inspectFolder(toPath(folder));
    QVERIFY(finding && finding->isUsable());
    QCOMPARE(finding->choices, (std::vector<std::string>{"2025-04-14", "2025-03-27", "2025-01-09"}));
    QCOMPARE(finding->revision, std::string("2025-04-14"));
    const Result<FolderFinding> chosen = inspectFolder(toPath(folder), {"2025-01-09", {}});
    QVERIFY(chosen && chosen->isUsable());
    QVERIFY(chosen->choices.empty());
    QCOMPARE(chosen->revision, std::string("2025-01-09"));
    QVERIFY(writeAll(folder + QStringLiteral("/moondream.py"), "class MoondreamModel:"));
    QVERIFY(inspectFolder(toPath(folder))->choices.empty());
}

void tst_FolderInspector::broken_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("says");
    const QString old = QStringLiteral("moondream-2025-04-14"), recent = QStringLiteral("moondream-2025-06-21"),
                  marian = QStringLiteral("marian-en-zh");
    const auto gone = [](const char* name) {
        return Damage([name](const QString& f) { QFile::remove(f + u'/' + QString(name)); });
    };
    const auto becomes = [](const char* name, const QByteArray& bytes) {
        return Damage([=](const QString& f) { writeAll(f + u'/' + QString(name), bytes); });
    };
    const auto unfinished = [](const char* place) {
        return Damage([place](const QString& f) {
            QDir(f).mkpath(QFileInfo(f + u'/' + QString(place)).path());
            QFile::rename(f + QStringLiteral("/model.safetensors"), f + u'/' + QString(place));
        });
    };
    const QByteArray pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3854538968\n";
    QTest::newRow("no weights") << old << gone("model.safetensors") << "model.safetensors is missing";
    QTest::newRow("no tokenizer") << old << gone("tokenizer.json") << "tokenizer.json is missing";
    QTest::newRow("no config") << old << gone("config.json") << "config.json is missing";
    QTest::newRow("unfinished beside") << old << unfinished("model.safetensors.incomplete") << "not finished";
    QTest::newRow("unfinished in .cache")
        << old << unfinished(".cache/huggingface/download/x.incomplete") << "not finished";
    QTest::newRow("unfinished by a browser") << old << unfinished("model.safetensors.crdownload") << "not finished";
    QTest::newRow("weights are a pointer") << old << becomes("model.safetensors", pointer) << "Git LFS pointer";
    QTest::newRow("tokenizer is a pointer") << old << becomes("tokenizer.json", pointer) << "Git LFS pointer";
    QTest::newRow("weights are a page") << old << becomes("model.safetensors", "<!DOCTYPE html><html>") << "web page";
    QTest::newRow("weights are empty") << old << becomes("model.safetensors", "") << "is empty";
    QTest::newRow("weights are cut") << old << Damage([](const QString& f) {
        const QString file = f + QStringLiteral("/model.safetensors");
        writeAll(file, readAll(file).chopped(1000));
    }) << "cut off";
    QTest::newRow("weights are a folder") << old << Damage([](const QString& f) {
        QFile::remove(f + QStringLiteral("/model.safetensors"));
        QDir(f).mkdir(QStringLiteral("model.safetensors"));
    }) << "is a folder";
    QTest::newRow("dangling link") << old << Damage([](const QString& f) {
        QFile::remove(f + QStringLiteral("/model.safetensors"));
        QFile::link(QStringLiteral("../nowhere"), f + QStringLiteral("/model.safetensors"));
    }) << "link to a file that is not there";
    QTest::newRow("missing shard") << old << Damage([](const QString& f) {
        QFile::rename(f + QStringLiteral("/model.safetensors"), f + QStringLiteral("/part-1.safetensors"));
        writeAll(f + QStringLiteral("/model.safetensors.index.json"),
                 R"({"weight_map": {"a": "part-1.safetensors", "b": "part-2.safetensors"}})");
    }) << "part-2.safetensors is missing";
    QTest::newRow("index without parts") << old << Damage([](const QString& f) {
        QFile::remove(f + QStringLiteral("/model.safetensors"));
        writeAll(f + QStringLiteral("/model.safetensors.index.json"), "{}");
    }) << "does not list the parts";
    QTest::newRow("stale tokenizer") << recent << Damage([](const QString& f) {
        writeAll(f + QStringLiteral("/tokenizer.json"),
                 readAll(goldenFolder(QStringLiteral("moondream-2025-04-14")) + QStringLiteral("/tokenizer.json")));
    }) << "starmie-v1";
    QTest::newRow("no vocabulary") << marian << gone("vocab.json") << "vocab.json is missing";
    QTest::newRow("no source.spm") << marian << gone("source.spm") << "source.spm is missing";
    QTest::newRow("no target.spm") << marian << gone("target.spm") << "target.spm is missing";
    QTest::newRow("no marian weights") << marian << gone("pytorch_model.bin") << "model.safetensors is missing";
    QTest::newRow("marian without config") << marian << gone("config.json") << "config.json is missing";
    QTest::newRow("direction unknown") << marian << gone("tokenizer_config.json") << "which language";
}

void tst_FolderInspector::broken() {
    QFETCH(QString, model);
    QFETCH(Damage, damage);
    QFETCH(QString, says);
    QTemporaryDir temporary;
    const QString folder = temporary.filePath(QStringLiteral("download"));
    QVERIFY(copyModel(model, folder));
    damage(folder);
    const Result<FolderFinding> finding = inspectFolder(toPath(folder));
    QVERIFY2(finding, finding ? "" : finding.error().message().c_str());
    QVERIFY(!finding->isUsable());
    QCOMPARE(finding->problems.size(), size_t(1));
    QVERIFY2(problemsOf(*finding).contains(says), qPrintable(problemsOf(*finding)));
    QCOMPARE(finding->problems.front().code, ErrorCode::Pack);
    QVERIFY(!finding->problems.front().advice.empty());
}

void tst_FolderInspector::allThatIsMissing() {
    QTemporaryDir temporary;
    QVERIFY(copyModel(QStringLiteral("marian-en-zh"), temporary.path()));
    for (const char* name : {"vocab.json", "target.spm", "pytorch_model.bin"})
        QVERIFY(QFile::remove(temporary.filePath(QString(name))));
    const Result<FolderFinding> finding = inspectFolder(toPath(temporary.path()));
    QVERIFY(finding);
    QCOMPARE(finding->problems.size(), size_t(3));
}

void tst_FolderInspector::notAModel_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* title, const char* file, const QByteArray& content, const char* says) {
        QTest::newRow(title) << QString(file) << content << QString(says);
    };
    row("empty", "", "", "config.json, tokenizer.json and model.safetensors");
    row("pictures", "a.png", "x", "there is no model");
    row("another kind", "config.json", R"({"model_type": "llama"})", "\"llama\"");
    row("no kind", "config.json", "{}", "cannot run");
    row("kind is a number", "config.json", R"({"model_type": 7})", "cannot run");
    row("not JSON", "config.json", "{", "not valid JSON");
    row("a pack", "pack.json", "{}", "already");
}

void tst_FolderInspector::notAModel() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    QTemporaryDir temporary;
    if (!file.isEmpty())
        QVERIFY(writeAll(temporary.filePath(file), content));
    const Result<FolderFinding> finding = inspectFolder(toPath(temporary.path()));
    QVERIFY(!finding);
    QCOMPARE(finding.error().code, ErrorCode::Pack);
    QVERIFY2(QString::fromStdString(finding.error().message()).contains(says), finding.error().message().c_str());
    QVERIFY(!inspectFolder(toPath(temporary.filePath(QStringLiteral("nothing")))));
}

void tst_FolderInspector::oneLevelTooHigh_data() {
    QTest::addColumn<QString>("below");
    QTest::newRow("itself") << "";
    QTest::newRow("one") << "/model";
    QTest::newRow("two") << "/a/b";
    QTest::newRow("three") << "/a/b/c";
}

void tst_FolderInspector::oneLevelTooHigh() {
    QFETCH(QString, below);
    QTemporaryDir temporary;
    QVERIFY(copyModel(QStringLiteral("marian-en-zh"), temporary.path() + below));
    // What lies beside a golden model has the ending of weights too.
    if (!below.isEmpty())
        QVERIFY(writeAll(temporary.filePath(QStringLiteral("taps.safetensors")), "x"));
    const Result<FolderFinding> finding = inspectFolder(toPath(temporary.path() + u'/'));
    QVERIFY2(finding, finding ? "" : finding.error().message().c_str());
    QCOMPARE(finding->folder, toPath(temporary.path() + below));
    QVERIFY(finding->isUsable());
}

void tst_FolderInspector::severalModels() {
    QTemporaryDir temporary;
    QVERIFY(copyModel(QStringLiteral("marian-en-zh"), temporary.filePath(QStringLiteral("one"))));
    QVERIFY(copyModel(QStringLiteral("marian-zh-en"), temporary.filePath(QStringLiteral("two"))));
    const Result<FolderFinding> finding = inspectFolder(toPath(temporary.path()));
    QVERIFY(!finding);
    QVERIFY2(finding.error().message().find("(one, two)") != std::string::npos, finding.error().message().c_str());
}

void tst_FolderInspector::hubCache() {
    QTemporaryDir temporary;
    const QString cache = temporary.path();
    const QString snapshot =
        copyToHubCache(QStringLiteral("moondream-2025-06-21"), cache, QStringLiteral("vikhyatk--moondream2"));
    QVERIFY(!snapshot.isEmpty());
    const QString repository = cache + QStringLiteral("/models--vikhyatk--moondream2");
    QVERIFY(QDir().mkpath(repository + QStringLiteral("/snapshots/older")));
    for (const QString& given : {snapshot, repository, repository + QStringLiteral("/snapshots"), cache}) {
        const Result<FolderFinding> finding = inspectFolder(toPath(given));
        QVERIFY2(finding, finding ? "" : finding.error().message().c_str());
        QVERIFY2(finding->isUsable(), qPrintable(problemsOf(*finding)));
        QCOMPARE(finding->folder, toPath(snapshot));
        QCOMPARE(finding->suggestedName(), std::string("moondream2-2025-06-21"));
        QCOMPARE(finding->source, std::string("vikhyatk/moondream2@0123abc"));
        QCOMPARE(finding->files.size(), size_t(3));
    }
}

void tst_FolderInspector::hubCacheHalfway() {
    QTemporaryDir temporary;
    const QString snapshot = copyToHubCache(QStringLiteral("moondream-2025-06-21"), temporary.path(),
                                            QStringLiteral("vikhyatk--moondream2"));
    const QString blob = temporary.filePath(QStringLiteral("models--vikhyatk--moondream2/blobs/model.safetensors"));
    QVERIFY(QFile::rename(blob, blob + QStringLiteral(".incomplete")));
    QVERIFY(QFile::remove(snapshot + QStringLiteral("/model.safetensors")));
    Result<FolderFinding> finding = inspectFolder(toPath(snapshot));
    QVERIFY(finding && finding->problems.size() == 1);
    QVERIFY(problemsOf(*finding).contains(QStringLiteral("not finished")));
    QVERIFY(QDir(snapshot).removeRecursively());
    finding = inspectFolder(toPath(temporary.filePath(QStringLiteral("models--vikhyatk--moondream2"))));
    QVERIFY(!finding);
    QVERIFY(finding.error().message().find("not finished") != std::string::npos);
}

void tst_FolderInspector::starmieBesideTheModel_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("hasStale");
    for (const bool stale : {true, false}) {
        const char* suffix = stale ? "stale" : "no own";
        QTest::addRow("inside, %s", suffix) << "snapshots/0123abc/starmie-v1" << stale;
        QTest::addRow("in the cache, %s", suffix) << "../models--moondream--starmie-v1/snapshots/9" << stale;
    }
}

void tst_FolderInspector::starmieBesideTheModel() {
    QFETCH(QString, place);
    QFETCH(bool, hasStale);
    QTemporaryDir temporary;
    const QString snapshot = copyToHubCache(QStringLiteral("moondream-2025-06-21"), temporary.path(),
                                            QStringLiteral("vikhyatk--moondream2"));
    const QByteArray right = readAll(snapshot + QStringLiteral("/tokenizer.json"));
    const QString other =
        temporary.filePath(QStringLiteral("models--vikhyatk--moondream2/") + place + QStringLiteral("/tokenizer.json"));
    QVERIFY(QDir().mkpath(QFileInfo(other).path()));
    QVERIFY(writeAll(other, right));
    QVERIFY(QFile::remove(snapshot + QStringLiteral("/tokenizer.json")));
    if (hasStale)
        QVERIFY(writeAll(
            snapshot + QStringLiteral("/tokenizer.json"),
            readAll(goldenFolder(QStringLiteral("moondream-2025-04-14")) + QStringLiteral("/tokenizer.json"))));
    const Result<FolderFinding> finding = inspectFolder(toPath(snapshot));
    QVERIFY2(finding, finding ? "" : finding.error().message().c_str());
    QVERIFY2(finding->isUsable(), qPrintable(problemsOf(*finding)));
    QCOMPARE(finding->tokenizer, std::string("starmie"));
    const auto file = std::find_if(finding->files.begin(), finding->files.end(),
                                   [](const SourceFile& f) { return f.name == "tokenizer.json"; });
    QVERIFY(file != finding->files.end());
    QCOMPARE(file->size, uint64_t(right.size()));
}

void tst_FolderInspector::chosenTokenizer() {
    QTemporaryDir temporary;
    const QString folder = temporary.filePath(QStringLiteral("download"));
    QVERIFY(copyModel(QStringLiteral("moondream-2025-06-21"), folder));
    QVERIFY(QFile::rename(folder + QStringLiteral("/tokenizer.json"), temporary.filePath(QStringLiteral("t.json"))));
    QVERIFY(!inspectFolder(toPath(folder))->isUsable());
    const auto finding = inspectFolder(toPath(folder), {{}, toPath(temporary.filePath(QStringLiteral("t.json")))});
    QVERIFY(finding);
    QVERIFY2(finding->isUsable(), qPrintable(problemsOf(*finding)));
}

void tst_FolderInspector::leavesTheFolderAlone() {
    QTemporaryDir temporary;
    QVERIFY(copyModel(QStringLiteral("moondream-2025-06-21"), temporary.path()));
    const QStringList before = stateOf(temporary.path());
    QVERIFY(inspectFolder(toPath(temporary.path())));
    QCOMPARE(stateOf(temporary.path()), before);
}

QTEST_GUILESS_MAIN(tst_FolderInspector)
#include "tst_FolderInspector.moc"
