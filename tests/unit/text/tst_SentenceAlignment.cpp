#include "core/text/SentenceAlignment.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lunette;

namespace {

/// "english=chinese" of each pair.
QStringList pairsOf(const QString& english, const QString& chinese) {
    QStringList lines;
    for (const SentencePair& pair : alignSentences(english, chinese))
        lines << english.mid(pair.english.start, pair.english.length) + u'=' +
                     chinese.mid(pair.chinese.start, pair.chinese.length);
    return lines;
}

/// Whether the pairs go forward in both texts and stay inside.
bool isInOrder(const QString& english, const QString& chinese) {
    qsizetype englishEnd = 0;
    qsizetype chineseEnd = 0;
    for (const auto& [left, right] : alignSentences(english, chinese)) {
        if (left.isEmpty() && right.isEmpty())
            return false;
        if (!left.isEmpty() && (left.start < englishEnd || left.end() > english.size()))
            return false;
        if (!right.isEmpty() && (right.start < chineseEnd || right.end() > chinese.size()))
            return false;
        englishEnd = std::max(englishEnd, left.end());
        chineseEnd = std::max(chineseEnd, right.end());
    }
    return true;
}

} // namespace

class tst_SentenceAlignment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairs_data();
    void pairs();
    void hostile_data();
    void hostile();
    void longTextsKeepTheirPlace();
    void megabyte_data();
    void megabyte();
};

void tst_SentenceAlignment::pairs_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("one sentence") << "It says Save."
                                  << "上面写着“保存”。" << QStringList{"It says Save.=上面写着“保存”。"};
    QTest::newRow("two sentences") << "A dialog asks. There are two buttons."
                                   << "一个对话框在询问。有两个按钮。"
                                   << QStringList{"A dialog asks.=一个对话框在询问。",
                                                  "There are two buttons.=有两个按钮。"};
    QTest::newRow("decimals and versions")
        << "Version 2.5 is here. It costs 3.14 euros."
        << "这是 2.5 版。价格是 3.14 欧元。"
        << QStringList{"Version 2.5 is here.=这是 2.5 版。", "It costs 3.14 euros.=价格是 3.14 欧元。"};
    QTest::newRow("list") << "1. Open the file.\n2. Save it.\n- Done."
                          << "1. 打开文件。\n2. 保存它。\n- 完成。"
                          << QStringList{"Open the file.=打开文件。", "Save it.=保存它。", "Done.=完成。"};
    QTest::newRow("code between") << "Run this:\n```\nmake. install.\n```\nThen stop."
                                  << "运行：\n```\nmake. install.\n```\n然后停止。"
                                  << QStringList{"Run this:=运行：", "Then stop.=然后停止。"};
    QTest::newRow("quotations") << "It says “Save? Really?” in bold. Press it."
                                << "粗体写着“保存？真的？”。请按它。"
                                << QStringList{"It says “Save? Really?” in bold.=粗体写着“保存？真的？”。",
                                               "Press it.=请按它。"};
    QTest::newRow("empty lines differ") << "A title\n\nThe text."
                                        << "标题\n\n\n\n正文。" << QStringList{"A title=标题", "The text.=正文。"};
    QTest::newRow("Windows line ends") << "A title\r\nThe text."
                                       << "标题\n正文。" << QStringList{"A title=标题", "The text.=正文。"};
    QTest::newRow("table") << "| Name | Size |\n| a | b |"
                           << "| 名称 | 大小 |\n| a | b |" << QStringList{"Name=名称", "Size=大小", "a=a", "b=b"};
    QTest::newRow("two became one")
        << "The window is blue. It is small. It shows a long list of all the files that were changed yesterday."
        << "窗口是蓝色的，而且很小。它显示了昨天更改过的所有文件的一个长列表。"
        << QStringList{"The window is blue. It is small.=窗口是蓝色的，而且很小。",
                       "It shows a long list of all the files that were changed yesterday.="
                       "它显示了昨天更改过的所有文件的一个长列表。"};
    QTest::newRow("one became two")
        << "Yes. The dialog asks whether the changes should be saved before closing, and it has three buttons."
        << "是。对话框询问关闭前是否要保存更改；它有三个按钮。"
        << QStringList{"Yes.=是。", "The dialog asks whether the changes should be saved before closing, and it has "
                                    "three buttons.=对话框询问关闭前是否要保存更改；它有三个按钮。"};
    QTest::newRow("a sentence was left out")
        << "The first button saves the document to the disk. This whole remark about nothing at all was left out by "
           "the person who edited. The last one is called Cancel."
        << "第一个按钮把文档保存到磁盘上。最后一个叫作“取消”。"
        << QStringList{"The first button saves the document to the disk.=第一个按钮把文档保存到磁盘上。",
                       "This whole remark about nothing at all was left out by the person who edited.=",
                       "The last one is called Cancel.=最后一个叫作“取消”。"};
    QTest::newRow("lines were joined")
        << "The window is called Settings.\nIt has two tabs.\nThe first one lists all of the fonts that are installed "
           "here."
        << "窗口名为“设置”。它有两个标签页。\n第一个列出了这里安装的所有字体。"
        << QStringList{
               "The window is called Settings.=窗口名为“设置”。", "It has two tabs.=它有两个标签页。",
               "The first one lists all of the fonts that are installed here.=第一个列出了这里安装的所有字体。"};
    QTest::newRow("nothing") << ""
                             << "" << QStringList{};
    QTest::newRow("white space") << " \n "
                                 << "\t" << QStringList{};
    QTest::newRow("no Chinese") << "One. Two."
                                << "" << QStringList{"One.=", "Two.="};
    QTest::newRow("no English") << ""
                                << "一。\n二。" << QStringList{"=一。", "=二。"};
}

