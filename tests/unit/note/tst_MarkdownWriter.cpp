#include "core/note/MarkdownWriter.h"
#include "tests/support/SampleNote.h"
#include "tests/support/TestData.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace lunette;

/// What the program writes for `note`, with its version replaced so that the golden files outlive it.
static QString written(const Note& note, const QString& name, NoteLanguages languages = NoteLanguages::Both) {
    const Result<NoteTemplate> noteTemplate = NoteTemplate::open(name);
    if (!noteTemplate)
        return {};
    const MarkdownOptions options{linksFor(note, QStringLiteral("the note")), languagesFor(name, languages)};
    QString text = writeMarkdown(note, *noteTemplate, options);
    static const QRegularExpression version(QStringLiteral("Lunette [0-9.]+"));
    return text.replace(version, QStringLiteral("Lunette VERSION"));
}

static QString golden(const QString& name) {
    QFile file(test::dataPath(QStringLiteral("note/") + name + QStringLiteral(".md")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

class tst_MarkdownWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void languages();
    void seedHeadings_data();
    void seedHeadings();
    void frontMatterQuotes();
    void hostileNames();
    void notice();
    void pictureOncePerCrop();
    void seedSaysEachAnswerOnce();
    void seedLeavesCountsOut();
    void doubtsAreExplainedOnce();
    void marksInPicturePixels();
    void callouts_data();
    void callouts();
    void followUp();
    void emptyNote();
};

void tst_MarkdownWriter::golden_data() {
    QTest::addColumn<QString>("name");
    for (const QString& name : NoteTemplate::builtInNames())
        QTest::newRow(qPrintable(name)) << name;
}

void tst_MarkdownWriter::golden() {
    QFETCH(QString, name);
    const QString now = written(test::sampleNote(), name);
    const QString wanted = ::golden(name);
    if (now != wanted) {
        QFile file(test::binaryPath(QStringLiteral("note-") + name + QStringLiteral(".md")));
        if (file.open(QIODevice::WriteOnly))
            file.write(now.toUtf8());
    }
    QCOMPARE(now, wanted);
}

void tst_MarkdownWriter::languages() {
    const QString english = written(test::sampleNote(), QStringLiteral("bilingual"), NoteLanguages::English);
    for (const QChar c : english)
        QVERIFY2(c.script() != QChar::Script_Han, qPrintable(english));
    const QString chinese = written(test::sampleNote(), QStringLiteral("bilingual"), NoteLanguages::Chinese);
    QVERIFY(chinese.contains(QStringLiteral("右下角。")));
    QVERIFY(!chinese.contains(QStringLiteral("Bottom right")));
    Note untranslated = test::sampleNote();
    untranslated.conversation.exchanges[1].answer.chinese.clear();
    QVERIFY(written(untranslated, QStringLiteral("chinese")).contains(QStringLiteral("Bottom right")));
}

void tst_MarkdownWriter::seedHeadings_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("heading");
    QTest::newRow("moondream2") << "moondream2"
                                << "Moondream2";
    QTest::newRow("folder") << "moondream-2025-06-21"
                            << "Moondream2";
    QTest::newRow("unknown") << ""
                             << "Moondream2";
    QTest::newRow("built in") << "lunette-reader"
                              << "lunette-reader";
    QTest::newRow("hostile") << "a*b\n# c"
                             << "a\\*b \\# c";
}

void tst_MarkdownWriter::seedHeadings() {
    QFETCH(QString, model);
    QFETCH(QString, heading);
    Note note = test::sampleNote();
    note.modelName = model;
    QStringList found;
    for (const QString& line : written(note, QStringLiteral("seed")).split(u'\n')) {
        if (line.startsWith(QLatin1String("## ")))
            found << line.mid(3);
    }
    QCOMPARE(found, QStringList({QStringLiteral("【原始图片】"), QStringLiteral("【%1英文描述】").arg(heading),
                                 QStringLiteral("【中文翻译】"), QStringLiteral("【SD提示词（已优化）】")}));
}

void tst_MarkdownWriter::frontMatterQuotes() {
    Note note = test::sampleNote();
    note.title = QStringLiteral("a: \"b\" \\ 'c' # d\n---\n- e");
    const QString text = written(note, QStringLiteral("bilingual"));
    QVERIFY2(text.startsWith(QStringLiteral("---\ntitle: \"a: \\\"b\\\" \\\\ 'c' # d\\n---\\n- e\"\n")),
             qPrintable(text));
    QCOMPARE(text.count(QStringLiteral("\n---\n")), 2);
}

void tst_MarkdownWriter::hostileNames() {
    Note note = test::sampleNote();
    note.conversation.sourceName = QStringLiteral("x](http://evil) <b>.png");
    const QString text = written(note, QStringLiteral("bilingual"));
    QVERIFY(text.contains(
        QStringLiteral("![x\\](http\\://evil) \\<b>.png (300 × 200 + 10, 20)](the%20note.assets/crop-1.png)")));
}

void tst_MarkdownWriter::notice() {
    Note note = test::sampleNote();
    note.modelNotice = {QStringLiteral("Small built-in model."), QStringLiteral("小型内置模型。")};
    for (const QString& name : {QStringLiteral("bilingual"), QStringLiteral("seed")})
        QVERIFY(written(note, name).contains(QStringLiteral("Small built-in model. / 小型内置模型。")));
}

void tst_MarkdownWriter::pictureOncePerCrop() {
    Note note = test::sampleNote();
    note.conversation.exchanges.push_back(note.conversation.exchanges[1]);
    const QString text = written(note, QStringLiteral("bilingual"));
    QCOMPARE(text.count(QStringLiteral("crop-1.png")), 1);
    QCOMPARE(text.count(QStringLiteral("crop-2.png")), 1);
}

void tst_MarkdownWriter::seedSaysEachAnswerOnce() {
    Note note = test::sampleNote();
    const QString once = written(note, QStringLiteral("seed"));
    note.conversation.exchanges.push_back(note.conversation.exchanges[1]);
    QCOMPARE(written(note, QStringLiteral("seed")), once);
}

void tst_MarkdownWriter::seedLeavesCountsOut() {
    Note note = test::sampleNote();
    const QString before = written(note, QStringLiteral("seed"));
    Exchange found = note.conversation.exchanges[1];
    found.presetName = QStringLiteral("find");
    found.answer = {QStringLiteral("2 found."), QStringLiteral("找到 2 处。")};
    note.conversation.exchanges.push_back(found);
    QCOMPARE(written(note, QStringLiteral("seed")), before);
    note.conversation.exchanges = {found};
    QVERIFY(written(note, QStringLiteral("seed")).contains(QStringLiteral("2 found.")));
}

void tst_MarkdownWriter::doubtsAreExplainedOnce() {
    Note note = test::sampleNote();
    for (Exchange& exchange : note.conversation.exchanges)
        exchange.doubtful = QStringList{QStringLiteral("dialog")};
    const QString text = written(note, QStringLiteral("bilingual"));
    QCOMPARE(text.count(QStringLiteral("stands after words")), 1);
    note.conversation.exchanges.erase(note.conversation.exchanges.begin());
    QCOMPARE(written(note, QStringLiteral("bilingual")).count(QStringLiteral("stands after words")), 1);
}

void tst_MarkdownWriter::marksInPicturePixels() {
    Note note = test::sampleNote();
    Exchange& exchange = note.conversation.exchanges[0];
    exchange.objects = {{0.5, 0.25, 1.5, 0.5}};
    exchange.points = {{-1, 0.5}};
    const QString text = written(note, QStringLiteral("english"));
    QVERIFY2(text.contains(QStringLiteral("1. box x 160, y 70, 150 × 50\n2. point x 10, y 120\n")), qPrintable(text));
}

void tst_MarkdownWriter::callouts_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"bilingual", "english", "chinese"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_MarkdownWriter::callouts() {
    QFETCH(QString, name);
    Note note = test::sampleNote();
    Exchange& exchange = note.conversation.exchanges[0];
    exchange.objects = {{0, 0, 0.5, 0.5}};
    exchange.reasoning = Reasoning{"# I see <b>a door</b>", {}, {{8, 17, {{0.5, 0.5}}}}};
    const QString text = written(note, name);
    QVERIFY2(text.contains(QStringLiteral("](the%20note.assets/crop-1-marked.png)\n\n1. ")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\\# I see \\<b>a door (2)\\</b>")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\n2. ")) && text.contains(QStringLiteral("“\\<b>a door”")),
             qPrintable(text));
    exchange.objects.clear();
    exchange.reasoning.reset();
    QVERIFY(!written(note, name).contains(QStringLiteral("crop-1-marked")));
}

void tst_MarkdownWriter::followUp() {
    Note note = test::sampleNote();
    note.conversation.exchanges[1].given = {3, 2, true, {}};
    const QString english = QStringLiteral("the model was given 2 of 3 earlier turns");
    const QString chinese = QStringLiteral("模型得到了之前 3 轮中的 2 轮");
    QVERIFY(written(note, QStringLiteral("english")).contains(english));
    QVERIFY(written(note, QStringLiteral("chinese")).contains(chinese));
    const QString both = written(note, QStringLiteral("bilingual"));
    QVERIFY(both.contains(english) && both.contains(chinese));
    note.conversation.exchanges[1].given = {};
    QVERIFY(!written(note, QStringLiteral("bilingual")).contains(QStringLiteral("follow-up")));
}

void tst_MarkdownWriter::emptyNote() {
    Note note = test::sampleNote();
    note.conversation.exchanges.clear();
    const QString text = written(note, QStringLiteral("bilingual"));
    QVERIFY(text.contains(QStringLiteral("crop-1.png")));
}

QTEST_MAIN(tst_MarkdownWriter)
#include "tst_MarkdownWriter.moc"
