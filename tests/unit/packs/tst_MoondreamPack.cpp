#include "core/packs/MoondreamPack.h"
#include "core/packs/PackStore.h"
#include "tests/support/TestData.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <functional>

using namespace lunette;
using nlohmann::json;

/// A snapshot folder as a user may have it, and what is said about it.
class tst_MoondreamPack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensEveryRevision_data();
    void opensEveryRevision();
    void detectsRevisions_data();
    void detectsRevisions();
    void refuses_data();
    void refuses();
    void builtInReader();

private:
    using Damage = std::function<void(const QString& folder)>;
    static void copySnapshot(const QString& revision, const QString& folder);
    static void editHeader(const QString& folder, const std::function<void(json&)>& edit);
    static void editConfig(const QString& folder, const std::function<void(json&)>& edit);
};

static QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static void writeAll(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void tst_MoondreamPack::copySnapshot(const QString& revision, const QString& folder) {
    const QDir source(test::dataPath(QStringLiteral("golden/moondream-%1/model").arg(revision)));
    QVERIFY(QDir().mkpath(folder));
    for (const QString& name : source.entryList(QDir::Files))
        writeAll(folder + u'/' + name, readAll(source.filePath(name)));
}

void tst_MoondreamPack::editHeader(const QString& folder, const std::function<void(json&)>& edit) {
    const QString path = folder + QStringLiteral("/model.safetensors");
    const QByteArray bytes = readAll(path);
    quint64 length = 0;
    std::memcpy(&length, bytes.constData(), 8);
    const QByteArray tensors = bytes.mid(8 + qsizetype(length));
    json header = json::parse(bytes.mid(8, qsizetype(length)).toStdString());
    edit(header);
    const QByteArray text = QByteArray::fromStdString(header.dump());
    length = quint64(text.size());
    writeAll(path, QByteArray(reinterpret_cast<const char*>(&length), 8) + text + tensors);
}

void tst_MoondreamPack::editConfig(const QString& folder, const std::function<void(json&)>& edit) {
    json config = json::parse(readAll(folder + QStringLiteral("/config.json")).toStdString());
    edit(config);
    writeAll(folder + QStringLiteral("/config.json"), QByteArray::fromStdString(config.dump()));
}

void tst_MoondreamPack::opensEveryRevision_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("revision");
    QTest::newRow("2024-07-23") << "2024-07-23"
                                << "2024-07-23";
    QTest::newRow("2025-01-09") << "2025-01-09"
                                << "2025-01-09";
    QTest::newRow("2025-03-27 by choice") << "2025-04-14"
                                          << "2025-03-27";
    QTest::newRow("2025-04-14") << "2025-04-14"
                                << "2025-04-14";
    QTest::newRow("2025-06-21") << "2025-06-21"
                                << "2025-06-21";
    QTest::newRow("4-bit") << "4bit"
                           << "2025-04-14";
}

void tst_MoondreamPack::opensEveryRevision() {
    QFETCH(QString, folder);
    QFETCH(QString, revision);
    const auto info =
        readPackInfo(test::dataPath(QStringLiteral("golden/moondream-%1/model").arg(folder)).toStdString());
    QVERIFY2(info.has_value(), info ? "" : info.error().message().c_str());
    QVERIFY(info->raw);
    const auto pack = openMoondreamPack(*info, revision.toStdString());
    QVERIFY2(pack.has_value(), pack ? "" : pack.error().message().c_str());
    QCOMPARE(pack->rules.name, revision.toStdString());
    QCOMPARE(pack->dims.text.prefix, 730);
    QCOMPARE(pack->dims.vision.layers, folder == QLatin1String("2024-07-23") ? pack->dims.vision.layers : 27);
    QVERIFY(pack->weights.find("text.blocks.0.attn.qkv.weight"));
}

