#include "tests/support/ModelFolders.h"
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
    void glossaryOfTheFile();
    void ownGlossary();
    void brokenGlossary();
    void memoryOfTheFile();
    void ownMemory();
    void brokenMemory_data();
    void brokenMemory();

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
    const Run other = m_fixture->run({"translate", "--translator", "en-zh"}, "这是什么？");
    QCOMPARE(other.code, 0);
    QVERIFY2(other.err.find("seems to be Chinese") != std::string::npos, other.err.c_str());
    QVERIFY(m_fixture->run({"translate", "--translator", "en-zh"}, "What?").err.empty());
}

void tst_TranslateCommand::translateBlank() {
    const json answer = json::parse(m_fixture->run({"translate", "--json"}, " \n\t ").out);
    QCOMPARE(answer.at("text").get<std::string>(), std::string(" \n\t "));
    QVERIFY(answer.at("token_ids").empty() && answer.at("token_ids").is_array());
    QCOMPARE(m_fixture->script->count(QStringLiteral("translate")), 0);
}

void tst_TranslateCommand::glossaryOfTheFile() {
    const QString file = m_fixture->path(QStringLiteral("terms.csv"));
    QVERIFY(test::writeAll(file, "english,chinese\nfile,卷宗\nFile,档案\n"));
    const Run text = m_fixture->run({"translate", "--glossary", file}, "Save the file.");
    QCOMPARE(text.out, std::string("《中文：Save the 档案.》\n"));
    QVERIFY2(text.err.find("line 2") != std::string::npos, text.err.c_str());
    const Run back = m_fixture->run({"translate", "--glossary", file}, "打开档案。");
    QCOMPARE(back.out, std::string("English of 打开 File。\n"));
    const Run asked = m_fixture->run({"ask", m_fixture->picture(), "What?", "--lang", "zh", "--glossary", file});
    QCOMPARE(asked.code, 0);
}

void tst_TranslateCommand::ownGlossary() {
    const QString own = m_fixture->path(QStringLiteral("glossary.csv"));
    QVERIFY(test::writeAll(own, "file,档案\n"));
    QCOMPARE(m_fixture->run({"translate"}, "Save the file.").out, std::string("《中文：Save the 档案.》\n"));
    QCOMPARE(m_fixture->run({"translate", "--glossary", "none"}, "Save the file.").out,
             std::string("《中文：Save the file.》\n"));
    QVERIFY(test::writeAll(own, "file\n"));
    const Run broken = m_fixture->run({"translate"}, "Save the file.");
    QCOMPARE(broken.code, 0);
    QCOMPARE(broken.out, std::string("《中文：Save the file.》\n"));
    QVERIFY2(broken.err.find("your glossary is not used") != std::string::npos, broken.err.c_str());
}

void tst_TranslateCommand::brokenGlossary() {
    const QString file = m_fixture->path(QStringLiteral("terms.csv"));
    const Run missing = m_fixture->run({"translate", "--glossary", file}, "Save");
    QCOMPARE(missing.code, 2);
    QVERIFY2(missing.err.find("cannot be read") != std::string::npos, missing.err.c_str());
    QVERIFY(test::writeAll(file, "file,文件\n\"open,打开\n"));
    const Run broken = m_fixture->run({"translate", "--glossary", file}, "Save");
    QCOMPARE(broken.code, 2);
    QVERIFY2(broken.err.find("line 2") != std::string::npos, broken.err.c_str());
    QCOMPARE(m_fixture->run({"translate", "--whole", "--glossary", file}, "Save").code, 2);
    QCOMPARE(m_fixture->script->count(QStringLiteral("translate")), 0);
}

void tst_TranslateCommand::memoryOfTheFile() {
    const QString file = m_fixture->path(QStringLiteral("own.csv"));
    QVERIFY(test::writeAll(file, "en-zh,Save the file.,存盘。\nen-zh,Open.\nzh-en,打开。,Open it.\n"));
    const Run text = m_fixture->run({"translate", "--memory", file}, "Save  the file.\n");
    QCOMPARE(text.out, std::string("存盘。\n"));
    QVERIFY2(text.err.find("line 2") != std::string::npos, text.err.c_str());
    QCOMPARE(m_fixture->run({"translate", "--memory", file}, "打开。").out, std::string("Open it.\n"));
    const json own = json::parse(m_fixture->run({"translate", "--json", "--memory", file}, "Save the file.").out);
    QVERIFY(own.at("from_memory").get<bool>());
    const json other = json::parse(m_fixture->run({"translate", "--json", "--memory", file}, "Save").out);
    QVERIFY(!other.at("from_memory").get<bool>());
}

void tst_TranslateCommand::ownMemory() {
    const QString own = m_fixture->path(QStringLiteral("memory.csv"));
    QVERIFY(test::writeAll(own, "en-zh,Save the file.,存盘。\n"));
    QCOMPARE(m_fixture->run({"translate"}, "Save the file.").out, std::string("存盘。\n"));
    const std::string machine = "《中文：Save the file.》\n";
    QCOMPARE(m_fixture->run({"translate", "--memory", "none"}, "Save the file.").out, machine);
    QCOMPARE(m_fixture->run({"translate", "--whole"}, "Save the file.").out, machine);
    QVERIFY(test::writeAll(own, "en-zh,\"Save the file.,存盘。\n"));
    const Run broken = m_fixture->run({"translate"}, "Save the file.");
    QCOMPARE(broken.code, 0);
    QCOMPARE(broken.out, machine);
    QVERIFY2(broken.err.find("your translation memory is not used") != std::string::npos, broken.err.c_str());
}

void tst_TranslateCommand::brokenMemory_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("no file") << QStringList{"--memory", "none.csv"} << "cannot be read";
    QTest::newRow("broken") << QStringList{"--memory", "broken.csv"} << "line 1";
    QTest::newRow("whole") << QStringList{"--whole", "--memory", "good.csv"} << "--whole";
}

void tst_TranslateCommand::brokenMemory() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    QVERIFY(test::writeAll(m_fixture->path(QStringLiteral("broken.csv")), "en-zh,\"Save,存盘\n"));
    QVERIFY(test::writeAll(m_fixture->path(QStringLiteral("good.csv")), "en-zh,Save,存盘\n"));
    arguments.back() = m_fixture->path(arguments.back());
    const Run run = m_fixture->run(QStringList{"translate"} + arguments, "Save");
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.find(words.toStdString()) != std::string::npos, run.err.c_str());
    QCOMPARE(m_fixture->script->count(QStringLiteral("translate")), 0);
}

QTEST_MAIN(tst_TranslateCommand)
#include "tst_TranslateCommand.moc"
