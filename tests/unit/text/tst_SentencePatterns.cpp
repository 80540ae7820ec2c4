#include "core/text/SentencePatterns.h"
#include "tests/support/ShippedPatterns.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lunette;

namespace {

const std::vector<std::string> kEnglish = {
    "@ctrl\tbutton;buttons\t按钮",
    "@ctrl\tcheckbox;checkboxes\t复选框;个",
    "@ctrl\tmessage;messages\t消息;条",
    "@ctrl\terror message;error messages\t错误消息;条",
    "@count\tone\t一",
    "@count\ttwo\t两",
    "@state\tchecked\t已勾选",
    "@state\tnot checked\t未勾选",
    "There are {n} {ctrl.s}: {list}.\t有{n}{ctrl.m}{ctrl}：{list}。",
    "It has {counts}.\t它有{counts}。",
    "{q} is {state}.\t{q}{state}。",
    "{list} are {state}.\t{list}{state}。",
    "This is a {ctrl}.\t这是一{ctrl.m}{ctrl}。",
    "The {ctrl} says {q} and the {ctrl2} says {q2}.\t{ctrl}写着{q}，{ctrl2}写着{q2}。",
    "[The|Its] value is {p}.\t值是 {p}。",
    "{q} is {q}.\t{q}就是自己。",
};

const std::vector<std::string> kChinese = {
    "@ctrl\tbutton;buttons\t按钮",
    "@ctrl\tcheckbox;checkboxes\t复选框",
    "@ctrl\ticon;icons\t图标",
    "@ctrl\tmessage;messages\t消息;条",
    "[这里|]有[几|多少]{ctrl.m}{ctrl}？\tHow many {ctrl.s} are there?",
    "[{ctrl}在哪里|{ctrl}在哪]？\tWhere is the {ctrl}?",
    "这是一{ctrl.m}{ctrl}。\tThis is a {ctrl}.",
    "第 {n} 行是{q}。\tLine {n} is {q}.",
    "有{list}。\tThere are {list}.",
    "{x}{ctrl}是什么颜色？\tWhat color is the {x} {ctrl}?",
};

SentencePatterns read(const std::vector<std::string>& lines, bool fromChinese) {
    SentencePatterns patterns;
    const auto bad = patterns.read(lines, fromChinese);
    if (bad)
        qFatal("%s", bad->c_str());
    return patterns;
}

QString translated(const SentencePatterns& patterns, const QString& text) {
    const auto upper = [](const QString& inner) {
        return inner == QLatin1String("save") ? QStringLiteral("SAVE") : inner;
    };
    const auto label = [](const QString& inner) {
        return inner == QStringLiteral("取消") ? QStringLiteral("cancel") : inner;
    };
    return patterns.translate(text, {upper, label}).value_or(QString());
}

} // namespace

class TestSentencePatterns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromEnglish_data();
    void fromEnglish();
    void fromChinese_data();
    void fromChinese();
    void refusesABadLine_data();
    void refusesABadLine();
    void takesTheFirstThatFits();
    void isQuickWithHostileText();
    void shippedQuestions_data();
    void shippedQuestions();
};

void TestSentencePatterns::fromEnglish_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("list of one", "There are 2 buttons: “a”.", "有2个按钮：“a”。");
    row("list of two", "There are 2 buttons: “a” and “b”.", "有2个按钮：“a”和“b”。");
    row("list of three", "There are 3 checkboxes: “a”, “b”, and “c”.", "有3个复选框：“a”、“b”和“c”。");
    row("cut list", "There are 9 buttons: “a”, “b” and 7 more.", "有9个按钮：“a”、“b”以及另外 7 项。");
    row("text inside", "There are 2 buttons: “save” and “b and c”.", "有2个按钮：“SAVE”和“b and c”。");
    row("straight quotes", "There are 2 buttons: \"a\" and \"b\".", "有2个按钮：“a”和“b”。");
    row("case and end", "there are 2 BUTTONS: “a”", "有2个按钮：“a”。");
    row("longest word", "This is an error message.", "这是一条错误消息。");
    row("counts", "It has one message and two buttons.", "它有一条消息和两个按钮。");
    row("digits counted", "It has 12 buttons.", "它有12个按钮。");
    row("longest state", "“a” is not checked.", "“a”未勾选。");
    row("two slots of a class", "The button says “a” and the message says “b”.", "按钮写着“a”，消息写着“b”。");
    row("variants", "Its value is Ctrl+S.", "值是Ctrl+S。");
    row("the same twice", "“a” is “a”.", "“a”就是自己。");
    row("not the same", "“a” is “b”.", "");
    row("plural wanted", "There are 2 button: “a”.", "");
    row("unknown word", "This is a pony.", "");
    row("part of a word", "This is a buttonhole.", "");
    row("not digits", "There are some buttons: “a”.", "");
    row("more behind", "This is a button. Really.", "");
    row("open quotation", "There are 2 buttons: “a.", "");
    row("empty quotation", "“” is checked.", "");
    row("plain word for {p}", "The value is high.", "");
    row("empty", "", "");
}

