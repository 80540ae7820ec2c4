#include "core/note/NoteFileName.h"
#include "tests/support/SampleNote.h"

#include <QTest>

using namespace lunette;

class tst_NoteFileName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clean_data();
    void clean();
    void length();
    void stem();
};

void tst_NoteFileName::clean_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "login dialog"
                           << "login dialog";
    QTest::newRow("chinese") << "登录对话框：第一页"
                             << "登录对话框：第一页";
    QTest::newRow("forbidden") << "a<b>c:d\"e/f\\g|h?i*j"
                               << "a-b-c-d-e-f-g-h-i-j";
    QTest::newRow("parent") << "../../etc/passwd"
                            << "-..-etc-passwd";
    QTest::newRow("hidden") << ".bashrc"
                            << "bashrc";
    QTest::newRow("dots") << "..."
                          << "note";
    QTest::newRow("trailing") << "name. . ."
                              << "name";
    QTest::newRow("empty") << ""
                           << "note";
    QTest::newRow("blank") << " \t\n "
                           << "note";
    QTest::newRow("breaks") << "one\ntwo\r\nthree"
                            << "one two three";
    QTest::newRow("controls") << QString(QChar(0)) + "a\u0007b"
                              << "ab";
    QTest::newRow("override") << QStringLiteral("txt\u202egnp") << "txtgnp";
    QTest::newRow("zero width") << QStringLiteral("a\u200bb") << "ab";
    QTest::newRow("device") << "CON"
                            << "_CON";
    QTest::newRow("device with ending") << "aux.txt"
                                        << "_aux.txt";
    QTest::newRow("port") << "com1"
                          << "_com1";
    QTest::newRow("no device") << "console"
                               << "console";
    QTest::newRow("composed") << QStringLiteral("cafe\u0301") << QStringLiteral("caf\u00e9");
}

void tst_NoteFileName::clean() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(cleanFileName(text), name);
}

void tst_NoteFileName::length() {
    QCOMPARE(cleanFileName(QString(500, u'a')).size(), 180);
    const QString chinese = cleanFileName(QString(500, u'长'));
    QCOMPARE(chinese, QString(60, u'长'));
    const QString family = QStringLiteral("👨‍👩‍👧");
    QCOMPARE(cleanFileName(family + family, family.toUtf8().size() + 3).size() % 2, 0);
    QVERIFY(cleanFileName(QStringLiteral("ab😀"), 5) == QStringLiteral("ab"));
    QCOMPARE(cleanFileName(QString(179, u'a') + QStringLiteral(" b")), QString(179, u'a'));
}

void tst_NoteFileName::stem() {
    Note note = test::sampleNote();
    QCOMPARE(noteStem(note, QStringLiteral("{date} {title}")), QStringLiteral("2026-11-23 login dialog"));
    QCOMPARE(noteStem(note, QStringLiteral("{title} {time} {model}")), QStringLiteral("login dialog 09.30 moondream2"));
    note.title = QStringLiteral("a/b");
    QCOMPARE(noteStem(note, QStringLiteral("{title}")), QStringLiteral("a-b"));
}

QTEST_MAIN(tst_NoteFileName)
#include "tst_NoteFileName.moc"
