#include "core/text/CjkText.h"

#include <QTest>

using namespace lunette;

class TestCjkText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tidiesChinese_data();
    void tidiesChinese();
    void tidiesEnglish_data();
    void tidiesEnglish();

private:
    static void row(const char* before, const char* after) {
        QTest::newRow(before) << QString::fromUtf8(before) << QString::fromUtf8(after);
    }
};

void TestCjkText::tidiesChinese_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tidy");
    row("", "");
    row("你 好", "你好");
    row("你好,世界.", "你好，世界。");
    row("你好 , 世界", "你好 , 世界");
    row("真的吗? 是!", "真的吗？是！");
    row("点击Save按钮", "点击 Save 按钮");
    row("点击 Save 按钮", "点击 Save 按钮");
    row("共3个,占50%的空间", "共 3 个，占 50% 的空间");
    row("打开文件.txt", "打开文件.txt");
    row("比例:3/4", "比例:3/4");
    row("注意: 保存", "注意：保存");
    row("按钮 (保存) 在右边", "按钮（保存）在右边");
    row("按钮 (Save) 在右边", "按钮 (Save) 在右边");
    row("等等...", "等等...");
    row("运行`a,b 你 好`即可", "运行`a,b 你 好`即可");
    row("见https://example.org/a,b.html 。", "见https://example.org/a,b.html。");
    row("第一行\n第二行", "第一行\n第二行");
    row("- 项目 一\n  - 项目, 二", "- 项目一\n  - 项目，二");
    row("English only, really.", "English only, really.");
    row("Version 1.2, (beta)", "Version 1.2, (beta)");
}

void TestCjkText::tidiesChinese() {
    QFETCH(QString, text);
    QFETCH(QString, tidy);
    QCOMPARE(tidyChinese(text), tidy);
    QCOMPARE(tidyChinese(tidy), tidy);
}

void TestCjkText::tidiesEnglish_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tidy");
    row("", "");
    row("Hello，world。", "Hello, world.");
    row("Really？Yes！", "Really? Yes!");
    row("A、B、C", "A, B, C");
    row("the button（Save）is blue", "the button (Save) is blue");
    row("Ａ１ ｏｋ", "A1 ok");
    row("two  spaces here", "two spaces here");
    row("no blank .", "no blank.");
    row("why ?", "why?");
    row("run .NET and a :smile:", "run .NET and a :smile:");
    row("keep `a  ，b` code", "keep `a  ，b` code");
    row("    indented\n  - list", "    indented\n  - list");
    row("line。\nnext", "line.\nnext");
    row("3.14 at 12:30", "3.14 at 12:30");
}

void TestCjkText::tidiesEnglish() {
    QFETCH(QString, text);
    QFETCH(QString, tidy);
    QCOMPARE(tidyEnglish(text), tidy);
    QCOMPARE(tidyEnglish(tidy), tidy);
}

QTEST_APPLESS_MAIN(TestCjkText)
#include "tst_CjkText.moc"
