#include "tests/support/ModelFolders.h"
#include "tests/unit/cli/CliFixture.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace lunette;
using nlohmann::json;
using test::CliFixture;
using test::Run;

class tst_PacksCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CliFixture>(); }
    void packs();
    void packsCheckDamaged();
    void import_data();
    void import();
    void importAgain();
    void importTellsTheRevision();
    void importFails_data();
    void importFails();
    void importTellsAllThatIsMissing();
    void importCancelled();
    void infoOfAFolder();
    void remove();
    void checkInPlace();

private:
    QString download(const QString& model) const {
        const QString folder = m_fixture->path(QStringLiteral("downloads/") + model);
        return test::copyModel(model, folder) ? folder : QString();
    }
    QStringList packNames() const {
        return QDir(m_fixture->packs()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    std::unique_ptr<CliFixture> m_fixture;
};

void tst_PacksCommand::packs() {
    const Run list = m_fixture->run({"packs", "list"});
    QCOMPARE(list.code, 0);
    for (const char* name : {"vision", "en-zh", "zh-en"})
        QVERIFY2(list.out.find(name) != std::string::npos, name);
    QCOMPARE(json::parse(m_fixture->run({"packs", "list", "--json"}).out).at("packs").size(), size_t(3));
    QCOMPARE(
        json::parse(m_fixture->run({"packs", "info", "en-zh", "--json"}).out).at("target_language").get<std::string>(),
        std::string("zh"));
    QVERIFY(m_fixture->run({"packs", "info", "vision"}).out.find("vision-language") != std::string::npos);
    QCOMPARE(m_fixture->run({"packs", "info", "none"}).code, 4);
    const Run check = m_fixture->run({"packs", "check"});
    QCOMPARE(check.code, 0);
    QCOMPARE(check.out, std::string("en-zh: ok\nvision: ok\nzh-en: ok\n"));
    QCOMPARE(m_fixture->script->count(QStringLiteral("open")), 0);
}

void tst_PacksCommand::packsCheckDamaged() {
    QFile weights(m_fixture->packs() + QStringLiteral("/vision/weights"));
    QVERIFY(weights.open(QIODevice::WriteOnly));
    weights.write("x");
    weights.close();
    const Run check = m_fixture->run({"packs", "check"});
    QCOMPARE(check.code, 4);
    QVERIFY(check.out.find("vision: damaged") != std::string::npos);
    QVERIFY(check.err.find("weights") != std::string::npos);
    QCOMPARE(m_fixture->run({"packs", "check", "en-zh"}).code, 0);
    const json error = json::parse(m_fixture->run({"packs", "check", "--json"}).out);
    QCOMPARE(error.at("error").at("code").get<std::string>(), std::string("pack"));
}

void tst_PacksCommand::import_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("revision");
    QTest::newRow("moondream") << "moondream-2025-06-21" << QStringList() << "moondream2-2025-06-21"
                               << "2025-06-21";
    QTest::newRow("in place") << "moondream-2025-06-21" << QStringList{"--in-place"} << "moondream2-2025-06-21"
                              << "2025-06-21";
    QTest::newRow("named") << "moondream-2025-06-21" << QStringList{"--name", "mine"} << "mine"
                           << "2025-06-21";
    QTest::newRow("revision") << "moondream-2025-01-09" << QStringList{"--revision", "2025-03-27"}
                              << "moondream2-2025-03-27"
                              << "2025-03-27";
    QTest::newRow("marian") << "marian-en-zh" << QStringList() << "opus-mt-en-zh"
                            << "";
}

