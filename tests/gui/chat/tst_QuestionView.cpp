#include "app/chat/ChatSession.h"
#include "tests/support/WindowSteps.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace lunette;
using namespace lunette::test;

namespace {

ChatSession& sessionOf(const WindowBench& bench) {
    return *bench.window->findChild<ChatSession*>();
}

bool openAndAsk(WindowBench& bench, const QString& question) {
    if (!openPicture(bench))
        return false;
    ask(bench, question);
    return QTest::qWaitFor([&] { return bench.find("regenerate") && bench.find("regenerate")->isEnabled(); }, 30000);
}

} // namespace

/// The English of a question typed in Chinese in the real window.
class tst_QuestionView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void correctedEnglishIsAsked();
    void correctionIsRemembered();
    void correctionIsCancelled();
    void noCorrectionOfEnglish();
};

void tst_QuestionView::correctedEnglishIsAsked() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench, QStringLiteral("这里写着什么？")));
    auto* input = bench.find<QLineEdit>("englishInput");
    QVERIFY(!input->isVisible());
    press(bench, "correctEnglish");
    QVERIFY(input->isVisible() && input->hasFocus());
    QCOMPARE(input->text(), QString::fromStdString(bench.script->lastRequest().text));
    const int translated = bench.script->count(QStringLiteral("translate 这里"));
    input->setText(QStringLiteral("What is written here?"));
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(!input->isVisible());
    QTRY_COMPARE(bench.script->count("ask What is written here?"), 1);
    QCOMPARE(bench.script->count(QStringLiteral("translate 这里")), translated);
    const std::vector<Exchange>& exchanges = sessionOf(bench).conversation().exchanges;
    QCOMPARE(exchanges.size(), size_t(2));
    QCOMPARE(exchanges.back().asked, QStringLiteral("这里写着什么？"));
    QCOMPARE(exchanges.back().question.english, QStringLiteral("What is written here?"));
    const auto others = bench.window->findChildren<QLabel*>(QStringLiteral("exchangeOtherQuestion"));
    QTRY_COMPARE(others.last()->text(), QStringLiteral("What is written here?"));
    QTRY_VERIFY(!sessionOf(bench).isBusy());
    sessionOf(bench).regenerate(1);
    QTRY_COMPARE(bench.script->count("ask What is written here?"), 2);
}

void tst_QuestionView::correctionIsRemembered() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench, QStringLiteral("这里写着什么？")));
    const QString machine = QString::fromStdString(bench.script->lastRequest().text);
    QSignalSpy edited(&sessionOf(bench), &ChatSession::translationEdited);
    sessionOf(bench).askCorrected(0, machine);
    QTRY_VERIFY(!sessionOf(bench).isBusy());
    QCOMPARE(edited.count(), 0);
    sessionOf(bench).askCorrected(0, QStringLiteral("What is written here?"));
    QTRY_VERIFY(!sessionOf(bench).isBusy());
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited.first(), (QVariantList{QStringLiteral("这里写着什么？"), machine, "What is written here?"}));
    ask(bench, QStringLiteral("这里写着什么？"));
    QTRY_COMPARE(bench.script->count("ask What is written here?"), 2);
    QCOMPARE(sessionOf(bench).conversation().exchanges.back().question.english,
             QStringLiteral("What is written here?"));
}

void tst_QuestionView::correctionIsCancelled() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench, QStringLiteral("这里写着什么？")));
    press(bench, "correctEnglish");
    auto* input = bench.find<QLineEdit>("englishInput");
    input->setText(QStringLiteral("  "));
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(input->isVisible());
    QTest::keyClick(input, Qt::Key_Escape);
    QVERIFY(!input->isVisible() && bench.find("correctEnglish")->isVisible());
    QCOMPARE(bench.script->count("ask"), 1);
}

void tst_QuestionView::noCorrectionOfEnglish() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench, QStringLiteral("What?")));
    QVERIFY(!bench.find("correctEnglish")->isVisible());
    press(bench, "preset_short");
    QTRY_COMPARE(bench.script->count("ask"), 2);
    for (const auto* button : bench.window->findChildren<QPushButton*>(QStringLiteral("correctEnglish")))
        QVERIFY(!button->isVisible());
}

QTEST_MAIN(tst_QuestionView)
#include "tst_QuestionView.moc"
