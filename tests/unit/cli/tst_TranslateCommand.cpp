#include "tests/unit/cli/CliFixture.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace lunette;
using nlohmann::json;
using test::CliFixture;
using test::Run;

class tst_TranslateCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CliFixture>(); }
    void translate();
    void translateDirection();
    void translateBlank();

private:
    std::unique_ptr<CliFixture> m_fixture;
};

void tst_TranslateCommand::translate() {
    const Run text = m_fixture->run({"translate", "--to", "zh"}, "Save the file.");
    QCOMPARE(text.code, 0);
    QCOMPARE(text.out, std::string("《中文：Save the file.》\n"));
    const json answer = json::parse(m_fixture->run({"translate", "--json", "--beams", "2", "--whole"}, "Save").out);
    for (const char* member : {"text", "token_ids", "source_token_ids", "score", "timings"})
        QVERIFY2(answer.contains(member), member);
}

void tst_TranslateCommand::translateDirection() {
    QCOMPARE(m_fixture->run({"translate"}, "这是什么？").out, std::string("English of 这是什么？\n"));
    QCOMPARE(m_fixture->run({"translate"}, "What is this?").out, std::string("《中文：What is this?》\n"));
    QCOMPARE(m_fixture->run({"translate", "--to", "cmn_Hans"}, "word").out, std::string("《中文：word》\n"));
    const Run wrong = m_fixture->run({"translate", "--to", "zh", "--model", "zh-en"}, "word");
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.err.find("from zh to en") != std::string::npos);
}

void tst_TranslateCommand::translateBlank() {
    const json answer = json::parse(m_fixture->run({"translate", "--json"}, " \n\t ").out);
    QCOMPARE(answer.at("text").get<std::string>(), std::string(" \n\t "));
    QVERIFY(answer.at("token_ids").empty() && answer.at("token_ids").is_array());
    QCOMPARE(m_fixture->script->count(QStringLiteral("translate")), 0);
}

QTEST_MAIN(tst_TranslateCommand)
#include "tst_TranslateCommand.moc"