void tst_PacksCommand::import() {
    QFETCH(QString, model);
    QFETCH(QStringList, options);
    QFETCH(QString, name);
    QFETCH(QString, revision);
    const QString folder = m_fixture->path(QStringLiteral("download"));
    QVERIFY(test::copyModel(model, folder));
    const QStringList before = test::stateOf(folder);
    const Run run = m_fixture->run(QStringList{"packs", "import", folder, "--json"} + options);
    QVERIFY2(run.code == 0, run.err.c_str());
    const json pack = json::parse(run.out);
    QCOMPARE(QString::fromStdString(pack.at("name").get<std::string>()), name);
    QCOMPARE(QString::fromStdString(pack.value("revision", std::string())), revision);
    QCOMPARE(pack.contains("original"), options.contains("--in-place"));
    QVERIFY(!pack.contains("assumption"));
    QVERIFY(run.err.find("lunette: found ") == 0);
    QCOMPARE(run.err.find('\r'), std::string::npos);
    QCOMPARE(test::stateOf(folder), before);
    QCOMPARE(m_fixture->run({"packs", "check", name}).code, 0);
    const Run info = m_fixture->run({"packs", "info", name});
    QCOMPARE(info.code, 0);
    QVERIFY(info.out.find(name.toStdString()) != std::string::npos);
}

void tst_PacksCommand::importAgain() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    QCOMPARE(m_fixture->run({"packs", "import", folder}).code, 0);
    const Run second = m_fixture->run({"packs", "import", folder});
    QCOMPARE(second.code, 0);
    QVERIFY(second.out.find("opus-mt-en-zh-2") != std::string::npos);
    QCOMPARE(m_fixture->run({"packs", "import", folder, "--name", "en-zh"}).code, 2);
}

void tst_PacksCommand::importTellsTheRevision() {
    const QString folder = m_fixture->path(QStringLiteral("download"));
    QVERIFY(test::copyModel(QStringLiteral("moondream-2025-01-09"), folder));
    const Run run = m_fixture->run({"packs", "import", folder, "--json"});
    QCOMPARE(run.code, 0);
    const json pack = json::parse(run.out);
    QCOMPARE(pack.at("revision").get<std::string>(), std::string("2025-04-14"));
    QVERIFY(pack.at("assumption").get<std::string>().find("2025-01-09") != std::string::npos);
    QVERIFY(run.err.find("--revision") != std::string::npos);
}

void tst_PacksCommand::importFails_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("no folder") << QStringList{} << 2 << "import FOLDER";
    QTest::newRow("nothing there") << QStringList{"/nowhere"} << 4 << "there is no model folder";
    QTest::newRow("a picture") << QStringList{"PICTURE"} << 4 << "is a file";
    QTest::newRow("no model in it") << QStringList{"EMPTY"} << 4 << "model.safetensors";
    QTest::newRow("unknown revision") << QStringList{"MODEL", "--revision", "1999"} << 2 << "1999";
    QTest::newRow("revision of another layout")
        << QStringList{"MODEL", "--revision", "2024-07-23"} << 4 << "not of revision";
    QTest::newRow("bad name") << QStringList{"MODEL", "--name", "a/b"} << 2 << "a/b";
    QTest::newRow("option of another command") << QStringList{"MODEL", "--crop", "1,1,1,1"} << 2 << "crop";
}

void tst_PacksCommand::importFails() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    QVERIFY(QDir().mkpath(m_fixture->path(QStringLiteral("empty"))));
    arguments.replaceInStrings(QStringLiteral("PICTURE"), m_fixture->picture());
    arguments.replaceInStrings(QStringLiteral("EMPTY"), m_fixture->path(QStringLiteral("empty")));
    arguments.replaceInStrings(QStringLiteral("MODEL"), download(QStringLiteral("moondream-2025-04-14")));
    const QStringList before = packNames();
    const Run run = m_fixture->run(QStringList{"packs", "import"} + arguments);
    QVERIFY2(run.code == code, run.err.c_str());
    QVERIFY2(QString::fromStdString(run.err).contains(says), run.err.c_str());
    QVERIFY(run.out.empty());
    QCOMPARE(packNames(), before);
}

