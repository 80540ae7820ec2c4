#include "app/chat/MarkChips.h"

#include <QSignalSpy>
#include <QTest>

using namespace lunette;

namespace {

std::vector<Mark> marks(int count) {
    std::vector<Mark> all;
    for (int number = 1; number <= count; ++number) {
        Mark mark;
        mark.number = number;
        mark.point = QPointF(number, 2 * number);
        all.push_back(mark);
    }
    return all;
}

} // namespace

class tst_MarkChips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hidesWithoutMarks();
    void namesThem();
    void tellsWhatIsMeant();
    void breaksLines();
    void painting();
};

void tst_MarkChips::hidesWithoutMarks() {
    QWidget parent;
    MarkChips chips(&parent);
    parent.show();
    QVERIFY(!chips.isVisible());
    chips.setMarks(marks(3));
    QVERIFY(chips.isVisible());
    QCOMPARE(chips.chips().size(), size_t(3));
    const MarkChip* first = chips.chips().front();
    chips.setMarks(marks(3));
    QCOMPARE(chips.chips().front(), first);
    chips.setMarks({});
    QVERIFY(!chips.isVisible());
}

void tst_MarkChips::namesThem() {
    MarkChips chips;
    chips.setMarks(marks(2));
    QCOMPARE(chips.chips()[1]->objectName(), QStringLiteral("markChip_2"));
    QCOMPARE(chips.chips()[1]->accessibleName(), QStringLiteral("Mark 2: point x 2, y 4"));
    QCOMPARE(chips.chips()[1]->toolTip(), chips.chips()[1]->accessibleName());
}

void tst_MarkChips::tellsWhatIsMeant() {
    MarkChips chips;
    chips.setMarks(marks(2));
    chips.show();
    QSignalSpy pointed(&chips, &MarkChips::pointed);
    QSignalSpy chosen(&chips, &MarkChips::chosen);
    chips.activateWindow();
    chips.chips()[1]->setFocus();
    QTRY_VERIFY(chips.chips()[1]->hasFocus());
    // The pointer may rest on another chip.
    QTRY_VERIFY(pointed.contains(QVariantList{2}));
    QTest::keyClick(chips.chips()[1], Qt::Key_Space);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toInt(), 2);
    chips.chips()[1]->clearFocus();
    QTRY_COMPARE(pointed.last().first().toInt(), 0);
}

void tst_MarkChips::breaksLines() {
    MarkChips chips;
    chips.setMarks(marks(50));
    QVERIFY(chips.heightForWidth(200) > 3 * chips.heightForWidth(2000));
}

void tst_MarkChips::painting() {
    MarkChips chips;
    chips.setMarks(marks(2));
    MarkChip* chip = chips.chips()[0];
    chip->resize(chip->sizeHint());
    const QImage plain = chip->grab().toImage();
    QCOMPARE(plain.pixelColor(plain.width() / 2, 5), markColor(1));
    chips.setLit({1});
    QVERIFY(chip->isLit() && !chips.chips()[1]->isLit());
    QVERIFY(chip->grab().toImage() != plain);
}

QTEST_MAIN(tst_MarkChips)
#include "tst_MarkChips.moc"
