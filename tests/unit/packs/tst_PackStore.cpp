#include "core/packs/PackStore.h"
#include "tests/support/TestData.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

static void writeFile(const QString& path, const QByteArray& data) {
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(data) == data.size(), qPrintable(path));
}

static std::filesystem::path toPath(const QString& text) {
    return text.toStdString();
}

static const QByteArray kWeights("some weights");

static QByteArray packJson(const QByteArray& name, bool builtIn = false) {
    const QByteArray hash = QCryptographicHash::hash(kWeights, QCryptographicHash::Sha256).toHex();
    return "{\"format\": \"lunette-pack\", \"version\": 1, \"name\": \"" + name +
           "\", \"kind\": \"vision-language\", \"revision\": \"r1\", \"precision\": \"fp16\","
           "\"title\": {\"en\": \"A pack\", \"zh\": \"包\"}, \"notice\": {\"en\": \"Small.\"},"
           "\"built_in\": " +
           (builtIn ? "true" : "false") +
           ", \"presets\": {\"read\": [2]}, \"files\": {\"model.safetensors\": {\"size\": 12, \"sha256\": \"" + hash +
           "\"}}}";
}

/// A pack folder `name` inside `parent`.
static QString makePack(const QString& parent, const QString& name, const QByteArray& json) {
    const QString folder = parent + u'/' + name;
    QDir().mkpath(folder);
    writeFile(folder + QStringLiteral("/pack.json"), json);
    writeFile(folder + QStringLiteral("/model.safetensors"), kWeights);
    return folder;
}

class tst_PackStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void reads();
    void hostile_data();
    void hostile();
    void hugeDescription();
    void rawFolders_data();
    void rawFolders();
    void rawDirectionFromName();
    void notAPack_data();
    void notAPack();
    void listAndFind();
    void defaults();
    void checkGood();
    void checkDamaged_data();
    void checkDamaged();
    void checkRaw();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_PackStore::reads() {
    const Result<PackInfo> info = readPackInfo(toPath(makePack(m_folder->path(), "one", packJson("one", true))));
    QVERIFY(info);
    QCOMPARE(info->name, std::string("one"));
    QVERIFY(info->kind == PackKind::VisionLanguage);
    QCOMPARE(info->revision, std::string("r1"));
    QCOMPARE(info->title.at("zh"), std::string("包"));
    QCOMPARE(info->notice.at("en"), std::string("Small."));
    QVERIFY(info->builtIn);
    QVERIFY(!info->raw);
    QCOMPARE(info->presets, std::vector<std::string>{"read"});
    QCOMPARE(info->bytes, uint64_t(12));
    QCOMPARE(info->folder.filename().string(), std::string("one"));
}