void TestSentencePatterns::fromEnglish() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(translated(read(kEnglish, false), text), expected);
}

void TestSentencePatterns::fromChinese_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("choice", "这里有几个按钮？", "How many buttons are there?");
    row("empty choice", "有多少条消息", "How many messages are there?");
    row("measure of the class", "有几条按钮？", "How many buttons are there?");
    row("slot in a choice", "按钮在哪", "Where is the button?");
    row("article", "这是一个图标。", "This is an icon.");
    row("blanks", "第2行 是 “a b”。", "Line 2 is \"a b\".");
    row("list", "有“a”、“b”和「c」。", "There are \"a\", \"b\" and \"c\".");
    row("label", "取消按钮是什么颜色？", "What color is the cancel button?");
    row("Latin label", "Save as 按钮是什么颜色？", "What color is the Save as button?");
    row("no label", "哪个按钮是什么颜色？", "");
    row("unknown", "这是一匹马。", "");
}

void TestSentencePatterns::fromChinese() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(translated(read(kChinese, true), text), expected);
}

void TestSentencePatterns::refusesABadLine_data() {
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"no tab", "a\tb\tc", "@ctrl\tbutton", "@\tbutton\t按钮", "@ctrl\t;\t按钮",
                             "@ctrl\ta;b;c\t按钮", "{wrong} a\t乙", "a {q}\t{q2}", "a {q\t{q}", "a [b\t乙", "{q}\t{q}",
                             "a\t", "\t乙", "It has {counts}\t有", "a {q.s}\t乙", "a {n}\t{ctrl}"})
        QTest::newRow(line) << QByteArray(line);
    QTest::newRow("too many variants") << "a " + QByteArray("[{q}|b]").repeated(9) + "\t乙";
    QTest::newRow("too many parts") << QByteArray("a {n}").repeated(40) + "\t乙";
}

void TestSentencePatterns::refusesABadLine() {
    QFETCH(QByteArray, line);
    SentencePatterns patterns;
    const auto bad = patterns.read({"good {q}\t好{q}", line.toStdString()}, false);
    QVERIFY(bad);
    QCOMPARE(QByteArray::fromStdString(*bad), line);
}

void TestSentencePatterns::takesTheFirstThatFits() {
    const auto patterns = read({"a {q} b\t甲{q}", "a “c” b\t乙"}, false);
    QCOMPARE(translated(patterns, QStringLiteral("a “c” b")), QStringLiteral("甲“c”"));
}

void TestSentencePatterns::isQuickWithHostileText() {
    const auto english = test::shippedPatterns(QStringLiteral("en-zh"));
    const auto chinese = test::shippedPatterns(QStringLiteral("zh-en"));
    QVERIFY(english && chinese);
    QElapsedTimer timer;
    timer.start();
    for (const QString& text : {QStringLiteral("\"").repeated(900), QStringLiteral("\"a\", ").repeated(190),
                                QStringLiteral("a a ").repeated(240), QStringLiteral("按钮").repeated(450),
                                QStringLiteral("“甲”、").repeated(240), QStringLiteral("有").repeated(900)}) {
        QVERIFY(translated(*english, text).isEmpty());
        QVERIFY(translated(*chinese, text).isEmpty());
    }
    QVERIFY2(timer.elapsed() < 20000, "far from exponential");
}

void TestSentencePatterns::shippedQuestions_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("这里有多少个复选框？", "How many checkboxes are there?");
    row("按钮上写的是什么？", "What does the button say?");
    row("哪个选项卡被选中了", "Which tab is selected?");
    row("当前选中的是哪个标签？", "Which tab is selected?");
    row("“Wrap”勾选了吗？", "Is \"Wrap\" checked?");
    row("哪些复选框被勾选了？", "Which checkboxes are checked?");
    row("哪个按钮是默认的？", "Which button is the default?");
    row("“Save”按钮可用吗？", "Is the \"Save\" button enabled?");
    row("“Save”左边是什么？", "What is to the left of \"Save\"?");
    row("“Save”的快捷键是什么？", "What is the shortcut of \"Save\"?");
    row("Ctrl+S 是哪个命令的快捷键？", "Which command has the shortcut Ctrl+S?");
    row("“Encoding”的值是多少？", "What is the value of \"Encoding\"?");
    row("取消按钮在哪里？", "Where is the cancel button?");
    row("有“Help”按钮吗？", "Is there a \"Help\" button?");
    row("第一行写了什么？", "What does the first line say?");
    row("这是什么窗口？", "What kind of window is this?");
    row("这是一个登录窗口吗？", "Is this a login form?");
    row("有多少行？", "How many rows are there?");
    row("网址是什么？", "What is the URL?");
    row("读出所有文字", "Read all the text.");
    row("背景是什么颜色？", "What color is the background?");
}

void TestSentencePatterns::shippedQuestions() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto patterns = test::shippedPatterns(QStringLiteral("zh-en"));
    QVERIFY(patterns);
    QCOMPARE(translated(*patterns, text), expected);
}

QTEST_GUILESS_MAIN(TestSentencePatterns)
#include "tst_SentencePatterns.moc"
