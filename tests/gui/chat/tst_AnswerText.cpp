#include "app/chat/AnswerText.h"
#include "app/support/ThemeSwitcher.h"

#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

using namespace lunette;

namespace {

double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const double light = std::max(luminance(a), luminance(b));
    return (light + 0.05) / (std::min(luminance(a), luminance(b)) + 0.05);
}

} // namespace

class tst_AnswerText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void litColorIsReadable();
    void growingTextKeepsTheSelection();
    void isAsHighAsItsWords();
    void textComesBackAsItWas_data();
    void textComesBackAsItWas();
    void saysWhyAWordIsDotted();
    void keysOfReadingAndEditing();
};

void tst_AnswerText::litColorIsReadable() {
    for (const bool dark : {false, true}) {
        const QPalette palette = ThemeSwitcher::palette(dark);
        const QColor lit = AnswerText::litColor(dark);
        QVERIFY(contrast(lit, ThemeSwitcher::colors(dark).card) >= 1.2);
        QVERIFY(contrast(lit, palette.color(QPalette::Text)) >= 4.5);
    }
}

void tst_AnswerText::growingTextKeepsTheSelection() {
    AnswerText text;
    text.resize(300, 40);
    text.setText(QStringLiteral("One two"));
    const int height = text.height();
    QTextCursor cursor = text.textCursor();
    cursor.select(QTextCursor::LineUnderCursor);
    text.setTextCursor(cursor);
    text.setText(QStringLiteral("One two\nthree"));
    QCOMPARE(text.textCursor().selectedText(), QStringLiteral("One two"));
    QVERIFY(text.height() > height);
    text.setText(QStringLiteral("Other"));
    QCOMPARE(text.text(), QStringLiteral("Other"));
}

void tst_AnswerText::isAsHighAsItsWords() {
    QWidget page;
    auto* layout = new QVBoxLayout(&page);
    AnswerText& text = *new AnswerText(&page);
    layout->addWidget(&text);
    layout->addStretch();
    page.resize(900, 400);
    page.show();
    text.setText(QStringLiteral("Many words that need more than one line when there is little room for them."));
    const int wide = text.height();
    page.resize(160, 400);
    QTRY_VERIFY2(text.height() > 2 * wide, qPrintable(QStringLiteral("%1, %2").arg(wide).arg(text.height())));
    const int narrow = text.height();
    text.setEditing(true);
    QVERIFY(text.height() > narrow);
    text.setEditing(false);
    QCOMPARE(text.height(), narrow);
}

void tst_AnswerText::textComesBackAsItWas_data() {
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");
    QTest::newRow("lines") << "a\n\nb"
                           << "a\n\nb";
    QTest::newRow("Windows lines") << "a\r\nb"
                                   << "a\nb";
    QTest::newRow("no HTML") << "<b>a</b> &amp;"
                             << "<b>a</b> &amp;";
    QTest::newRow("no-break space") << QString(QChar(0xa0)) + u'a' << QString(QChar(0xa0)) + u'a';
}

void tst_AnswerText::textComesBackAsItWas() {
    QFETCH(const QString, shown);
    AnswerText text;
    text.setText(shown);
    QTEST(text.text(), "expected");
}

void tst_AnswerText::saysWhyAWordIsDotted() {
    AnswerText text;
    text.resize(300, 40);
    text.setText(QStringLiteral("Svae the file"));
    text.setDoubtful({QStringLiteral("Svae")});
    text.show();
    const auto tipAt = [&text](int position) {
        QTextCursor cursor(text.document());
        cursor.setPosition(position);
        const QPoint place = text.cursorRect(cursor).center() + QPoint(3, 0);
        QHelpEvent help(QEvent::ToolTip, place, text.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(text.viewport(), &help);
        QCoreApplication::sendEvent(&text, &help);
        return QToolTip::text();
    };
    QCOMPARE(tipAt(1), QStringLiteral("The reader is not sure of this word."));
    QToolTip::hideText();
    QTRY_VERIFY(!QToolTip::isVisible());
    QVERIFY(tipAt(6).isEmpty());
}

void tst_AnswerText::keysOfReadingAndEditing() {
    AnswerText text;
    text.setText(QStringLiteral("Words"));
    QSignalSpy edit(&text, &AnswerText::editRequested);
    QSignalSpy save(&text, &AnswerText::saveRequested);
    QSignalSpy cancel(&text, &AnswerText::cancelRequested);
    QTest::keyClicks(&text, QStringLiteral("x"));
    QTest::keyClick(&text, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(&text, Qt::Key_Escape);
    QCOMPARE(text.text(), QStringLiteral("Words"));
    QVERIFY(save.isEmpty() && cancel.isEmpty());
    QTest::keyClick(&text, Qt::Key_F2);
    QCOMPARE(edit.size(), 1);
    text.setEditing(true);
    QTest::keyClicks(&text, QStringLiteral("x"));
    QTest::keyClick(&text, Qt::Key_Return);
    QCOMPARE(text.text(), QStringLiteral("Wordsx\n"));
    text.setText(QStringLiteral("Late words"));
    QCOMPARE(text.text(), QStringLiteral("Wordsx\n"));
    QTest::keyClick(&text, Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
    QTest::keyClick(&text, Qt::Key_Escape);
    QCOMPARE(save.size(), 1);
    QCOMPARE(cancel.size(), 1);
}

QTEST_MAIN(tst_AnswerText)
#include "tst_AnswerText.moc"
