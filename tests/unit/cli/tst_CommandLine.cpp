#include "tests/unit/cli/CliFixture.h"

#include <nlohmann/json.hpp>

#include <QFile>

#include <algorithm>

using namespace lunette;
using nlohmann::json;
using test::CliFixture;
using test::Run;

static void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

class tst_CommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CliFixture>(); }
    void isCommandLine_data();
    void isCommandLine();
    void help_data();
    void help();
    void version();
    void exitCodes_data();
    void exitCodes();
    void errorsAsJson();
    void streamsText();
    void answersAsJson();
    void cropsThePicture();
    void questionGoesUnchanged();
    void earlierTurnsGoAlong();
    void refusesBadHistory_data();
    void refusesBadHistory();
    void controlCharactersAreStripped();
    void bothLanguages();
    void stopGivesPartialAnswer();
    void builtInNotice();
    void outOfMemory();
    void closedOutput();

private:
    std::unique_ptr<CliFixture> m_fixture;
};

void tst_CommandLine::isCommandLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing") << QStringList() << false;
    QTest::newRow("picture") << QStringList{test::sourcePath("CMakeLists.txt")} << false;
    QTest::newRow("address") << QStringList{"file:///tmp/a.png"} << false;
    QTest::newRow("platform") << QStringList{"-platform", "offscreen"} << false;
    QTest::newRow("subcommand") << QStringList{"ask", "a.png"} << true;
    QTest::newRow("help") << QStringList{"--help"} << true;
    QTest::newRow("version") << QStringList{"--version"} << true;
    QTest::newRow("typing mistake") << QStringList{"capton"} << true;
}

void tst_CommandLine::isCommandLine() {
    QFETCH(QStringList, arguments);
    QTEST(lunette::isCommandLine(arguments), "expected");
}