void tst_MoondreamPack::detectsRevisions_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("folderName");
    QTest::addColumn<QString>("pythonFile");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<bool>("assumed");
    QTest::newRow("BF16 is 2025-06-21") << "2025-06-21"
                                        << "x"
                                        << ""
                                        << "2025-06-21" << false;
    QTest::newRow("4-bit is 2025-04-14") << "4bit"
                                         << "x"
                                         << ""
                                         << "2025-04-14" << false;
    QTest::newRow("old layout") << "2024-07-23"
                                << "x"
                                << ""
                                << "2024-07-23" << false;
    QTest::newRow("date in the folder name") << "2025-01-09"
                                             << "moondream2-2025-01-09"
                                             << ""
                                             << "2025-01-09" << false;
    QTest::newRow("sampling in the code") << "2025-04-14"
                                          << "x"
                                          << "DEFAULT_TEMPERATURE = 0.5"
                                          << "2025-04-14" << false;
    QTest::newRow("log sizes in the code") << "2025-04-14"
                                           << "x"
                                           << "torch.pow(2.0, y)"
                                           << "2025-03-27" << false;
    QTest::newRow("neither in the code") << "2025-01-09"
                                         << "x"
                                         << "class MoondreamModel:"
                                         << "2025-01-09" << false;
    QTest::newRow("nothing tells") << "2025-01-09"
                                   << "x"
                                   << ""
                                   << "2025-04-14" << true;
}

void tst_MoondreamPack::detectsRevisions() {
    QFETCH(QString, source);
    QFETCH(QString, folderName);
    QFETCH(QString, pythonFile);
    QFETCH(QString, revision);
    QFETCH(bool, assumed);
    QTemporaryDir temporary;
    const QString folder = temporary.filePath(folderName);
    copySnapshot(source, folder);
    if (!pythonFile.isEmpty())
        writeAll(folder + QStringLiteral("/moondream.py"), pythonFile.toUtf8());
    const auto info = readPackInfo(folder.toStdString());
    QVERIFY2(info.has_value(), info ? "" : info.error().message().c_str());
    const auto pack = openMoondreamPack(*info, {});
    QVERIFY2(pack.has_value(), pack ? "" : pack.error().message().c_str());
    QCOMPARE(pack->rules.name, revision.toStdString());
    QCOMPARE(pack->assumption.has_value(), assumed);
}

