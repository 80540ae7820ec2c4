#include "core/engine/moondream/ScreenTable.h"
#include "tests/support/ToyScreen.h"

#include <QTest>

using namespace lunette;

namespace {

constexpr Colour kBlue{60, 120, 220};

QStringList texts(const std::vector<ScreenTable::Cell>& row) {
    QStringList list;
    for (const ScreenTable::Cell& cell : row)
        list << QString::fromStdString(cell.text);
    return list;
}

} // namespace

class tst_ScreenTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTable_data();
    void noTable();
    void knownHeadings();
    void plainHeadings();
    void cellsFindTheirColumns();
    void endsWhereSomethingElseBegins();
    void selectedRows_data();
    void selectedRows();
    void settledKinds();
};

void tst_ScreenTable::noTable_data() {
    QTest::addColumn<int>("which");
    QTest::newRow("empty") << 0;
    QTest::newRow("form") << 1;
    QTest::newRow("headings alone") << 2;
}

void tst_ScreenTable::noTable() {
    QFETCH(int, which);
    test::ToyScreen toy;
    if (which == 1) {
        for (int row = 0; row < 4; ++row)
            toy.with(row, 10, ElementKind::Label, "Name:").with(row, 100, ElementKind::Field, "value");
    } else if (which == 2) {
        toy.with(0, 10, ElementKind::Header, "Name").with(0, 100, ElementKind::Header, "Size");
    }
    QVERIFY(!tableOf(toy.screen()));
    settleTable(toy.screen());
    if (which == 1)
        QCOMPARE(toy.screen().elements.back().kind, ElementKind::Field);
}

void tst_ScreenTable::knownHeadings() {
    const auto screen = test::fileTable();
    const auto table = tableOf(screen);
    QVERIFY(table);
    QCOMPARE(test::texts(table->headings), (QStringList{"Name", "Size", "Modified"}));
    QCOMPARE(table->rows.size(), size_t(3));
    QCOMPARE(texts(table->rows[2]), (QStringList{"notes.txt", "2 kB", "1 July 2026"}));
}

void tst_ScreenTable::plainHeadings() {
    test::ToyScreen toy(false);
    toy.add(0, 10, ElementKind::Title, "Files");
    for (const int row : {1, 2, 3})
        toy.with(row, 10, ElementKind::Label, "a" + std::to_string(row)).with(row, 200, ElementKind::Label, "b");
    const auto table = tableOf(toy.screen());
    QVERIFY(table);
    QCOMPARE(test::texts(table->headings), (QStringList{"a1", "b"}));
    QCOMPARE(table->rows.size(), size_t(2));
}

/// Row numbers, right aligned numbers, an empty cell, a text in two pieces and one that runs into the next column.
void tst_ScreenTable::cellsFindTheirColumns() {
    test::ToyScreen toy;
    toy.with(0, 60, ElementKind::Header, "Name").with(0, 200, ElementKind::Header, "Size");
    toy.with(0, 300, ElementKind::Header, "Date");
    toy.with(1, 5, ElementKind::Label, "1").with(1, 60, ElementKind::Label, "cat.png");
    toy.with(1, 220, ElementKind::Label, "12").with(1, 300, ElementKind::Label, "3");
    toy.with(1, 330, ElementKind::Label, "May");
    toy.with(2, 5, ElementKind::Label, "2")
        .with(2, 60, ElementKind::Label, "dog.png")
        .with(2, 300, ElementKind::Label, "4");
    toy.with(3, 5, ElementKind::Label, "3").with(3, 60, ElementKind::Label, "photo2.jpeg 102400");
    const auto table = tableOf(toy.screen());
    QVERIFY(table);
    QCOMPARE(texts(table->rows[0]), (QStringList{"cat.png", "12", "3 May"}));
    QCOMPARE(texts(table->rows[1]), (QStringList{"dog.png", "", "4"}));
    QCOMPARE(texts(table->rows[2]).first(), QStringLiteral("photo2.jpeg"));
    QCOMPARE(texts(table->rows[2])[1], QStringLiteral("102400"));
    QCOMPARE(cellAnswer(*table, "Size", 2), std::string("I see no text in this cell."));
}

