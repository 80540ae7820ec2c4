#include "core/engine/marian/TargetText.h"

#include <QTest>

using namespace lunette;

class TestTargetText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tidiesChinese_data();
    void tidiesChinese();
    void tidiesWestern_data();
    void tidiesWestern();
    void matchesTheEnd_data();
    void matchesTheEnd();
    void labelMarks_data();
    void labelMarks();
};

void TestTargetText::tidiesChinese_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("clean") << "打开文件。"
                           << "打开文件。";
    QTest::newRow("narrow marks") << "你好,世界!好吗?"
                                  << "你好，世界！好吗？";
    QTest::newRow("full stop") << "打开文件."
                               << "打开文件。";
    QTest::newRow("colon") << "文件: 打开"
                           << "文件：打开";
    QTest::newRow("quotes") << "点击\"保存\"按钮"
                            << "点击“保存”按钮";
    QTest::newRow("missing space") << "打开PDF文件"
                                   << "打开 PDF 文件";
    QTest::newRow("many spaces") << "打开  PDF   文件"
                                 << "打开 PDF 文件";
    QTest::newRow("space inside") << "打 开 文件"
                                  << "打开文件";
    QTest::newRow("space at marks") << "好 ， 走 。"
                                    << "好，走。";
    QTest::newRow("digits") << "有3行"
                            << "有 3 行";
    QTest::newRow("number stays") << "有 1,234 个文件"
                                  << "有 1,234 个文件";
    QTest::newRow("time stays") << "在12:30开始"
                                << "在 12:30 开始";
    QTest::newRow("path stays") << "打开/tmp/a-b.txt文件"
                                << "打开 /tmp/a-b.txt 文件";
    QTest::newRow("address stays") << "请看https://a.org/?x=1,2吧"
                                   << "请看 https://a.org/?x=1,2吧";
    QTest::newRow("quoted stays") << "写着“a , b: c?”的按钮"
                                  << "写着“a , b: c?”的按钮";
    QTest::newRow("code stays") << "运行`a  , b`吧"
                                << "运行 `a  , b` 吧";
    QTest::newRow("dots") << "请稍候..."
                          << "请稍候…";
    QTest::newRow("Latin sentence") << "OK, fine."
                                    << "OK, fine.";
}

void TestTargetText::tidiesChinese() {
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QCOMPARE(tidyTranslation(text, true), wanted);
    QCOMPARE(tidyTranslation(wanted, true), wanted);
}

void TestTargetText::tidiesWestern_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("clean") << "Open the file."
                           << "Open the file.";
    QTest::newRow("wide marks") << "Yes，open it。"
                                << "Yes, open it.";
    QTest::newRow("brackets") << "Open（now）."
                              << "Open (now).";
    QTest::newRow("early space") << "Open the file ."
                                 << "Open the file.";
    QTest::newRow("list mark") << "apples、pears"
                               << "apples, pears";
    QTest::newRow("path stays") << "open ./a , now"
                                << "open ./a, now";
    QTest::newRow("quoted stays") << "It says “好，走。” here"
                                  << "It says “好，走。” here";
}

void TestTargetText::tidiesWestern() {
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QCOMPARE(tidyTranslation(text, false), wanted);
}

void TestTargetText::matchesTheEnd_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translated");
    QTest::addColumn<bool>("toChinese");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("label gains nothing") << "Open"
                                         << "打开。" << true << "打开";
    QTest::newRow("label stays") << "Open"
                                 << "打开" << true << "打开";
    QTest::newRow("sentence keeps") << "Open it."
                                    << "打开它。" << true << "打开它。";
    QTest::newRow("sentence gains") << "Open it."
                                    << "打开它" << true << "打开它。";
    QTest::newRow("question gains") << "Open it?"
                                    << "打开它吗" << true << "打开它吗？";
    QTest::newRow("question differs") << "Open it?"
                                      << "打开它。" << true << "打开它。";
    QTest::newRow("comma") << "If so,"
                           << "如果是。" << true << "如果是，";
    QTest::newRow("English label") << "打开"
                                   << "Open." << false << "Open";
    QTest::newRow("English sentence") << "打开它。"
                                      << "Open it" << false << "Open it.";
    QTest::newRow("English question") << "打开吗？"
                                      << "Open" << false << "Open?";
    QTest::newRow("only a stop") << "Open"
                                 << "。" << true << "。";
    QTest::newRow("nothing") << "Open."
                             << "" << true << "";
}

void TestTargetText::matchesTheEnd() {
    QFETCH(QString, source);
    QFETCH(QString, translated);
    QFETCH(bool, toChinese);
    QFETCH(QString, wanted);
    QCOMPARE(matchEnd(source, translated, toChinese), wanted);
}

void TestTargetText::labelMarks_data() {
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("translated");
    QTest::addColumn<bool>("toChinese");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("plain") << "Open"
                           << "Open"
                           << "打开" << true << "打开";
    QTest::newRow("key") << "&Open"
                         << "Open"
                         << "打开" << true << "打开(&O)";
    QTest::newRow("key and dots") << "&Open..."
                                  << "Open"
                                  << "打开" << true << "打开(&O)…";
    QTest::newRow("key inside") << "E&xit"
                                << "Exit"
                                << "退出" << true << "退出(&X)";
    QTest::newRow("dots") << "Open…"
                          << "Open"
                          << "打开" << true << "打开…";
    QTest::newRow("dots once") << "Open…"
                               << "Open"
                               << "打开…" << true << "打开…";
    QTest::newRow("colon") << "Name:"
                           << "Name"
                           << "名称" << true << "名称：";
    QTest::newRow("and") << "Save & close"
                         << "Save & close"
                         << "保存并关闭" << true << "保存并关闭";
    QTest::newRow("firm") << "AT&T"
                          << "AT&T"
                          << "AT&T" << true << "AT&T";
    QTest::newRow("entity") << "A &amp; b"
                            << "A &amp; b"
                            << "x" << true << "x";
    QTest::newRow("Chinese key") << "打开(&O)…"
                                 << "打开"
                                 << "Open" << false << "&Open…";
    QTest::newRow("Chinese key inside") << "退出（&X）"
                                        << "退出"
                                        << "Exit" << false << "E&xit";
    QTest::newRow("key not there") << "退出(&Q)"
                                   << "退出"
                                   << "Exit" << false << "Exit";
    QTest::newRow("Chinese colon") << "名称："
                                   << "名称"
                                   << "Name" << false << "Name:";
    QTest::newRow("only dots") << "…"
                               << "…"
                               << "…" << true << "…";
}

void TestTargetText::labelMarks() {
    QFETCH(QString, label);
    QFETCH(QString, words);
    QFETCH(QString, translated);
    QFETCH(bool, toChinese);
    QFETCH(QString, wanted);
    const LabelMarks marks = takeLabelMarks(label);
    QCOMPARE(marks.words, words);
    QCOMPARE(putLabelMarks(marks, translated, toChinese), wanted);
}

QTEST_GUILESS_MAIN(TestTargetText)
#include "tst_TargetText.moc"