void tst_SentenceAlignment::pairs() {
    QFETCH(const QString, english);
    QFETCH(const QString, chinese);
    QTEST(pairsOf(english, chinese), "expected");
    QVERIFY(isInOrder(english, chinese));
}

void tst_SentenceAlignment::hostile_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const QString lone(QChar(0xd800));
    QTest::newRow("unpaired surrogates") << lone + ". A" + lone << QString(QChar(0xdc00)) + QStringLiteral("。好。");
    QTest::newRow("NULs") << QString(5, QChar(u'\0')) + ". B." << QString(3, QChar(u'\0'));
    QTest::newRow("punctuation alone") << "...!!! ??? ..."
                                       << "。。。！！！";
    QTest::newRow("right to left") << QStringLiteral("שלום. עולם.") << "你好。";
    QTest::newRow("an open code block") << "```\ncode. more."
                                        << "一。二。三。";
    QTest::newRow("one against many") << "One." << QStringLiteral("好。").repeated(700);
    QTest::newRow("many against one") << QStringLiteral("Good. ").repeated(700) << "好。";
    QTest::newRow("one line against many")
        << QStringLiteral("Good. ").repeated(50) << QStringLiteral("好。\n").repeated(300);
    QTest::newRow("emoji") << QStringLiteral("😀. Ok 😀! Yes.") << QStringLiteral("😀。好😀！");
}

void tst_SentenceAlignment::hostile() {
    QFETCH(const QString, english);
    QFETCH(const QString, chinese);
    QVERIFY(isInOrder(english, chinese));
}

void tst_SentenceAlignment::longTextsKeepTheirPlace() {
    QString english;
    QString chinese;
    for (int i = 0; i < 400; ++i) {
        if (i != 200)
            english += QStringLiteral("The entry number %1 of this list has a name%2. ")
                           .arg(i)
                           .arg(QString(" and more").repeated(i % 7));
        chinese += QStringLiteral("列表中的第 %1 项有名字%2。").arg(i).arg(QString("和更多").repeated(i % 7));
    }
    const auto numberIn = [](const QString& text) {
        for (const QString& word : text.split(u' ')) {
            bool isNumber = false;
            const int number = word.toInt(&isNumber);
            if (isNumber)
                return number;
        }
        return -1;
    };
    int right = 0;
    for (const QString& pair : pairsOf(english, chinese)) {
        const QStringList sides = pair.split(u'=');
        right += numberIn(sides[0]) >= 0 && numberIn(sides[0]) == numberIn(sides[1]) ? 1 : 0;
    }
    QVERIFY2(right >= 390, qPrintable(QString::number(right)));
}

void tst_SentenceAlignment::megabyte_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    constexpr int kSize = 1'000'000;
    const auto filled = [](const QString& piece, int more) { return piece.repeated(kSize / int(piece.size()) + more); };
    QTest::newRow("sentences in one line") << filled("Nine words. ", 0) << filled(QStringLiteral("九个字。"), 7);
    QTest::newRow("lines") << filled("One line of the text.\n", 0) << filled(QStringLiteral("一行文字。\n"), 7);
    QTest::newRow("one word") << filled("a", 0) << filled(QStringLiteral("字"), 7);
}

void tst_SentenceAlignment::megabyte() {
    QFETCH(const QString, english);
    QFETCH(const QString, chinese);
    QElapsedTimer clock;
    clock.start();
    const std::vector<SentencePair> pairs = alignSentences(english, chinese);
    QVERIFY(!pairs.empty());
    constexpr int kPatience = 20'000; // a busy machine; growth with the square would take hours
    QVERIFY2(clock.elapsed() < kPatience, qPrintable(QString::number(clock.elapsed())));
    qInfo("%lld ms", clock.elapsed());
}

QTEST_APPLESS_MAIN(tst_SentenceAlignment)
#include "tst_SentenceAlignment.moc"
