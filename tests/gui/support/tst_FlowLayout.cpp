#include "app/support/FlowLayout.h"

#include <QTest>
#include <QWidget>

using namespace lunette;

class tst_FlowLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void breaksLines_data();
    void breaksLines();
    void skipsHiddenWidgets();
    void givesItemsBack();
};

void tst_FlowLayout::breaksLines_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QPoint>("last");
    QTest::newRow("one line") << 320 << 20 << QPoint(212, 0);
    QTest::newRow("exactly") << 312 << 20 << QPoint(212, 0);
    QTest::newRow("two lines") << 311 << 46 << QPoint(0, 26);
    QTest::newRow("three lines") << 110 << 72 << QPoint(0, 52);
    QTest::newRow("too narrow for one") << 40 << 72 << QPoint(0, 52);
}

void tst_FlowLayout::breaksLines() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(QPoint, last);
    QWidget room;
    auto* layout = new FlowLayout(&room);
    QList<QWidget*> items;
    for (int i = 0; i < 3; ++i) {
        items << new QWidget(&room);
        items.last()->setFixedSize(100, 20);
        layout->addWidget(items.last());
    }
    room.resize(width, 200);
    room.show();
    QCOMPARE(layout->heightForWidth(width), height);
    layout->setGeometry(QRect(0, 0, width, 200));
    QCOMPARE(items.last()->pos(), last);
    QCOMPARE(layout->sizeHint(), QSize(312, 20));
    QCOMPARE(layout->minimumSize(), QSize(100, 20));
    layout->setRowSpacing(0);
    QCOMPARE(layout->heightForWidth(311), 40);
    QCOMPARE(layout->sizeHint(), QSize(312, 20));
}

void tst_FlowLayout::skipsHiddenWidgets() {
    QWidget room;
    auto* layout = new FlowLayout(&room);
    QList<QWidget*> items;
    for (int i = 0; i < 3; ++i) {
        items << new QWidget(&room);
        items.last()->setFixedSize(100, 20);
        layout->addWidget(items.last());
    }
    room.show();
    items[1]->hide();
    layout->setGeometry(QRect(0, 0, 220, 200));
    QCOMPARE(items[2]->pos(), QPoint(106, 0));
    QCOMPARE(layout->heightForWidth(220), 20);
}

void tst_FlowLayout::givesItemsBack() {
    QWidget room;
    auto* layout = new FlowLayout(&room);
    layout->addWidget(new QWidget(&room));
    QVERIFY(!layout->itemAt(-1));
    QVERIFY(!layout->itemAt(1));
    const std::unique_ptr<QLayoutItem> item(layout->takeAt(0));
    QVERIFY(item);
    QCOMPARE(layout->count(), 0);
    QVERIFY(!layout->takeAt(0));
}

QTEST_MAIN(tst_FlowLayout)
#include "tst_FlowLayout.moc"