void tst_PacksCommand::importTellsAllThatIsMissing() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    QVERIFY(QFile::remove(folder + QStringLiteral("/vocab.json")));
    QVERIFY(QFile::remove(folder + QStringLiteral("/target.spm")));
    const Run run = m_fixture->run({"packs", "import", folder, "--json"});
    QCOMPARE(run.code, 4);
    QVERIFY(run.err.find("vocab.json") != std::string::npos);
    QVERIFY(run.err.find("target.spm") != std::string::npos);
    QCOMPARE(json::parse(run.out).at("error").at("code").get<std::string>(), std::string("pack"));
}

void tst_PacksCommand::importCancelled() {
    const QString folder = download(QStringLiteral("moondream-2025-06-21"));
    const QStringList before = packNames();
    m_fixture->cancel.cancel();
    const Run run = m_fixture->run({"packs", "import", folder});
    QCOMPARE(run.code, 130);
    QVERIFY(run.out.empty());
    QCOMPARE(packNames(), before);
}

void tst_PacksCommand::infoOfAFolder() {
    const QString folder = m_fixture->path(QStringLiteral("download"));
    QVERIFY(test::copyModel(QStringLiteral("moondream-2025-01-09"), folder));
    const Run text = m_fixture->run({"packs", "info", folder});
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.find("2025-04-14, 2025-03-27, 2025-01-09") != std::string::npos, text.out.c_str());
    QVERIFY(QFile::remove(folder + QStringLiteral("/tokenizer.json")));
    const json info = json::parse(m_fixture->run({"packs", "info", folder, "--json"}).out);
    QVERIFY(info.at("raw").get<bool>());
    QVERIFY(info.at("problems").at(0).get<std::string>().find("tokenizer.json is missing") != std::string::npos);
}

void tst_PacksCommand::remove() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    const QStringList before = packNames();
    QCOMPARE(m_fixture->run({"packs", "import", folder, "--in-place"}).code, 0);
    const Run run = m_fixture->run({"packs", "remove", "opus-mt-en-zh", "--json"});
    QVERIFY2(run.code == 0, run.err.c_str());
    QCOMPARE(json::parse(run.out).at("removed").get<std::string>(), std::string("opus-mt-en-zh"));
    QCOMPARE(packNames(), before);
    QVERIFY(QFile::exists(folder + QStringLiteral("/pytorch_model.bin")));
    QCOMPARE(m_fixture->run({"packs", "remove", "opus-mt-en-zh"}).code, 4);
    QCOMPARE(m_fixture->run({"packs", "remove", folder}).code, 4);
    QCOMPARE(m_fixture->run({"packs", "remove"}).code, 2);
    QVERIFY(QFile::exists(folder + QStringLiteral("/pytorch_model.bin")));
    m_fixture->addPack(QStringLiteral("shipped"), R"("kind": "vision-language", "built_in": true)");
    const Run builtIn = m_fixture->run({"packs", "remove", "shipped"});
    QCOMPARE(builtIn.code, 4);
    QVERIFY(builtIn.err.find("built in") != std::string::npos);
}

void tst_PacksCommand::checkInPlace() {
    const QString folder = download(QStringLiteral("marian-en-zh"));
    QCOMPARE(m_fixture->run({"packs", "import", folder, "--in-place"}).code, 0);
    QVERIFY(m_fixture->run({"packs", "list"}).out.find("in place") != std::string::npos);
    QCOMPARE(m_fixture->run({"packs", "check"}).code, 0);
    QVERIFY(QDir().rename(folder, folder + QStringLiteral("-moved")));
    const Run run = m_fixture->run({"packs", "check"});
    QCOMPARE(run.code, 4);
    QVERIFY(run.out.find("opus-mt-en-zh: damaged") != std::string::npos);
    QVERIFY2(run.err.find("is not there") != std::string::npos, run.err.c_str());
}

QTEST_MAIN(tst_PacksCommand)
#include "tst_PacksCommand.moc"
