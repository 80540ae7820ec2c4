#include "core/engine/moondream/TextFinding.h"

#include <QTest>

using namespace lunette;

namespace {

/// A small dialog; every piece is 10 pixels a character wide and 20 high.
std::vector<ReadPiece> dialog() {
    std::vector<ReadPiece> pieces;
    const auto add = [&](int row, int x, const char* text) {
        TextPiece place;
        place.x = x;
        place.y = row * 30;
        place.width = 10 * int(QString::fromUtf8(text).size());
        place.height = 20;
        place.row = row;
        pieces.push_back({place, text});
    };
    add(0, 5, "Save changes?");
    add(1, 5, "Your changes will be lost if you don't save them.");
    add(2, 10, "Name:");
    add(2, 100, "untitled");
    add(3, 10, "Remernber this choice"); // misread on purpose
    add(4, 10, "Discard");
    add(4, 120, "Cancel");
    add(4, 220, "Save");
    add(5, 10, "保存");
    return pieces;
}

} // namespace

class TestTextFinding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void tellsEveryPlace();
    void spansPieces();
    void findsNothingInNothing();
};

void TestTextFinding::finds_data() {
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<int>("row"); // -1: nowhere
    QTest::addColumn<int>("x");
    QTest::newRow("a button") << "Cancel" << 4 << 120;
    QTest::newRow("the whole label before a part of a longer one") << "Save" << 4 << 220;
    QTest::newRow("with its kind") << "the Save button" << 4 << 220;
    QTest::newRow("another case") << "DISCARD" << 4 << 10;
    QTest::newRow("misread letters") << "Remember this choice" << 3 << 10;
    QTest::newRow("punctuation does not count") << "Name" << 2 << 10;
    QTest::newRow("inside a sentence") << "will be lost" << 1 << 135;
    QTest::newRow("Chinese") << "保存" << 5 << 10;
    QTest::newRow("not there") << "Print" << -1 << 0;
    QTest::newRow("short words must be exact") << "OK" << -1 << 0;
    QTest::newRow("only a kind of control") << "checkbox" << -1 << 0;
    QTest::newRow("only punctuation") << "..." << -1 << 0;
    QTest::newRow("empty") << "" << -1 << 0;
    QTest::newRow("broken UTF-8") << QString(QChar(0xD800)) << -1 << 0;
}

void TestTextFinding::finds() {
    QFETCH(QString, phrase);
    QFETCH(int, row);
    QFETCH(int, x);
    const auto found = findText(dialog(), phrase.toStdString());
    QCOMPARE(!found.empty(), row >= 0);
    if (found.empty())
        return;
    QCOMPARE(int(found.front().y), row * 30);
    QCOMPARE(found.front().height, 20.0);
    QVERIFY2(std::abs(found.front().x - x) < 11, qPrintable(QString::number(found.front().x)));
}

void TestTextFinding::tellsEveryPlace() {
    auto pieces = dialog();
    pieces.push_back({{300, 180, 40, 20, 6, false, false}, "Save"});
    const auto found = findText(pieces, "Save");
    QCOMPARE(int(found.size()), 2);
    QCOMPARE(found[0].similarity, 1.0);
    QCOMPARE(int(found[1].y), 180);
}

void TestTextFinding::spansPieces() {
    const auto found = findText(dialog(), "Name: untitled");
    QCOMPARE(int(found.size()), 1);
    QCOMPARE(found[0].x, 10.0);
    QCOMPARE(found[0].x + found[0].width, 180.0);
}

void TestTextFinding::findsNothingInNothing() {
    QVERIFY(findText({}, "Save").empty());
    QVERIFY(findText({{{}, ""}}, "Save").empty());
}

QTEST_APPLESS_MAIN(TestTextFinding)
#include "tst_TextFinding.moc"