void tst_CommandLine::help_data() {
    QTest::addColumn<QString>("command");
    for (const char* name : {"note", "caption", "ask", "detect", "point", "gaze", "translate", "tokenize", "packs"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_CommandLine::help() {
    QFETCH(QString, command);
    const Run shown = m_fixture->run({command, "--help"});
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.out.find("example:\n") != std::string::npos);
    QVERIFY(shown.out.find("lunette " + command.toStdString()) != std::string::npos);
    QVERIFY(shown.err.empty());
    QCOMPARE(m_fixture->run({"help", command}).out, shown.out);
    const std::string overview = m_fixture->run({"--help"}).out;
    QVERIFY(overview.find("  " + command.toStdString() + " ") != std::string::npos);
    QVERIFY(overview.find("import") == std::string::npos);
}

void tst_CommandLine::version() {
    QVERIFY(m_fixture->run({"--version"}).out.starts_with("lunette "));
}

void tst_CommandLine::exitCodes_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const QString P = QStringLiteral("@picture");
    QTest::newRow("done") << QStringList{"ask", P, "What?"} << 0 << "";
    QTest::newRow("no command") << QStringList{"capton", P} << 2 << "capton";
    QTest::newRow("unknown option") << QStringList{"ask", P, "What?", "--frob"} << 2 << "frob";
    QTest::newRow("no picture") << QStringList{"ask"} << 2 << "IMAGE";
    QTest::newRow("no question") << QStringList{"ask", P} << 2 << "QUESTION";
    QTest::newRow("empty question") << QStringList{"ask", P, ""} << 2 << "empty";
    QTest::newRow("blank question") << QStringList{"ask", P, " \n\t"} << 2 << "empty";
    QTest::newRow("only controls") << QStringList{"ask", P, QString(QChar(7))} << 2 << "empty";
    QTest::newRow("long question") << QStringList{"ask", P, QString(100'000, u'a')} << 2 << "100000";
    QTest::newRow("long object") << QStringList{"detect", P, QString(100'000, u'a')} << 2 << "100000";
    QTest::newRow("too many words") << QStringList{"ask", P, "What", "is"} << 2 << "\"is\"";
    QTest::newRow("marks without picture") << QStringList{"ask", "--no-image", "What?", "--at", "0,0"} << 2 << "--at";
    QTest::newRow("gaze without place") << QStringList{"gaze", P} << 2 << "--at";
    QTest::newRow("packs verb") << QStringList{"packs", "frob"} << 2 << "frob";
    QTest::newRow("packs nothing") << QStringList{"packs"} << 2 << "packs list";
    QTest::newRow("preset") << QStringList{"note", P, "--preset", "frob"} << 2 << "frob";
    QTest::newRow("template") << QStringList{"note", P, "--template", "frob"} << 2 << "frob";
    QTest::newRow("crop outside") << QStringList{"ask", P, "What?", "--crop", "600,0,100,10"} << 2 << "";
    QTest::newRow("crop words") << QStringList{"ask", P, "What?", "--crop", "left"} << 2 << "";
    QTest::newRow("missing picture") << QStringList{"ask", "@folder/none.png", "What?"} << 3 << "none.png";
    QTest::newRow("no picture file") << QStringList{"ask", "@folder/packs/vision/pack.json", "What?"} << 3
                                     << "pack.json";
    QTest::newRow("folder") << QStringList{"ask", "@folder", "What?"} << 3 << "";
    QTest::newRow("empty name") << QStringList{"ask", "", "What?"} << 3 << "";
    QTest::newRow("missing pack") << QStringList{"ask", P, "What?", "--model", "none"} << 4 << "none";
    QTest::newRow("wrong pack") << QStringList{"ask", P, "What?", "--model", "en-zh"} << 4 << "translator";
    QTest::newRow("wrong translator") << QStringList{"translate", "--translator", "vision"} << 4 << "vision";
    QTest::newRow("no tokenizer") << QStringList{"tokenize", "--model", "vision"} << 4 << "tokenizer.json";
    QTest::newRow("note folder missing") << QStringList{"note", P, "-o", "@folder/gone/n.md"} << 6 << "gone";
    QTest::newRow("note folder is a file") << QStringList{"note", P, "-o", "@picture/n.md"} << 6 << "shot.png";
    QTest::newRow("note name too long") << QStringList{"note", P, "-o", "@folder/" + QString(250, u'a')} << 6
                                        << "too long";
}

void tst_CommandLine::exitCodes() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    for (QString& argument : arguments) {
        argument.replace(QStringLiteral("@picture"), m_fixture->picture());
        argument.replace(QStringLiteral("@folder"), m_fixture->folder.path());
    }
    const QStringList before = QDir(m_fixture->folder.path()).entryList(QDir::AllEntries | QDir::Hidden);
    const Run result = m_fixture->run(arguments, "[\"x\"]");
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.find(says.toStdString()) != std::string::npos, result.err.c_str());
    QCOMPARE(QDir(m_fixture->folder.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
    if (code == 0)
        return;
    QVERIFY2(result.out.empty(), result.out.c_str());
    QVERIFY(result.err.starts_with("lunette: "));
    QCOMPARE(std::count(result.err.begin(), result.err.end(), '\n'), 1);
    QVERIFY2(result.err.find(": ", 9) != std::string::npos, result.err.c_str());
}

void tst_CommandLine::errorsAsJson() {
    for (const QStringList& arguments : {QStringList{"ask", m_fixture->picture(), "What?", "--model", "none", "--json"},
                                         QStringList{"ask", "--frob", "--json"}}) {
        const Run result = m_fixture->run(arguments);
        const json error = json::parse(result.out).at("error");
        QCOMPARE(error.at("code").get<std::string>(), std::string(result.code == 4 ? "pack" : "usage"));
        QCOMPARE("lunette: " + error.at("message").get<std::string>() + "\n", result.err);
    }
}

void tst_CommandLine::streamsText() {
    m_fixture->script->setAnswer({" \n It ", "says ", "Save."});
    const Run result = m_fixture->run({"caption", m_fixture->picture(), "--length", "short"});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.out, std::string("It says Save.\n"));
    QVERIFY2(result.err.empty(), result.err.c_str());
}

void tst_CommandLine::answersAsJson() {
    m_fixture->script->setAnswer({" It ", "says \xff Save."});
    const Run result = m_fixture->run({"ask", m_fixture->picture(), "What?", "--json"});
    QCOMPARE(result.code, 0);
    const json answer = json::parse(result.out);
    QCOMPARE(answer.at("text").get<std::string>(), std::string(" It says \xEF\xBF\xBD Save."));
    QCOMPARE(answer.at("finish_reason").get<std::string>(), std::string("eos"));
    QCOMPARE(answer.at("image").at("width").get<int>(), 640);
    QCOMPARE(answer.at("image").at("tiles").size(), size_t(2));
    QVERIFY(answer.at("timings").at("vision_ms").get<double>() == 200);
    QVERIFY(answer.at("timings").contains("load_ms"));
    QCOMPARE(answer.at("timings").at("tokens").get<int>(), 2);
    QCOMPARE(answer.at("model").at("name").get<std::string>(), std::string("scripted"));
    QVERIFY(answer.contains("token_ids") && answer.contains("prompt_token_ids"));
    for (const char* absent : {"objects", "points", "reasoning", "translation", "error"})
        QVERIFY2(!answer.contains(absent), absent);
    QCOMPARE(std::count(result.out.begin(), result.out.end(), '\n'), 1);
    QVERIFY(
        json::parse(m_fixture->run({"detect", m_fixture->picture(), "button", "--json"}).out).at("objects").is_array());
    QVERIFY(
        json::parse(m_fixture->run({"point", m_fixture->picture(), "button", "--json"}).out).at("points").is_array());
    QVERIFY(!json::parse(m_fixture->run({"ask", "--no-image", "What?", "--json"}).out).contains("image"));
}

void tst_CommandLine::cropsThePicture() {
    QCOMPARE(m_fixture->run({"ask", m_fixture->picture(), "What?", "--crop", "10,20,30,40"}).code, 0);
    QVERIFY(m_fixture->script->log().contains(QStringLiteral("encode 30x40")));
    QCOMPARE(m_fixture->run({"ask", "--no-image", "What?"}).code, 0);
    QCOMPARE(m_fixture->script->count(QStringLiteral("encode")), 1);
}

void tst_CommandLine::questionGoesUnchanged() {
    const QString question = QStringLiteral("  two  spaces and\ta tab\n你好，世界 😀");
    QCOMPARE(m_fixture->run({"ask", m_fixture->picture(), question}).code, 0);
    QVERIFY(m_fixture->script->log().contains(QStringLiteral("ask ") + question));
    QCOMPARE(m_fixture->script->count(QStringLiteral("translate")), 0);
}

void tst_CommandLine::earlierTurnsGoAlong() {
    const QString file = m_fixture->path(QStringLiteral("turns.json"));
    write(file, R"([{"question": "Which app?", "answer": "A browser."}, {"question": "Why?", "answer": ""}])");
    m_fixture->script->info.history = HistorySupport::Untrained;
    const QStringList ask{"ask", m_fixture->picture(), "Which colour?", "--history", file};
    const Run run = m_fixture->run(ask);
    QCOMPARE(run.code, 0);
    const QStringList log = m_fixture->script->log();
    QVERIFY(log.contains(QStringLiteral("after Which app? -> A browser.")) && log.contains("after Why? -> "));
    QCOMPARE(run.err, std::string("lunette: the model was given 2 of 2 earlier turns; it was trained on single "
                                  "questions\n"));
    const json answer = json::parse(m_fixture->run(ask + QStringList{"--json"}).out);
    QCOMPARE(answer.at("history").at("turns").get<int>(), 2);
    QCOMPARE(answer.at("history").at("given").get<int>(), 2);
    QVERIFY(!answer.at("history").at("trained_for").get<bool>());
    QCOMPARE(answer.at("history").at("prompt").get<std::string>(), std::string("asked: Which colour?"));
    QVERIFY(!json::parse(m_fixture->run({"ask", m_fixture->picture(), "What?", "--json"}).out).contains("history"));
}

void tst_CommandLine::refusesBadHistory_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not JSON") << QByteArray("[{");
    QTest::newRow("no list") << QByteArray(R"({"question": "a", "answer": "b"})");
    QTest::newRow("no turn") << QByteArray(R"(["a"])");
    QTest::newRow("no answer") << QByteArray(R"([{"question": "a"}])");
    QTest::newRow("answer of a number") << QByteArray(R"([{"question": "a", "answer": 3}])");
    QTest::newRow("empty question") << QByteArray(R"([{"question": " ", "answer": "b"}])");
    QTest::newRow("no file") << QByteArray();
}

void tst_CommandLine::refusesBadHistory() {
    QFETCH(QByteArray, content);
    const QString file = m_fixture->path(QStringLiteral("turns.json"));
    if (!content.isEmpty())
        write(file, content);
    const Run run = m_fixture->run({"ask", m_fixture->picture(), "What?", "--history", file});
    QCOMPARE(run.code, 2);
    QVERIFY(run.out.empty());
    QCOMPARE(m_fixture->script->count(QStringLiteral("ask")), 0);
}

void tst_CommandLine::controlCharactersAreStripped() {
    QCOMPARE(m_fixture->run({"ask", m_fixture->picture(), QStringLiteral("What\u0007 is\u001b[1m \u202ethis?")}).code,
             0);
    QVERIFY(m_fixture->script->log().contains(QStringLiteral("ask What is[1m this?")));
}

void tst_CommandLine::bothLanguages() {
    const Run both = m_fixture->run({"ask", m_fixture->picture(), "这是什么？", "--lang", "both"});
    QCOMPARE(both.code, 0);
    QVERIFY(m_fixture->script->log().contains(QStringLiteral("ask English of 这是什么？")));
    QCOMPARE(both.out, std::string("It says Save. Nothing else.\n《中文：It says Save. Nothing else.》\n"));
    const json answer =
        json::parse(m_fixture->run({"ask", m_fixture->picture(), "What?", "--lang", "zh", "--json"}).out);
    QCOMPARE(answer.at("translation").at("lang").get<std::string>(), std::string("zh"));
    QCOMPARE(answer.at("translation").at("text").get<std::string>(),
             std::string("《中文：It says Save. Nothing else.》"));
    QCOMPARE(m_fixture->run({"caption", m_fixture->picture(), "--lang", "zh"}).out,
             std::string("《中文：It says Save. Nothing else.》\n"));
}

void tst_CommandLine::stopGivesPartialAnswer() {
    m_fixture->cancel.cancel();
    m_fixture->script->encodeGate.open();
    const Run text = m_fixture->run({"ask", m_fixture->picture(), "What?"});
    QCOMPARE(text.code, 130);
    QVERIFY(text.err.find("lunette: stopped") != std::string::npos);
    const Run answer = m_fixture->run({"ask", "--no-image", "What?", "--json"});
    QCOMPARE(answer.code, 130);
    QCOMPARE(json::parse(answer.out).at("finish_reason").get<std::string>(), std::string("cancelled"));
    QVERIFY(m_fixture->run({"note", m_fixture->picture(), "-o", m_fixture->folder.path()}).code == 130);
    QVERIFY(QDir(m_fixture->folder.path()).entryList({"*.md"}).isEmpty());
}

void tst_CommandLine::builtInNotice() {
    m_fixture->addPack(QStringLiteral("vision"),
                       "\"kind\": \"vision-language\", \"built_in\": true, \"notice\": {\"en\": \"Small model.\"}");
    QCOMPARE(m_fixture->run({"ask", m_fixture->picture(), "What?"}).err, std::string("lunette: Small model.\n"));
    QVERIFY(m_fixture->run({"ask", m_fixture->picture(), "What?", "--json"}).err.empty());
}

void tst_CommandLine::outOfMemory() {
    m_fixture->script->throwOnEncode(true);
    const Run result = m_fixture->run({"ask", m_fixture->picture(), "What?"});
    QCOMPARE(result.code, 5);
    QVERIFY(result.err.find("memory") != std::string::npos);
}

void tst_CommandLine::closedOutput() {
    std::ostringstream err;
    std::istringstream in;
    std::ostream out(nullptr);
    CliContext context{*m_fixture->engines, PackStore({m_fixture->packs()}), out, err, in, m_fixture->cancel};
    QCOMPARE(runCommandLine({"ask", m_fixture->picture(), "What?"}, context), 6);
}

QTEST_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
