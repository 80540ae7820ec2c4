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

private:
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

QTEST_MAIN(tst_PacksCommand)
#include "tst_PacksCommand.moc"