void tst_ScreenTable::endsWhereSomethingElseBegins() {
    test::ToyScreen toy;
    toy.with(0, 10, ElementKind::Header, "Name").with(0, 200, ElementKind::Header, "Size");
    for (const int row : {1, 2})
        toy.with(row, 10, ElementKind::ListItem, "x").with(row, 200, ElementKind::Button, "1 MB");
    toy.with(3, 10, ElementKind::Button, "OK").with(3, 200, ElementKind::Button, "Cancel");
    QCOMPARE(tableOf(toy.screen())->rows.size(), size_t(2));
    toy.screen().elements.resize(6);
    toy.with(7, 10, ElementKind::Label, "Two files");
    QCOMPARE(tableOf(toy.screen())->rows.size(), size_t(2));
}

void tst_ScreenTable::selectedRows_data() {
    QTest::addColumn<QList<int>>("blue");
    QTest::addColumn<QList<int>>("on");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("selected");
    QTest::newRow("none") << QList<int>{} << QList<int>{} << 4 << -1;
    QTest::newRow("by fill") << QList<int>{2} << QList<int>{} << 4 << 2;
    QTest::newRow("fill before state") << QList<int>{2} << QList<int>{0} << 4 << 2;
    QTest::newRow("by state") << QList<int>{} << QList<int>{3} << 4 << 3;
    QTest::newRow("two states") << QList<int>{} << QList<int>{1, 3} << 4 << -1;
    QTest::newRow("of two, by state") << QList<int>{1} << QList<int>{1} << 2 << 1;
    QTest::newRow("alone") << QList<int>{} << QList<int>{0} << 1 << 0;
}

void tst_ScreenTable::selectedRows() {
    QFETCH(QList<int>, blue);
    QFETCH(QList<int>, on);
    QFETCH(int, rows);
    test::ToyScreen toy;
    toy.with(0, 10, ElementKind::Header, "Name").with(0, 200, ElementKind::Header, "Size");
    for (int row = 0; row < rows; ++row) {
        for (const int x : {10, 200}) {
            ScreenElement& element = toy.add(row + 1, x, ElementKind::ListItem, "text");
            element.isOn = on.contains(row);
            if (blue.contains(row))
                element.fill = kBlue;
            else if (row % 2)
                element.fill = {245, 245, 245};
        }
    }
    QTEST(selectedRow(*tableOf(toy.screen())), "selected");
}

void tst_ScreenTable::settledKinds() {
    test::ToyScreen toy;
    toy.with(0, 10, ElementKind::Button, "Open");
    toy.with(1, 10, ElementKind::Button, "Name").with(1, 200, ElementKind::Header, "Size");
    toy.with(1, 300, ElementKind::Header, "Date");
    toy.with(2, 10, ElementKind::Field, "cat.png").with(2, 200, ElementKind::Checkbox, "12");
    toy.with(3, 10, ElementKind::Label, "dog.png").with(3, 200, ElementKind::Link, "14");
    toy.with(4, 10, ElementKind::Button, "OK").with(4, 200, ElementKind::Button, "Cancel");
    settleTable(toy.screen());
    const std::vector<ElementKind> wanted = {
        ElementKind::Button,   ElementKind::Header,   ElementKind::Header, ElementKind::Header, ElementKind::ListItem,
        ElementKind::Checkbox, ElementKind::ListItem, ElementKind::Link,   ElementKind::Button, ElementKind::Button};
    std::vector<ElementKind> kinds;
    for (const ScreenElement& element : toy.screen().elements)
        kinds.push_back(element.kind);
    QCOMPARE(kinds, wanted);
}

QTEST_GUILESS_MAIN(tst_ScreenTable)
#include "tst_ScreenTable.moc"
