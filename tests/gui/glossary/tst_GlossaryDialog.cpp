#include "app/glossary/GlossaryDialog.h"
#include "app/glossary/GlossaryModel.h"
#include "core/inference/InferenceController.h"
#include "tests/support/ModelFolders.h"
#include "tests/support/WindowBench.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace lunette;
using test::WindowBench;

/// The glossary as a person edits it in the window.
class tst_GlossaryDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void typedTermsAreSavedAndUsed();
    void removesAndUndoes();
    void searchShowsWhatFits();
    void importsAndExports();
    void tellsWhatIsBroken();
    void everythingHasANameInBothLanguages();
    void opensFromTheSettings();

private:
    template <class Widget>
    Widget* find(const char* name) {
        return m_bench->window->findChild<Widget*>(QString::fromLatin1(name));
    }
    void openDialog() {
        find<QAction>("glossaryAction")->trigger();
        QVERIFY(QTest::qWaitForWindowActive(find<GlossaryDialog>("glossaryDialog")));
    }
    QString saved() const { return QString::fromUtf8(test::readAll(m_bench->folder() + "/glossary.csv")); }
    QString result() { return find<QLabel>("glossaryResult")->text(); }
    QTableView* table() { return find<QTableView>("glossaryTable"); }
    void type(const QString& text) {
        auto* line = table()->viewport()->findChild<QLineEdit*>();
        QVERIFY(line);
        line->setText(text);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!table()->viewport()->findChild<QLineEdit*>());
    }
    void addTerm(const QString& english, const QString& chinese) {
        QTest::mouseClick(find<QPushButton>("addTerm"), Qt::LeftButton);
        type(english);
        const int row = table()->model()->rowCount() - 1;
        table()->model()->setData(table()->model()->index(row, GlossaryModel::Chinese), chinese);
    }

    std::unique_ptr<WindowBench> m_bench;
};

void tst_GlossaryDialog::init() {
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(QTest::qWaitForWindowActive(m_bench->window.get()));
    QTRY_VERIFY(m_bench->isReady());
}

void tst_GlossaryDialog::typedTermsAreSavedAndUsed() {
    openDialog();
    addTerm(QStringLiteral("screen"), QStringLiteral("屏"));
    QCOMPARE(saved(), QStringLiteral("english,chinese,note\r\nscreen,屏,\r\n"));
    QVERIFY2(result().contains(QLatin1Char('1')), qPrintable(result()));
    find<GlossaryDialog>("glossaryDialog")->accept();
    QSignalSpy ready(&m_bench->inference(), &InferenceController::questionReady);
    Question question;
    question.text = QStringLiteral("What is on the screen?");
    m_bench->inference().ask(question);
    QTRY_VERIFY(!ready.isEmpty() && !ready.last().at(1).value<BilingualText>().chinese.isEmpty());
    const QString chinese = ready.last().at(1).value<BilingualText>().chinese;
    QVERIFY2(chinese.contains(QStringLiteral("屏")), qPrintable(chinese));
}

void tst_GlossaryDialog::removesAndUndoes() {
    openDialog();
    QVERIFY(!find<QPushButton>("removeTerm")->isEnabled());
    QVERIFY(!find<QPushButton>("undoTerm")->isEnabled());
    addTerm(QStringLiteral("layer"), QStringLiteral("图层"));
    addTerm(QStringLiteral("mask"), QStringLiteral("遮罩"));
    table()->selectRow(0);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(table()->model()->rowCount(), 1);
    QVERIFY(!saved().contains(QStringLiteral("layer")));
    find<QPushButton>("undoTerm")->click();
    QCOMPARE(table()->model()->rowCount(), 2);
    QVERIFY(saved().contains(QStringLiteral("layer,图层,\r\nmask,遮罩")));
    find<QPushButton>("redoTerm")->click();
    QCOMPARE(table()->model()->rowCount(), 1);
    QVERIFY(!find<QPushButton>("redoTerm")->isEnabled());
}

