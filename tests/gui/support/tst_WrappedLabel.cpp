#include "app/support/WrappedLabel.h"

#include <QTabWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace lunette;

class tst_WrappedLabel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsItsLines_data();
    void keepsItsLines();
    void followsItsText();
    void keepsRoom();
};

namespace {

const QString kLong = QStringLiteral("Words that every translation takes from here, in both directions. Changes count "
                                     "from the next translation on.");

/// A window with the label on a page of tabs, where the need of height for a width does not reach the window.
struct Page {
    Page() {
        auto* page = new QWidget;
        auto* column = new QVBoxLayout(page);
        column->addWidget(label);
        tabs->addTab(page, QStringLiteral("page"));
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(tabs);
    }
    QWidget window;
    QTabWidget* tabs = new QTabWidget(&window);
    WrappedLabel* label = new WrappedLabel(QStringLiteral("label"));
};

} // namespace

void tst_WrappedLabel::keepsItsLines_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("as small as it gets") << QSize(1, 1);
    QTest::newRow("narrow") << QSize(200, 1);
    QTest::newRow("wide") << QSize(700, 1);
    QTest::newRow("with room") << QSize(300, 400);
}

void tst_WrappedLabel::keepsItsLines() {
    QFETCH(QSize, size);
    Page page;
    page.label->setText(kLong);
    page.window.show();
    page.window.resize(size);
    QTRY_VERIFY(page.label->height() >= page.label->heightForWidth(page.label->width()));
    QVERIFY(page.label->heightForWidth(page.label->width()) > 0);
}

void tst_WrappedLabel::followsItsText() {
    Page page;
    page.window.show();
    page.window.resize(240, 1);
    QTRY_VERIFY(page.window.width() < 400);
    const int before = page.window.height();
    page.label->setText(kLong);
    QTRY_VERIFY(page.window.height() > before);
    QTRY_VERIFY(page.label->height() >= page.label->heightForWidth(page.label->width()));
}

void tst_WrappedLabel::keepsRoom() {
    WrappedLabel label(QStringLiteral("label"));
    QCOMPARE(label.minimumSizeHint().height(), 0);
    label.setLeastLines(4);
    QCOMPARE(label.minimumSizeHint().height(), 4 * label.fontMetrics().lineSpacing());
    label.setText(kLong);
    label.resize(60, 10);
    QVERIFY(label.minimumSizeHint().height() > 4 * label.fontMetrics().lineSpacing());
}

QTEST_MAIN(tst_WrappedLabel)
#include "tst_WrappedLabel.moc"
