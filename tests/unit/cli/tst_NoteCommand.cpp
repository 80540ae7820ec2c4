#include "tests/unit/cli/CliFixture.h"

#include "core/note/NoteSidecar.h"

#include <nlohmann/json.hpp>

using namespace lunette;
using nlohmann::json;
using test::CliFixture;
using test::Run;

static QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

class tst_NoteCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CliFixture>(); }
    void writesWhereItSays();
    void usualName();
    void chineseQuestion();
    void stepsInOrder();
    void findsAndCounts();
    void builtInDefault();
    void cropAndSeed();
    void englishOnly();
    void withoutTranslator();
    void noticeInTheNote();
    void asJson();
    void oneEncodeForAllQuestions();

private:
    QString note(const QStringList& more) {
        const Run result =
            m_fixture->run(QStringList{"note", m_fixture->picture(), "-o", m_fixture->path("n.md")} + more);
        return result.code == 0 ? textOf(QString::fromStdString(result.out).trimmed())
                                : QString::fromStdString(result.err);
    }
    std::unique_ptr<CliFixture> m_fixture;
};

void tst_NoteCommand::writesWhereItSays() {
    const QString target = m_fixture->path("my note.md");
    QCOMPARE(m_fixture->run({"note", m_fixture->picture(), "-o", target}).out, target.toStdString() + "\n");
    QVERIFY(textOf(target).contains(QStringLiteral("It says Save. Nothing else.")));
    QVERIFY(QFile::exists(m_fixture->path("my note.assets/crop-1.png")));
    const QByteArray sidecar = textOf(m_fixture->path("my note.lunette.json")).toUtf8();
    QVERIFY(readSidecar(sidecar, "x"));
    const Run again = m_fixture->run({"note", m_fixture->picture(), "-o", target});
    QCOMPARE(again.out, m_fixture->path("my note 2.md").toStdString() + "\n");
}

void tst_NoteCommand::usualName() {
    const Run result = m_fixture->run({"note", m_fixture->picture(), "-o", m_fixture->folder.path()});
    QCOMPARE(result.code, 0);
    const QString date = QDate::currentDate().toString(Qt::ISODate);
    QVERIFY2(result.out.ends_with("/" + date.toStdString() + " shot.md\n"), result.out.c_str());
}

void tst_NoteCommand::chineseQuestion() {
    const QString text = note({"--ask", "这是什么？"});
    QVERIFY2(text.contains(QStringLiteral("## 这是什么？\n\n*English of 这是什么？*\n")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("It says Save. Nothing else.")));
    QVERIFY(text.contains(QStringLiteral("《中文：It says Save. Nothing else.》")));
    QVERIFY(m_fixture->script->log().contains(QStringLiteral("ask English of 这是什么？")));
}

void tst_NoteCommand::stepsInOrder() {
    const QString text = note({"--ask", "What is first?", "--preset", "short", "--ask", "What is last?"});
    const qsizetype first = text.indexOf("## What is first?"),
                    preset = text.indexOf("## Describe this picture briefly.");
    const qsizetype last = text.indexOf("## What is last?");
    QVERIFY2(first > 0 && preset > first && last > preset, qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("*《中文：What is last?》*")));
}

void tst_NoteCommand::findsAndCounts() {
    GenerationResult result;
    result.objects = {{0.25, 0.25, 0.75, 0.75}};
    m_fixture->script->setResult(result);
    m_fixture->script->setTranslation("按钮", "The button.");
    const QString text = note({"--find", "按钮", "--count", "icon"});
    const qsizetype find = text.indexOf(QStringLiteral("## 查找：按钮\n\n*Find: button*"));
    QVERIFY2(find > 0 && text.indexOf(QStringLiteral("## Count: icon")) > find, qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("1 found.")) && text.contains(QStringLiteral("找到 1 处。")));
    QVERIFY(text.contains(QStringLiteral("1. box x ")));
    QVERIFY(m_fixture->script->log().contains(QStringLiteral("ask button")));
    QVERIFY(!m_fixture->script->log().contains(QStringLiteral("translate 1 found.")));
    QVERIFY(QFile::exists(m_fixture->path("n.assets/crop-1-marked.png")));
    QVERIFY(QFile::exists(m_fixture->path("n.assets/crop-1-marked-2.png")));
}

