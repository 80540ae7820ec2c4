#include "app/chat/ChatSession.h"
#include "app/glossary/GlossaryDialog.h"
#include "app/glossary/MemoryModel.h"
#include "app/glossary/MemoryPage.h"
#include "tests/support/ModelFolders.h"
#include "tests/support/WindowSteps.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTabWidget>
#include <QTableView>

using namespace lunette;
using namespace lunette::test;

namespace {

const QString kEnglish = QStringLiteral("It says Save. Nothing else.");

} // namespace

/// Corrections of a translation in the real window: remembered, used, listed.
class tst_MemoryPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void correctionsAreUsedAgain();
    void correctionsCanBeSwitchedOff();
    void takingBackForgets();
    void tellsWhenACorrectionCannotBeSaved();
    void listsSearchesAndChanges();
    void forgettingAllAsks();
    void everythingHasANameInBothLanguages();

private:
    const Exchange& last() { return session()->conversation().exchanges.back(); }
    ChatSession* session() { return m_bench->window->findChild<ChatSession*>(); }
    QString file() { return m_bench->folder() + QStringLiteral("/memory.csv"); }
    void askAndWait() {
        const size_t before = session()->conversation().exchanges.size();
        ask(*m_bench, QStringLiteral("What?"));
        QTRY_VERIFY(session()->conversation().exchanges.size() == before + 1 && !session()->isBusy() &&
                    !last().translatorName.isEmpty());
    }
    int edit(const QString& text) {
        const int index = int(session()->conversation().exchanges.size()) - 1;
        session()->editTranslation(index, text);
        return index;
    }
    void openPage() {
        m_bench->window->findChild<QAction*>("glossaryAction")->trigger();
        auto* dialog = m_bench->find<GlossaryDialog>("glossaryDialog");
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        m_bench->find<QTabWidget>("glossaryTabs")->setCurrentIndex(1);
    }
    QTableView* table() { return m_bench->find<QTableView>("memoryTable"); }
    QString result() { return textOf(*m_bench, "memoryResult"); }

    std::unique_ptr<WindowBench> m_bench;
};

void tst_MemoryPage::init() {
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(QTest::qWaitForWindowActive(m_bench->window.get()));
    QVERIFY(openPicture(*m_bench));
}

void tst_MemoryPage::correctionsAreUsedAgain() {
    askAndWait();
    const QString machine = last().answer.chinese;
    QVERIFY(!last().fromMemory);
    edit(QStringLiteral("上面写着“存盘”。没有别的。"));
    QCOMPARE(last().machineTranslation, machine);
    QVERIFY(readAll(file()).contains("en-zh,It says Save. Nothing else.,上面写着“存盘”。没有别的。"));
    askAndWait();
    QCOMPARE(last().answer.chinese, QStringLiteral("上面写着“存盘”。没有别的。"));
    QVERIFY(last().fromMemory && last().machineTranslation.isEmpty());
}

void tst_MemoryPage::correctionsCanBeSwitchedOff() {
    askAndWait();
    const QString machine = last().answer.chinese;
    edit(QStringLiteral("写着“存盘”。"));
    openPage();
    auto* use = m_bench->find<QCheckBox>("useCorrections");
    QVERIFY(use->isChecked());
    use->click();
    m_bench->find<GlossaryDialog>("glossaryDialog")->accept();
    askAndWait();
    QCOMPARE(last().answer.chinese, machine);
    QVERIFY(!last().fromMemory);
    m_bench->settings().setUsesCorrections(true);
    askAndWait();
    QCOMPARE(last().answer.chinese, QStringLiteral("写着“存盘”。"));
}

void tst_MemoryPage::takingBackForgets() {
    askAndWait();
    const QString machine = last().answer.chinese;
    edit(QStringLiteral("写着“存盘”。"));
    edit(machine);
    QVERIFY(last().machineTranslation.isEmpty());
    askAndWait();
    QCOMPARE(last().answer.chinese, machine);
    QVERIFY(!last().fromMemory);
}

void tst_MemoryPage::tellsWhenACorrectionCannotBeSaved() {
    askAndWait();
    QVERIFY(QDir().mkpath(file()));
    edit(QStringLiteral("写着“存盘”。"));
    QVERIFY2(notice(*m_bench).contains(QStringLiteral("cannot be written")), qPrintable(notice(*m_bench)));
    QCOMPARE(last().answer.chinese, QStringLiteral("写着“存盘”。"));
}

void tst_MemoryPage::listsSearchesAndChanges() {
    askAndWait();
    edit(QStringLiteral("写着“存盘”。无他。"));
    openPage();
    QCOMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(table()->model()->index(0, MemoryModel::Source).data().toString(), kEnglish);
    auto* search = m_bench->find<QLineEdit>("memorySearch");
    search->setText(QStringLiteral("NOTHING ELSE"));
    QCOMPARE(table()->model()->rowCount(), 2);
    QVERIFY2(result().contains(QStringLiteral("2 of 3")), qPrintable(result()));
    search->setText(QStringLiteral("写着"));
    QCOMPARE(table()->model()->rowCount(), 2);
    const QModelIndex target = table()->model()->index(0, MemoryModel::Translation);
    QVERIFY(table()->model()->setData(target, QStringLiteral("写着“保存”。")));
    QVERIFY(readAll(file()).contains("写着“保存”。"));
    search->clear();
    QVERIFY(!m_bench->find<QPushButton>("removeMemory")->isEnabled());
    table()->selectRow(0);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(table()->model()->rowCount(), 2);
    QVERIFY(!readAll(file()).contains(kEnglish.toUtf8()));
    QVERIFY2(result().startsWith(QLatin1Char('2')), qPrintable(result()));
}

void tst_MemoryPage::forgettingAllAsks() {
    askAndWait();
    edit(QStringLiteral("写着“存盘”。"));
    openPage();
    auto* clear = m_bench->find<QPushButton>("clearMemory");
    const auto answer = [&](const QString& words) {
        clear->click();
        auto* question = m_bench->find<QMessageBox>("clearMemoryQuestion");
        QVERIFY(question);
        for (QAbstractButton* button : question->buttons()) {
            if (button->text().contains(words))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY(!m_bench->find<QMessageBox>("clearMemoryQuestion"));
    };
    answer(QStringLiteral("Cancel"));
    QCOMPARE(table()->model()->rowCount(), 1);
    answer(QStringLiteral("Forget"));
    QCOMPARE(table()->model()->rowCount(), 0);
    QVERIFY(!clear->isEnabled());
    QVERIFY(!readAll(file()).contains("Save"));
}

void tst_MemoryPage::everythingHasANameInBothLanguages() {
    for (const UiLanguage language : {UiLanguage::English, UiLanguage::Chinese}) {
        m_bench->settings().setLanguage(language);
        openPage();
        auto* page = m_bench->find<MemoryPage>("memoryPage");
        for (const QPushButton* button : page->findChildren<QPushButton*>()) {
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            QVERIFY2(button->sizeHint().width() <= button->width(), qPrintable(button->text()));
        }
        QVERIFY(!table()->accessibleName().isEmpty());
        const QString header = table()->model()->headerData(0, Qt::Horizontal).toString();
        QCOMPARE(header, language == UiLanguage::English ? QStringLiteral("Source") : QStringLiteral("原文"));
        m_bench->find<GlossaryDialog>("glossaryDialog")->accept();
        QTRY_VERIFY(!m_bench->find<GlossaryDialog>("glossaryDialog"));
    }
}

QTEST_MAIN(tst_MemoryPage)
#include "tst_MemoryPage.moc"