void tst_PackStore::hostile_data() {
    const QByteArray good = packJson("one");
    QTest::addColumn<QByteArray>("json");
    const auto row = [&](const char* name, const QByteArray& from, const QByteArray& to) {
        QVERIFY2(good.contains(from), name);
        QTest::newRow(name) << QByteArray(good).replace(from, to);
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not json") << QByteArray("pack");
    QTest::newRow("cut") << good.left(good.size() / 2);
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("deep") << QByteArray(500'000, '[');
    QTest::newRow("no members") << QByteArray("{}");
    row("newer version", "\"version\": 1", "\"version\": 2");
    row("name is a number", "\"name\": \"one\"", "\"name\": 1");
    row("name leads outside", "\"name\": \"one\"", "\"name\": \"../one\"");
    row("no name", "\"name\": \"one\"", "\"name\": \"\"");
    row("name twice", "\"name\": \"one\"", "\"name\": \"one\", \"name\": \"two\"");
    row("kind unknown", "vision-language", "magic");
    row("kind is a list", "\"kind\": \"vision-language\"", "\"kind\": []");
    row("translator without languages", "vision-language", "translator");
    row("title is text", "{\"en\": \"A pack\", \"zh\": \"包\"}", "\"A pack\"");
    row("title of numbers", "\"A pack\"", "7");
    row("built_in is text", "\"built_in\": false", "\"built_in\": \"no\"");
    row("presets are a list", "{\"read\": [2]}", "[\"read\"]");
    row("files are a list", "\"files\": {", "\"files\": [], \"other\": {");
    row("no files", "\"files\": {", "\"files\": {}, \"other\": {");
    row("file above", "\"model.safetensors\"", "\"../model.safetensors\"");
    row("file absolute", "\"model.safetensors\"", "\"/etc/passwd\"");
    row("file with backslash", "\"model.safetensors\"", "\"..\\\\model\"");
    row("file is the folder", "\"model.safetensors\"", "\"..\"");
    row("file with nul", "\"model.safetensors\"", "\"a\\u0000b\"");
    row("size is negative", "\"size\": 12", "\"size\": -1");
    row("size is a fraction", "\"size\": 12", "\"size\": 1.5");
    row("size is text", "\"size\": 12", "\"size\": \"12\"");
    row("hash is short", "\"sha256\": \"", "\"sha256\": \"0");
    row("hash is no hash", "\"sha256\": \"", "\"sha256\": \"zz\", \"old\": \"");
    row("in place without an original", "\"size\": 12", "\"in_place\": true, \"size\": 12");
    row("in_place is text", "\"size\": 12", "\"in_place\": \"yes\", \"size\": 12");
    row("original is relative", "\"files\"", "\"original\": \"../elsewhere\", \"files\"");
    row("original is a number", "\"files\"", "\"original\": 7, \"files\"");
    row("sizes overflow", "\"files\": {",
        "\"files\": {\"a\": {\"size\": 18446744073709551615, \"sha256\": "
        "\"0000000000000000000000000000000000000000000000000000000000000000\"},");
}

void tst_PackStore::hostile() {
    QFETCH(QByteArray, json);
    const Result<PackInfo> info = readPackInfo(toPath(makePack(m_folder->path(), "one", json)));
    QVERIFY(!info);
    QCOMPARE(info.error().code, ErrorCode::Pack);
    QVERIFY(!info.error().advice.empty());
    const PackStore store({m_folder->path()});
    QVERIFY(store.list().empty());
    QCOMPARE(store.problems().size(), size_t(1));
}

void tst_PackStore::hugeDescription() {
    const QByteArray json = packJson("one").replace("\"A pack\"", '"' + QByteArray(2 << 20, 'x') + '"');
    const Result<PackInfo> info = readPackInfo(toPath(makePack(m_folder->path(), "one", json)));
    QVERIFY(!info);
    QVERIFY(info.error().message().find("larger than such a file can be") != std::string::npos);
}

void tst_PackStore::rawFolders_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("translator");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    for (const char* name : {"moondream-2024-07-23", "moondream-2025-01-09", "moondream-2025-04-14",
                             "moondream-2025-06-21", "moondream-4bit"})
        QTest::newRow(name) << QString::fromLatin1(name) + QStringLiteral("/model") << false << ""
                            << "";
    QTest::newRow("marian-en-zh") << "marian-en-zh" << true << "en"
                                  << "zh";
    QTest::newRow("marian-zh-en") << "marian-zh-en" << true << "zh"
                                  << "en";
}

void tst_PackStore::rawFolders() {
    QFETCH(QString, folder);
    QFETCH(bool, translator);
    const Result<PackInfo> info = readPackInfo(toPath(test::dataPath(QStringLiteral("golden/") + folder)));
    QVERIFY2(info, info ? "" : info.error().message().c_str());
    QVERIFY(info->raw);
    QVERIFY(!info->builtIn);
    QVERIFY(info->bytes > 1000);
    QCOMPARE(info->kind == PackKind::Translator, translator);
    QTEST(QString::fromStdString(info->sourceLanguage), "source");
    QTEST(QString::fromStdString(info->targetLanguage), "target");
}

void tst_PackStore::rawDirectionFromName() {
    const QString folder = m_folder->filePath(QStringLiteral("models--Helsinki-NLP--opus-mt-zh-en/snapshots/0123"));
    QVERIFY(QDir().mkpath(folder));
    writeFile(folder + QStringLiteral("/config.json"), "{\"model_type\": \"marian\"}");
    const Result<PackInfo> info = readPackInfo(toPath(folder + u'/'));
    QVERIFY(info);
    QCOMPARE(info->name, std::string("opus-mt-zh-en"));
    QCOMPARE(info->sourceLanguage, std::string("zh"));
    QCOMPARE(info->targetLanguage, std::string("en"));
}

void tst_PackStore::notAPack_data() {
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing there") << ""
                                   << "neither pack.json nor config.json";
    QTest::newRow("another model") << "{\"model_type\": \"llama\"}"
                                   << "\"llama\"";
    QTest::newRow("no type") << "{}"
                             << "cannot run";
    QTest::newRow("not json") << "{"
                              << "not valid JSON";
}

void tst_PackStore::notAPack() {
    QFETCH(QString, config);
    QFETCH(QString, says);
    if (!config.isEmpty())
        writeFile(m_folder->filePath(QStringLiteral("config.json")), config.toUtf8());
    const Result<PackInfo> info = readPackInfo(toPath(m_folder->path()));
    QVERIFY(!info);
    QCOMPARE(info.error().code, ErrorCode::Pack);
    QVERIFY2(info.error().message().find(says.toStdString()) != std::string::npos, info.error().message().c_str());
}

void tst_PackStore::listAndFind() {
    const QString first = m_folder->filePath(QStringLiteral("first"));
    const QString second = m_folder->filePath(QStringLiteral("second"));
    makePack(first, "b", packJson("beta"));
    makePack(first, "a", packJson("alpha"));
    makePack(second, "again", packJson("alpha", true));
    makePack(second, "bad", "{}");
    QDir().mkpath(second + QStringLiteral("/empty"));
    const PackStore store({m_folder->filePath(QStringLiteral("missing")), first, second});
    const std::vector<PackInfo> packs = store.list();
    QCOMPARE(packs.size(), size_t(2));
    QCOMPARE(packs[0].name, std::string("alpha"));
    QVERIFY(!packs[0].builtIn);
    QCOMPARE(store.problems().size(), size_t(1));
    QCOMPARE(store.find(QStringLiteral("beta"))->name, std::string("beta"));
    QCOMPARE(store.find(second + QStringLiteral("/again"))->builtIn, true);
    const Result<PackInfo> missing = store.find(QStringLiteral("gamma"));
    QVERIFY(!missing);
    QVERIFY(missing.error().message().find("alpha, beta") != std::string::npos);
    QVERIFY(!store.find(QString()));
    QVERIFY(!store.find(first + QStringLiteral("/a/pack.json")));
}

void tst_PackStore::defaults() {
    const QString folder = m_folder->path();
    makePack(folder, "a", packJson("shipped", true));
    makePack(folder, "z", packJson("mine"));
    QByteArray translator = packJson("tr").replace("vision-language", "translator");
    translator.insert(1, "\"source_language\": \"zh\", \"target_language\": \"en\",");
    makePack(folder, "t", translator);
    const PackStore store({folder});
    QCOMPARE(store.findDefault(PackKind::VisionLanguage)->name, std::string("mine"));
    QCOMPARE(store.findDefault(PackKind::Translator, "zh")->name, std::string("tr"));
    const Result<PackInfo> other = store.findDefault(PackKind::Translator, "en");
    QVERIFY(!other);
    QVERIFY(other.error().message().find("\"en\"") != std::string::npos);
    QVERIFY(!PackStore({}).findDefault(PackKind::VisionLanguage));
}

void tst_PackStore::checkGood() {
    const Result<PackInfo> info = readPackInfo(toPath(makePack(m_folder->path(), "one", packJson("one"))));
    QVERIFY(info);
    QVERIFY(PackStore::check(*info));
}

void tst_PackStore::checkDamaged_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("changed byte") << QByteArray("some weightz") << "SHA-256";
    QTest::newRow("truncated") << QByteArray("some") << "4 bytes instead of 12";
    QTest::newRow("longer") << QByteArray("some weights and more") << "instead of 12";
    QTest::newRow("missing") << QByteArray() << "missing";
}

void tst_PackStore::checkDamaged() {
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const QString folder = makePack(m_folder->path(), "one", packJson("one"));
    QVERIFY(QFile::remove(folder + QStringLiteral("/model.safetensors")));
    if (!content.isEmpty())
        writeFile(folder + QStringLiteral("/model.safetensors"), content);
    const Result<PackInfo> info = readPackInfo(toPath(folder));
    QVERIFY(info);
    const Result<void> checked = PackStore::check(*info);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::Pack);
    const std::string message = checked.error().message();
    QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
    QVERIFY(message.find("model.safetensors") != std::string::npos);
}

void tst_PackStore::checkRaw() {
    const Result<PackInfo> info = readPackInfo(toPath(test::dataPath(QStringLiteral("golden/marian-en-zh"))));
    QVERIFY(info);
    QVERIFY(!PackStore::check(*info));
}

QTEST_MAIN(tst_PackStore)
#include "tst_PackStore.moc"