void tst_NoteCommand::builtInDefault() {
    m_fixture->addPack("vision",
                       R"("kind": "vision-language", "built_in": true, "presets": {"short": [3], "read": [2]})");
    QVERIFY(note({}).contains("## Read all the text"));
    QCOMPARE(m_fixture->script->count("ask"), 2);
}

void tst_NoteCommand::cropAndSeed() {
    const QString text = note({"--crop", "10,20,30,40", "--template", "seed", "--seed", "5", "--temperature", "0.5"});
    QVERIFY2(text.contains("crop: [10, 20, 30, 40]\n"), qPrintable(text));
    QVERIFY(text.contains("  - \"temperature: 0.5\"\n  - \"seed: 5\"\n"));
    QVERIFY(text.contains(QStringLiteral("## 【scripted英文描述】\n\nIt says Save. Nothing else.\n")));
    QCOMPARE(QImage(m_fixture->path("n.assets/crop-1.png")).size(), QSize(30, 40));
    QVERIFY(!QFile::exists(m_fixture->path("n.assets/original.png")));
}

void tst_NoteCommand::englishOnly() {
    const QString text = note({"--lang", "en", "--ask", "What is this?"});
    QVERIFY(text.contains("It says Save."));
    QCOMPARE(m_fixture->script->count("translate"), 0);
}

void tst_NoteCommand::withoutTranslator() {
    QVERIFY(QDir(m_fixture->path("packs/en-zh")).removeRecursively());
    const Run result =
        m_fixture->run({"note", m_fixture->picture(), "-o", m_fixture->path("n.md"), "--preset", "short"});
    QCOMPARE(result.code, 0);
    QVERIFY2(result.err.find("stays in English") != std::string::npos, result.err.c_str());
    const Run wanted = m_fixture->run({"note", m_fixture->picture(), "-o", m_fixture->path("n.md"), "--lang", "zh"});
    QCOMPARE(wanted.code, 4);
    QVERIFY(QDir(m_fixture->path("packs/zh-en")).removeRecursively());
    QCOMPARE(m_fixture->run({"note", m_fixture->picture(), "--ask", "这是什么？"}).code, 4);
}

void tst_NoteCommand::noticeInTheNote() {
    m_fixture->addPack("vision",
                       R"("kind": "vision-language", "built_in": true, "notice": {"en": "Small.", "zh": "小。"})");
    QVERIFY(note({"--preset", "short"}).contains(QStringLiteral("Small. / 小。")));
}

void tst_NoteCommand::asJson() {
    const Run result =
        m_fixture->run({"note", m_fixture->picture(), "-o", m_fixture->path("n.md"), "--ask", "这是什么？", "--json"});
    QCOMPARE(result.code, 0);
    const json printed = json::parse(result.out);
    QCOMPARE(printed.at("note").get<std::string>(), m_fixture->path("n.md").toStdString());
    QCOMPARE(printed.at("exchanges")[0].at("question").at("en").get<std::string>(),
             std::string("English of 这是什么？"));
    QVERIFY(result.err.empty());
}

void tst_NoteCommand::oneEncodeForAllQuestions() {
    note({"--ask", "What is one?", "--ask", "What is two?", "--preset", "read"});
    QCOMPARE(m_fixture->script->count("encode"), 1);
    QCOMPARE(m_fixture->script->count("ask"), 3);
    QCOMPARE(m_fixture->script->count("open"), 1);
}

QTEST_MAIN(tst_NoteCommand)
#include "tst_NoteCommand.moc"
