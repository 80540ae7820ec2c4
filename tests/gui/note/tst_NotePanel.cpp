#include "app/note/NotePanel.h"
#include "tests/support/SampleNote.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTranslator>

using namespace lunette;

class tst_NotePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_panel.reset(); }
    void emptyPanelOffersNothing();
    void previewFollowsTheNote();
    void sourceSwitch();
    void templates();
    void exportWritesTheNote();
    void exportTellsFailure();
    void exportsOneAtATime();
    void closingWhileExporting();
    void copies();
    void languageChange();
    void everyControlHasAName();
    void keyboardReachesEverything();

private:
    template <class Widget>
    Widget* find(const char* name) {
        return m_panel->findChild<Widget*>(QString::fromLatin1(name));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NotePanel> m_panel;
};

void tst_NotePanel::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_panel = std::make_unique<NotePanel>();
    m_panel->setFolder(m_folder->path());
    m_panel->show();
}

void tst_NotePanel::emptyPanelOffersNothing() {
    QVERIFY(!find<QPushButton>("noteExport")->isEnabled());
    QVERIFY(!find<QPushButton>("noteCopyMarkdown")->isEnabled());
    QSignalSpy started(m_panel.get(), &NotePanel::exportStarted);
    m_panel->exportNote();
    QCOMPARE(started.count(), 0);
    QVERIFY(find<QTextBrowser>("notePreview")->toPlainText().isEmpty());
}

void tst_NotePanel::previewFollowsTheNote() {
    Note note = test::sampleNote();
    m_panel->setNote(note);
    auto* preview = find<QTextBrowser>("notePreview");
    const QString shown = preview->toPlainText();
    QVERIFY(shown.contains(QStringLiteral("A login dialog with a *blue* button and two text fields.")));
    QVERIFY(shown.contains(QStringLiteral("一个登录对话框")));
    QVERIFY2(!shown.contains(QStringLiteral("title:")), "the YAML head is not for reading");
    const QUrl picture(QStringLiteral("2026-11-23%20login%20dialog.assets/crop-1.png"));
    QCOMPARE(preview->document()->resource(QTextDocument::ImageResource, picture).value<QImage>().size(),
             QSize(300, 200));
    note.conversation.exchanges.resize(1);
    m_panel->setNote(note);
    QVERIFY(!preview->toPlainText().contains(QStringLiteral("右下角")));
    note.conversation.exchanges.clear();
    m_panel->setNote(note);
    QVERIFY(preview->toPlainText().isEmpty());
    QVERIFY(!find<QPushButton>("noteExport")->isEnabled());
}

void tst_NotePanel::sourceSwitch() {
    m_panel->setNote(test::sampleNote());
    auto* source = find<QPlainTextEdit>("noteMarkdown");
    QVERIFY(!source->isVisible());
    find<QToolButton>("noteSource")->click();
    QVERIFY(source->isVisible());
    QVERIFY(source->toPlainText().startsWith(QStringLiteral("---\ntitle: \"login dialog\"\n")));
    QVERIFY(source->isReadOnly());
    find<QToolButton>("noteSource")->click();
    QVERIFY(find<QTextBrowser>("notePreview")->isVisible());
}

void tst_NotePanel::templates() {
    m_panel->setNote(test::sampleNote());
    auto* templates = find<QComboBox>("noteTemplates");
    QCOMPARE(templates->count(), 5);
    QSignalSpy changed(m_panel.get(), &NotePanel::templateChanged);
    templates->setFocus();
    QTest::keyClick(templates, Qt::Key_Down);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toString(), QStringLiteral("seed"));
    QVERIFY(find<QTextBrowser>("notePreview")->toPlainText().contains(QStringLiteral("【SD提示词（已优化）】")));
    m_panel->setTemplateName(QStringLiteral("english"));
    QCOMPARE(templates->currentData().toString(), QStringLiteral("english"));
    QVERIFY(!find<QTextBrowser>("notePreview")->toPlainText().contains(QStringLiteral("右下角")));
    m_panel->setTemplateName(QStringLiteral("nothing"));
    QCOMPARE(m_panel->templateName(), QStringLiteral("english"));
    QCOMPARE(changed.count(), 1);
}