void tst_MoondreamPack::refuses_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("says");
    const auto file = [](const char* name) {
        return [name](const QString& folder) { return folder + u'/' + QString::fromLatin1(name); };
    };
    const auto weights = file("model.safetensors");
    const auto tokenizer = file("tokenizer.json");
    QTest::newRow("no weights") << "2025-04-14" << Damage([=](const QString& f) { QFile::remove(weights(f)); })
                                << "model.safetensors";
    QTest::newRow("unfinished download") << "2025-04-14" << Damage([=](const QString& f) {
        QFile::rename(weights(f), weights(f) + QStringLiteral(".incomplete"));
    }) << "not finished";
    QTest::newRow("pointer file of Git LFS") << "2025-04-14" << Damage([=](const QString& f) {
        writeAll(weights(f), "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3854538968\n");
    }) << "LFS";
    QTest::newRow("cut off") << "2025-04-14" << Damage([=](const QString& f) {
        writeAll(weights(f), readAll(weights(f)).chopped(100));
    }) << "model.safetensors";
    QTest::newRow("header longer than the file") << "2025-04-14" << Damage([=](const QString& f) {
        writeAll(weights(f), QByteArray(7, '\xff') + QByteArray(100, 'x'));
    }) << "model.safetensors";
    QTest::newRow("no tokenizer") << "2025-04-14" << Damage([=](const QString& f) { QFile::remove(tokenizer(f)); })
                                  << "tokenizer.json";
    QTest::newRow("tokenizer of another revision") << "2025-06-21" << Damage([=](const QString& f) {
        writeAll(tokenizer(f),
                 readAll(test::dataPath(QStringLiteral("golden/moondream-2025-04-14/model/tokenizer.json"))));
    }) << "starmie-v1";
    QTest::newRow("new tokenizer beside old weights") << "2025-04-14" << Damage([=](const QString& f) {
        writeAll(tokenizer(f),
                 readAll(test::dataPath(QStringLiteral("golden/moondream-2025-06-21/model/tokenizer.json"))));
    }) << "tokenizer.json";
    QTest::newRow("missing tensor") << "2025-04-14" << Damage([](const QString& f) {
        editHeader(f, [](json& header) {
            header["model.text.post_ln.other"] = header["model.text.post_ln.bias"];
            header.erase("model.text.post_ln.bias");
        });
    }) << "text.post_ln.bias";
    QTest::newRow("another shape") << "2025-04-14" << Damage([](const QString& f) {
        editHeader(f, [](json& header) {
            auto& shape = header["model.vision.patch_emb.weight"]["shape"];
            std::swap(shape[0], shape[1]);
        });
    }) << "vision.patch_emb";
    QTest::newRow("another width in config.json") << "2025-04-14" << Damage([](const QString& f) {
        editConfig(f, [](json& config) { config["config"]["text"]["ff_dim"] = 64; });
    }) << "mlp.fc1";
    QTest::newRow("heads that do not divide") << "2025-04-14" << Damage([](const QString& f) {
        editConfig(f, [](json& config) { config["config"]["vision"]["enc_n_heads"] = 7; });
    }) << "config.json";
    QTest::newRow("absurd size") << "2025-04-14" << Damage([](const QString& f) {
        editConfig(f, [](json& config) { config["config"]["text"]["max_context"] = 1e15; });
    }) << "max_context";
    QTest::newRow("more patches than numbers") << "2025-04-14" << Damage([](const QString& f) {
        editConfig(f, [](json& c) { c["config"]["vision"].update({{"crop_size", 1000000}, {"enc_patch_size", 1}}); });
    }) << "do not fit together";
    QTest::newRow("more layers than memory") << "2025-04-14" << Damage([](const QString& f) {
        editConfig(f, [](json& c) { c["config"]["text"]["n_layers"] = 1000000; });
    }) << "n_layers";
    QTest::newRow("answer token outside the vocabulary") << "2025-06-21" << Damage([](const QString& f) {
        editConfig(f, [](json& c) { c["config"]["tokenizer"]["answer_id"] = 9999999; });
    }) << "vocabulary";
    QTest::newRow("prompt ids outside the vocabulary") << "2025-04-14" << Damage([](const QString& f) {
        editConfig(f, [](json& config) { config["config"]["tokenizer"]["templates"]["query"]["prefix"] = {999999}; });
    }) << "vocabulary";
    QTest::newRow("config.json is not JSON") << "2025-04-14" << Damage([](const QString& f) {
        writeAll(f + QStringLiteral("/config.json"), "{\"config\": ");
    }) << "config.json";
    QTest::newRow("another kind of model") << "2025-04-14" << Damage([](const QString& f) {
        editHeader(f, [](json& header) {
            header["bert.weight"] = header["model.vision.blocks.0.attn.proj.bias"];
            header.erase("model.vision.blocks.0.attn.proj.bias");
        });
    }) << "not a Moondream";
}

void tst_MoondreamPack::refuses() {
    QFETCH(QString, source);
    QFETCH(Damage, damage);
    QFETCH(QString, says);
    QTemporaryDir temporary;
    const QString folder = temporary.filePath(QStringLiteral("snapshot"));
    copySnapshot(source, folder);
    damage(folder);
    const auto info = readPackInfo(folder.toStdString());
    const auto pack = info ? openMoondreamPack(*info, {}) : Result<MoondreamPack>(fail(info.error()));
    QVERIFY(!pack.has_value());
    QCOMPARE(pack.error().code, ErrorCode::Pack);
    const QString message = QString::fromStdString(pack.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(!pack.error().advice.empty());
}

void tst_MoondreamPack::builtInReader() {
    const auto info = readPackInfo(test::sourcePath(QStringLiteral("models/packs/lunette-reader")).toStdString());
    QVERIFY2(info.has_value(), info ? "" : info.error().message().c_str());
    const auto pack = openMoondreamPack(*info, {});
    QVERIFY2(pack.has_value(), pack ? "" : pack.error().message().c_str());
    QVERIFY(pack->canvas.enabled);
    QVERIFY(pack->templates.fixed);
    QCOMPARE(pack->tiling.maxTiles, 0);
    QVERIFY(pack->templates.presets.count("read"));
}

QTEST_GUILESS_MAIN(tst_MoondreamPack)
#include "tst_MoondreamPack.moc"
