#include "tests/unit/cli/CliFixture.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace lunette;
using nlohmann::json;
using test::CliFixture;
using test::Run;

class tst_TokenizeCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CliFixture>(); }
    void tokenize();

private:
    std::unique_ptr<CliFixture> m_fixture;
};

void tst_TokenizeCommand::tokenize() {
    for (const char* name : {"bpe/mixed", "spm/unigram"}) {
        const QString folder = test::dataPath(QStringLiteral("golden/") + QLatin1String(name));
        const Run ids = m_fixture->run({"tokenize", "--model", folder, "--json"}, "[\"Save the file.\", \"\"]");
        QCOMPARE(ids.code, 0);
        const json parsed = json::parse(ids.out);
        QCOMPARE(parsed.size(), size_t(2));
        QVERIFY(!parsed[0].empty());
        const Run text = m_fixture->run({"tokenize", "--decode", "--model", folder, "--json"}, ids.out);
        QCOMPARE(json::parse(text.out)[0].get<std::string>().find("Save the file.") != std::string::npos, true);
        for (const char* bad : {"", "{}", "[1]", "[\"a\"", "\"a\""})
            QCOMPARE(m_fixture->run({"tokenize", "--model", folder}, bad).code, 2);
        QCOMPARE(m_fixture->run({"tokenize", "--decode", "--model", folder}, "[\"a\"]").code, 2);
    }
}

QTEST_MAIN(tst_TokenizeCommand)
#include "tst_TokenizeCommand.moc"