void tst_NotePanel::exportWritesTheNote() {
    m_panel->setNote(test::sampleNote());
    QSignalSpy exported(m_panel.get(), &NotePanel::exported);
    QTest::mouseClick(find<QPushButton>("noteExport"), Qt::LeftButton);
    QVERIFY(m_panel->isExporting() || exported.count() == 1);
    QTRY_COMPARE(exported.count(), 1);
    const QString path = exported.first().first().toString();
    QCOMPARE(path, m_folder->filePath(QStringLiteral("2026-11-23 login dialog.md")));
    QVERIFY(QFile::exists(path));
    QVERIFY(find<QLabel>("noteStatus")->text().contains(QDir::toNativeSeparators(path)));
    QVERIFY(find<QPushButton>("noteExport")->isEnabled());
}

void tst_NotePanel::exportTellsFailure() {
    m_panel->setNote(test::sampleNote());
    m_panel->setFolder(m_folder->filePath(QStringLiteral("gone")));
    QSignalSpy failed(m_panel.get(), &NotePanel::failed);
    m_panel->exportNote();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains(QStringLiteral("gone")));
    QCOMPARE(find<QLabel>("noteStatus")->text(), failed.first().first().toString());
}

void tst_NotePanel::exportsOneAtATime() {
    m_panel->setNote(test::sampleNote());
    QSignalSpy started(m_panel.get(), &NotePanel::exportStarted);
    QSignalSpy exported(m_panel.get(), &NotePanel::exported);
    m_panel->exportNote();
    m_panel->exportNote();
    QTRY_COMPARE(exported.count(), 1);
    QCOMPARE(started.count(), 1);
    m_panel->exportNote();
    QTRY_COMPARE(exported.count(), 2);
    QVERIFY(exported.last().first().toString() != exported.first().first().toString());
}

void tst_NotePanel::closingWhileExporting() {
    m_panel->setNote(test::sampleNote());
    m_panel->exportNote();
    m_panel.reset();
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("2026-11-23 login dialog.md"))));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden).size(), 3);
}

void tst_NotePanel::copies() {
    m_panel->setNote(test::sampleNote());
    find<QPushButton>("noteCopyMarkdown")->click();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\\*blue\\*")));
    find<QPushButton>("noteCopyRich")->click();
    QVERIFY(QApplication::clipboard()->mimeData()->hasHtml());
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("*blue*")));
}

void tst_NotePanel::languageChange() {
    class Marker : public QTranslator {
    public:
        QString translate(const char*, const char* text, const char*, int) const override {
            return u'@' + QString::fromUtf8(text);
        }
        bool isEmpty() const override { return false; }
    } marker;
    QVERIFY(QCoreApplication::installTranslator(&marker));
    QTRY_VERIFY(find<QPushButton>("noteExport")->text().startsWith(u'@'));
    QVERIFY(find<QComboBox>("noteTemplates")->itemText(1).startsWith(u'@'));
    QVERIFY(find<QToolButton>("noteSource")->accessibleName().startsWith(u'@'));
    QCoreApplication::removeTranslator(&marker);
    QTRY_VERIFY(!find<QPushButton>("noteExport")->text().startsWith(u'@'));
}

void tst_NotePanel::everyControlHasAName() {
    const QList<QWidget*> widgets = m_panel->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(widgets.size() >= 8);
    for (QWidget* widget : widgets) {
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        if (widget->focusPolicy() != Qt::NoFocus)
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

void tst_NotePanel::keyboardReachesEverything() {
    m_panel->setNote(test::sampleNote());
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    auto* first = find<QComboBox>("noteTemplates");
    first->setFocus();
    QSet<QString> reached;
    for (int i = 0; i < 20; ++i) {
        QWidget* focused = QApplication::focusWidget();
        QVERIFY(focused);
        reached.insert(focused->objectName());
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    for (const char* name : {"noteTemplates", "noteSource", "notePreview", "noteChooseFolder", "noteCopyMarkdown",
                             "noteCopyRich", "noteExport"})
        QVERIFY2(reached.contains(QLatin1String(name)), name);
}

QTEST_MAIN(tst_NotePanel)
#include "tst_NotePanel.moc"
