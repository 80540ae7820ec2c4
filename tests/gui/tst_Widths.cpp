#include "tests/support/WindowSteps.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

using namespace lunette;
using namespace lunette::test;

/// No text of the window or of a dialog is cut off: both languages, common font sizes, narrow windows.
class tst_Widths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_font = QApplication::font(); }
    void cleanup() { QApplication::setFont(m_font); }
    void window_data();
    void window();
    void dialogs_data();
    void dialogs();
    void findsWhatIsCut_data();
    void findsWhatIsCut();

private:
    QFont m_font;
};

namespace {

constexpr int kNarrow = 900;
constexpr int kPointSizes[] = {9, 11, 13};
constexpr int kPatience = 30000; // milliseconds; a busy machine takes its time
constexpr int kSlack = 1;        // pixels that rounding may take

bool isCut(const QLabel& label) {
    if (label.text().isEmpty() || !label.toolTip().isEmpty())
        return false;
    if (label.wordWrap())
        return label.heightForWidth(label.width()) > label.height() + kSlack;
    return label.sizeHint().width() > label.width() + kSlack;
}

bool isCut(const QAbstractButton& button) {
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    if (button.text().isEmpty() ||
        (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()))
        return false;
    return button.sizeHint().width() > button.width() + kSlack;
}

bool isCut(const QComboBox& box) {
    QStyleOptionComboBox option;
    option.initFrom(&box);
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    return box.fontMetrics().horizontalAdvance(box.currentText()) > field.width() + kSlack;
}

bool isCut(const QTabBar& bar) {
    for (int i = 0; i < bar.count(); ++i) {
        const QString text = QString(bar.tabText(i)).remove(u'&');
        if (bar.isTabVisible(i) && bar.fontMetrics().horizontalAdvance(text) > bar.tabRect(i).width())
            return true;
        if (bar.tabRect(i).right() > bar.width())
            return true;
    }
    return false;
}

template <class Widget>
void addCut(const QWidget& root, QStringList& found) {
    for (const auto* widget : root.findChildren<Widget*>()) {
        if (widget->isVisible() && isCut(*widget))
            found << QStringLiteral("%1 (%2 wide): %3")
                         .arg(widget->objectName(), QString::number(widget->width()),
                              widget->property("text").toString());
    }
}

QString cutTexts(const QWidget& root) {
    QCoreApplication::processEvents();
    QStringList found;
    addCut<QLabel>(root, found);
    addCut<QAbstractButton>(root, found);
    addCut<QComboBox>(root, found);
    addCut<QTabBar>(root, found);
    return found.join(u'\n');
}

/// On every page of the dialog.
QString cutOnPages(const QDialog& dialog) {
    auto* tabs = dialog.findChild<QTabWidget*>();
    QString found = cutTexts(dialog);
    for (int page = 1; tabs && page < tabs->count() && found.isEmpty(); ++page) {
        tabs->setCurrentIndex(page);
        found = cutTexts(dialog);
    }
    if (tabs)
        tabs->setCurrentIndex(0);
    return found;
}

void addLanguagesAndSizes() {
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<int>("points");
    for (const int points : kPointSizes) {
        QTest::addRow("English, %d pt", points) << false << points;
        QTest::addRow("Chinese, %d pt", points) << true << points;
    }
}

void prepare(WindowBench& bench, bool chinese, int points) {
    QFont font = QApplication::font();
    font.setPointSize(points);
    QApplication::setFont(font);
    bench.settings().setLanguage(chinese ? UiLanguage::Chinese : UiLanguage::English);
    bench.window->resize(kNarrow, 640);
}

} // namespace

void tst_Widths::window_data() {
    addLanguagesAndSizes();
}

void tst_Widths::window() {
    QFETCH(bool, chinese);
    QFETCH(int, points);
    WindowBench bench;
    prepare(bench, chinese, points);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(), kPatience);
    QTRY_VERIFY2(bench.window->minimumSizeHint().width() <= kNarrow,
                 qPrintable(QString::number(bench.window->minimumSizeHint().width())));
    QTRY_VERIFY2_WITH_TIMEOUT(cutTexts(*bench.window).isEmpty(), qPrintable(cutTexts(*bench.window)), kPatience);
    QVERIFY(openPicture(bench, {1600, 900}));
    ask(bench, QStringLiteral("What does this button do?"));
    QTRY_VERIFY_WITH_TIMEOUT(bench.find<QPushButton>("regenerate")->isEnabled(), kPatience);
    auto* tabs = bench.find<QTabWidget>("sideTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTRY_VERIFY2_WITH_TIMEOUT(cutTexts(*bench.window).isEmpty(), qPrintable(cutTexts(*bench.window)), kPatience);
    }
}

void tst_Widths::dialogs_data() {
    addLanguagesAndSizes();
}

void tst_Widths::dialogs() {
    QFETCH(bool, chinese);
    QFETCH(int, points);
    WindowBench bench;
    prepare(bench, chinese, points);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(), kPatience);
    for (const char* action : {"settingsAction", "packsAction", "glossaryAction", "importAction"}) {
        bench.find<QAction>(action)->trigger();
        QTRY_VERIFY(bench.window->findChildren<QDialog*>().size() > 0);
        const auto isShown = [&bench] {
            const auto all = bench.window->findChildren<QDialog*>();
            return std::any_of(all.begin(), all.end(), [](const QDialog* dialog) { return dialog->isVisible(); });
        };
        QTRY_VERIFY2(isShown(), action);
        for (QDialog* dialog : bench.window->findChildren<QDialog*>()) {
            if (!dialog->isVisible())
                continue;
            for (const bool smallest : {false, true}) {
                if (smallest)
                    dialog->resize(1, 1);
                QTRY_VERIFY2_WITH_TIMEOUT(cutOnPages(*dialog).isEmpty(),
                                          qPrintable(dialog->objectName() + u'\n' + cutOnPages(*dialog)), kPatience);
            }
            dialog->close();
        }
    }
}

void tst_Widths::findsWhatIsCut_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("cut");
    QTest::newRow("too narrow") << 30 << true;
    QTest::newRow("wide enough") << 600 << false;
}

void tst_Widths::findsWhatIsCut() {
    QFETCH(int, width);
    QFETCH(bool, cut);
    QWidget root;
    root.resize(700, 300);
    const QString text = QStringLiteral("A text that needs room");
    auto* label = new QLabel(text, &root);
    auto* button = new QPushButton(text, &root);
    auto* box = new QComboBox(&root);
    box->addItem(text);
    auto* bar = new QTabBar(&root);
    bar->setUsesScrollButtons(false);
    bar->addTab(text);
    int y = 0;
    for (QWidget* widget : std::initializer_list<QWidget*>{label, button, box, bar})
        widget->setGeometry(0, y += 40, width, 30);
    root.show();
    QCoreApplication::processEvents();
    QCOMPARE(isCut(*label), cut);
    QCOMPARE(isCut(static_cast<const QAbstractButton&>(*button)), cut);
    QCOMPARE(isCut(*box), cut);
    QCOMPARE(isCut(*bar), cut);
    label->setWordWrap(true);
    label->resize(60, 12);
    QVERIFY(isCut(*label));
    label->resize(60, 200);
    QVERIFY(!isCut(*label));
}

QTEST_MAIN(tst_Widths)
#include "tst_Widths.moc"