void tst_GlossaryDialog::searchShowsWhatFits() {
    openDialog();
    addTerm(QStringLiteral("layer"), QStringLiteral("图层"));
    addTerm(QStringLiteral("mask"), QStringLiteral("遮罩"));
    auto* search = find<QLineEdit>("glossarySearch");
    QTest::keyClicks(search, QStringLiteral("LAY"));
    QCOMPARE(table()->model()->rowCount(), 1);
    QVERIFY2(result().contains(QStringLiteral("1 of 2")), qPrintable(result()));
    search->setText(QStringLiteral("罩"));
    QCOMPARE(table()->model()->index(0, 0).data().toString(), QStringLiteral("mask"));
    table()->selectRow(0);
    find<QPushButton>("removeTerm")->click();
    search->clear();
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), QStringLiteral("layer"));
}

void tst_GlossaryDialog::importsAndExports() {
    openDialog();
    const QString from = m_bench->folder() + QStringLiteral("/from.csv");
    const QString to = m_bench->folder() + QStringLiteral("/to.csv");
    QVERIFY(test::writeAll(from, "layer,层\nLayer,图层\nmask,\n"));
    auto* dialog = find<GlossaryDialog>("glossaryDialog");
    dialog->importFile(from);
    QCOMPARE(table()->model()->rowCount(), 1);
    QVERIFY2(result().contains(QStringLiteral("1 term read")) && result().contains(QStringLiteral("ine 3")),
             qPrintable(result()));
    dialog->exportFile(to);
    QVERIFY2(result().contains(QStringLiteral("to.csv")), qPrintable(result()));
    QCOMPARE(readGlossary(to).value().terms, (std::vector<GlossaryTerm>{{"Layer", "图层", {}}}));
    find<QPushButton>("undoTerm")->click();
    QCOMPARE(table()->model()->rowCount(), 0);
    QVERIFY(!find<QPushButton>("exportGlossary")->isEnabled());
    find<QPushButton>("importGlossary")->click();
    QVERIFY(find<QDialog>("importGlossaryDialog"));
}

void tst_GlossaryDialog::tellsWhatIsBroken() {
    openDialog();
    const QString from = m_bench->folder() + QStringLiteral("/from.csv");
    QVERIFY(test::writeAll(from, "layer,图层\n\"mask,遮罩\n"));
    auto* dialog = find<GlossaryDialog>("glossaryDialog");
    dialog->importFile(from);
    QCOMPARE(table()->model()->rowCount(), 0);
    QVERIFY2(result().contains(QStringLiteral("line 2")), qPrintable(result()));
    dialog->exportFile(m_bench->folder());
    QVERIFY2(result().contains(QStringLiteral("cannot be written")), qPrintable(result()));
    find<QPushButton>("addTerm")->click();
    QVERIFY2(result().contains(QStringLiteral("both languages")), qPrintable(result()));
}

void tst_GlossaryDialog::everythingHasANameInBothLanguages() {
    for (const UiLanguage language : {UiLanguage::English, UiLanguage::Chinese}) {
        m_bench->settings().setLanguage(language);
        openDialog();
        auto* dialog = find<GlossaryDialog>("glossaryDialog");
        for (const QPushButton* button : find<QWidget>("glossaryPage")->findChildren<QPushButton*>()) {
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            QVERIFY2(button->sizeHint().width() <= button->width(), qPrintable(button->text()));
        }
        QVERIFY(!table()->accessibleName().isEmpty() && !find<QLineEdit>("glossarySearch")->accessibleName().isEmpty());
        const QString header = table()->model()->headerData(1, Qt::Horizontal).toString();
        QCOMPARE(header, language == UiLanguage::English ? QStringLiteral("Chinese") : QStringLiteral("中文"));
        dialog->accept();
        QTRY_VERIFY(!find<GlossaryDialog>("glossaryDialog"));
    }
}

void tst_GlossaryDialog::opensFromTheSettings() {
    find<QAction>("settingsAction")->trigger();
    find<QPushButton>("openGlossary")->click();
    QVERIFY(find<GlossaryDialog>("glossaryDialog")->isVisible());
}

QTEST_MAIN(tst_GlossaryDialog)
#include "tst_GlossaryDialog.moc"
