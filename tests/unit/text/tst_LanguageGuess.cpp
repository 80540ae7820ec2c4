#include "core/text/LanguageGuess.h"

#include <QTest>

using namespace lunette;

class TestLanguageGuess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guesses_data();
    void guesses();
};

void TestLanguageGuess::guesses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("chinese");
    const auto english = [](const QString& text) { QTest::addRow("%s", qPrintable(text)) << text << false; };
    const auto chinese = [](const QString& text) { QTest::addRow("%s", qPrintable(text)) << text << true; };
    QTest::newRow("empty") << QString() << false;
    english(QStringLiteral("123 !?"));
    english(QStringLiteral("What is this?"));
    english(QStringLiteral("What does 设置 mean?"));
    english(QStringLiteral("What is 中华人民共和国?"));
    english(QStringLiteral("Tell me about 北京大学"));
    english(QStringLiteral("Translate \"这是什么\" into English"));
    english(QStringLiteral("Where is the `保存` button?"));
    english(QStringLiteral("Où est le bouton"));
    chinese(QStringLiteral("这是什么？"));
    chinese(QStringLiteral("截图"));
    chinese(QStringLiteral("打开 Preferences"));
    chinese(QStringLiteral("点击 Save 按钮会发生什么"));
    chinese(QStringLiteral("\"Save changes\" 是什么意思"));
    chinese(QStringLiteral("“Do you want to save the file” 怎么翻译"));
    chinese(QStringLiteral("把 Screen Capture Tool 翻译成中文"));
    chinese(QStringLiteral("「保存」"));
    chinese(QStringLiteral("\U00020BB7野家"));
}

void TestLanguageGuess::guesses() {
    QFETCH(QString, text);
    QFETCH(bool, chinese);
    QCOMPARE(guessLanguage(text) == Language::Chinese, chinese);
}

QTEST_APPLESS_MAIN(TestLanguageGuess)
#include "tst_LanguageGuess.moc"
