#include "app/chat/AnswerText.h"
#include "app/chat/ChatSession.h"
#include "tests/support/WindowSteps.h"

#include <QSignalSpy>

using namespace lunette;
using namespace lunette::test;

namespace {

const QString kEnglish = QStringLiteral("It says Save. Nothing else.");
const QString kChinese = QStringLiteral("上面写着“保存”。没有别的。");
const QString kEdited = QStringLiteral("写着“保存”。别无其他。");

/// The last text of this name: that of the latest exchange.
AnswerText* textOfAnswer(const WindowBench& bench, const char* name) {
    return bench.window->findChildren<AnswerText*>(QString::fromLatin1(name)).last();
}

bool openAndAsk(WindowBench& bench) {
    bench.script->setTranslation("It says Save.", "上面写着“保存”。");
    bench.script->setTranslation("Nothing else.", "没有别的。");
    if (!openPicture(bench))
        return false;
    ask(bench, QStringLiteral("What?"));
    return QTest::qWaitFor([&] { return textOf(bench, "answerChinese") == kChinese; }, 30000);
}

/// The pointer over a character.
void pointAt(AnswerText* text, int position) {
    QTextCursor cursor(text->document());
    cursor.setPosition(position);
    const QPointF place = text->cursorRect(cursor).center() + QPoint(3, 0);
    const QPointF onScreen = text->viewport()->mapToGlobal(place);
    QMouseEvent move(QEvent::MouseMove, place, onScreen, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(text->viewport(), &move);
}

QString litIn(const AnswerText* text) {
    return text->text().mid(text->lit().start, text->lit().length);
}

ChatSession& sessionOf(const WindowBench& bench) {
    return *bench.window->findChild<ChatSession*>();
}

} // namespace

/// The answer in both languages in the real window.
class tst_AnswerView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointerLightsThePartner();
    void keyboardLightsThePartner();
    void editIsSavedAndTold();
    void escapeLeavesTheTranslation();
    void blankIsNotSaved();
    void backToTheMachine();
    void saysWhatTheMemoryKnew();
    void regenerateDropsTheEdit();
    void doubtfulWordsAreDotted();
};

void tst_AnswerView::pointerLightsThePartner() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench));
    AnswerText* english = textOfAnswer(bench, "answerEnglish");
    AnswerText* chinese = textOfAnswer(bench, "answerChinese");
    QVERIFY(english->viewport()->hasMouseTracking() && chinese->viewport()->hasMouseTracking());
    pointAt(english, 16);
    QTRY_COMPARE(litIn(english), QStringLiteral("Nothing else."));
    QCOMPARE(litIn(chinese), QStringLiteral("没有别的。"));
    QCOMPARE(chinese->extraSelections().size(), 1);
    QCOMPARE(chinese->extraSelections().first().format.background().color(), AnswerText::litColor(false));
    bench.settings().setTheme(UiTheme::Dark);
    QTRY_COMPARE(chinese->extraSelections().value(0).format.background().color(), AnswerText::litColor(true));
    pointAt(chinese, 1);
    QTRY_COMPARE(litIn(english), QStringLiteral("It says Save."));
    QCOMPARE(litIn(chinese), QStringLiteral("上面写着“保存”。"));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(chinese, &leave);
    QVERIFY(english->lit().isEmpty() && chinese->lit().isEmpty());
    QVERIFY(english->extraSelections().isEmpty());
}

void tst_AnswerView::keyboardLightsThePartner() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench));
    AnswerText* english = textOfAnswer(bench, "answerEnglish");
    AnswerText* chinese = textOfAnswer(bench, "answerChinese");
    english->setFocus(Qt::TabFocusReason);
    QTest::keyClick(english, Qt::Key_Home);
    QTRY_COMPARE(litIn(chinese), QStringLiteral("上面写着“保存”。"));
    QTest::keyClick(english, Qt::Key_End);
    QTest::keyClick(english, Qt::Key_Left);
    QCOMPARE(litIn(chinese), QStringLiteral("没有别的。"));
    QTest::keyClick(english, Qt::Key_Tab);
    QVERIFY(chinese->hasFocus());
    QCOMPARE(litIn(english), QStringLiteral("It says Save."));
    bench.find("questionInput")->setFocus();
    QVERIFY(english->lit().isEmpty() && chinese->lit().isEmpty());
}

void tst_AnswerView::editIsSavedAndTold() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench));
    QSignalSpy edited(&sessionOf(bench), &ChatSession::translationEdited);
    AnswerText* chinese = textOfAnswer(bench, "answerChinese");
    QTest::keyClick(chinese, Qt::Key_F2);
    QVERIFY(chinese->isEditing() && bench.find("saveTranslation")->isVisible());
    QVERIFY(!bench.find("editTranslation")->isEnabled());
    chinese->setPlainText(kEdited);
    QTest::keyClick(chinese, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!chinese->isEditing());
    QCOMPARE(textOf(bench, "answerChinese"), kEdited);
    QVERIFY(bench.find("translationOrigin")->isVisible());
    QCOMPARE(textOf(bench, "translationOrigin"), QStringLiteral("Edited by you"));
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first(), (QVariantList{kEnglish, kChinese, kEdited}));
    const Exchange& exchange = sessionOf(bench).conversation().exchanges.front();
    QCOMPARE(exchange.answer.chinese, kEdited);
    QCOMPARE(exchange.machineTranslation, kChinese);
    auto* note = bench.find<QTextEdit>("notePreview");
    QVERIFY(note);
    QTRY_VERIFY2(note->toPlainText().contains(kEdited), qPrintable(note->toPlainText()));
}

void tst_AnswerView::escapeLeavesTheTranslation() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench));
    AnswerText* chinese = textOfAnswer(bench, "answerChinese");
    press(bench, "editTranslation");
    QVERIFY(chinese->isEditing());
    chinese->setPlainText(kEdited);
    bench.settings().setLanguage(UiLanguage::Chinese); // a begun edit lives on
    QCOMPARE(textOf(bench, "answerChinese"), kEdited);
    QTest::keyClick(chinese, Qt::Key_Escape);
    QVERIFY(!chinese->isEditing());
    QCOMPARE(textOf(bench, "answerChinese"), kChinese);
    QVERIFY(!bench.find("translationOrigin")->isVisible());
}

void tst_AnswerView::blankIsNotSaved() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench));
    AnswerText* chinese = textOfAnswer(bench, "answerChinese");
    press(bench, "editTranslation");
    chinese->setPlainText(QStringLiteral(" \n "));
    QVERIFY(!bench.find("saveTranslation")->isEnabled());
    QTest::keyClick(chinese, Qt::Key_Enter, Qt::ControlModifier);
    QVERIFY(chinese->isEditing());
    press(bench, "cancelTranslation");
    QCOMPARE(textOf(bench, "answerChinese"), kChinese);
}

void tst_AnswerView::backToTheMachine() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench));
    sessionOf(bench).editTranslation(0, kEdited);
    QVERIFY(bench.find("machineTranslation")->isVisible());
    QSignalSpy edited(&sessionOf(bench), &ChatSession::translationEdited);
    press(bench, "machineTranslation");
    QCOMPARE(textOf(bench, "answerChinese"), kChinese);
    QVERIFY(!bench.find("machineTranslation")->isVisible());
    QVERIFY(sessionOf(bench).conversation().exchanges.front().machineTranslation.isEmpty());
    QCOMPARE(edited.value(0), (QVariantList{kEnglish, kChinese, kChinese}));
}

void tst_AnswerView::saysWhatTheMemoryKnew() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench));
    sessionOf(bench).editTranslation(0, kEdited);
    ask(bench, QStringLiteral("What else?"));
    const auto origins = [&bench] { return bench.window->findChildren<QLabel*>(QStringLiteral("translationOrigin")); };
    QTRY_COMPARE(origins().size(), 2);
    QTRY_COMPARE(origins().last()->text(), QStringLiteral("From your translation memory"));
    QVERIFY(origins().last()->isVisible());
    QCOMPARE(origins().first()->text(), QStringLiteral("Edited by you"));
    QVERIFY(!bench.window->findChildren<QPushButton*>(QStringLiteral("machineTranslation")).last()->isVisible());
    QCOMPARE(textOfAnswer(bench, "answerChinese")->text(), kEdited);
}

void tst_AnswerView::regenerateDropsTheEdit() {
    WindowBench bench;
    QVERIFY(openAndAsk(bench));
    sessionOf(bench).editTranslation(0, kEdited);
    bench.script->setAnswer({"Another."});
    press(bench, "regenerate");
    QTRY_COMPARE(textOf(bench, "answerChinese"), QStringLiteral("《中文：Another.》"));
    QVERIFY(sessionOf(bench).conversation().exchanges.front().machineTranslation.isEmpty());
    QVERIFY(!bench.find("translationOrigin")->isVisible());
}

void tst_AnswerView::doubtfulWordsAreDotted() {
    WindowBench bench;
    GenerationResult result;
    result.doubtful = {"Save"};
    bench.script->setResult(result);
    QVERIFY(openPicture(bench));
    ask(bench, QStringLiteral("What?"));
    AnswerText* english = nullptr;
    QTRY_VERIFY((english = bench.window->findChild<AnswerText*>("answerEnglish")) &&
                !english->extraSelections().isEmpty());
    const QTextEdit::ExtraSelection dotted = english->extraSelections().first();
    QCOMPARE(dotted.cursor.selectedText(), QStringLiteral("Save"));
    QCOMPARE(dotted.format.underlineStyle(), QTextCharFormat::DotLine);
    QVERIFY(bench.find("doubtHint")->isVisible());
    QCOMPARE(textOf(bench, "doubtHint"), QStringLiteral("Dotted words may be misread."));
    QCOMPARE(english->accessibleDescription(), QStringLiteral("The reader is not sure of: Save"));
}

QTEST_MAIN(tst_AnswerView)
#include "tst_AnswerView.moc"
