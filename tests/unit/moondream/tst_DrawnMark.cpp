#include "core/engine/moondream/DrawnMark.h"
#include "tests/support/ToyLetters.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace lunette;

namespace {

constexpr Colour kPaper{255, 255, 255};

void fill(RgbImage& image, const PixelRect& place, uint8_t shade) {
    for (int y = place.y; y < place.bottom(); ++y)
        std::fill_n(image.row(y) + size_t(place.x) * 3, place.width * 3, shade);
}

/// A mark of which `isDrawn(x, y)` says what is drawn.
template <class Drawn>
DrawnMark shape(int side, Drawn isDrawn) {
    DrawnMark mark{side, side, {}};
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            mark.drawn.push_back(isDrawn(x, y));
    }
    return mark;
}

DrawnMark box(int side = 16) {
    return shape(side, [=](int x, int y) { return x == 0 || y == 0 || x == side - 1 || y == side - 1; });
}

DrawnMark ticked() {
    return shape(16, [](int x, int y) { return x == 0 || y == 0 || x == 15 || y == 15 || x == y; });
}

DrawnMark half(int which) {
    return shape(16, [=](int x, int y) { return which == 0 ? x < 8 : which == 1 ? y < 8 : x > 7; });
}

} // namespace

class tst_DrawnMark : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheBox();
    void findsNothing_data();
    void findsNothing();
    void comparesSizes_data();
    void comparesSizes();
    void tellsSquares_data();
    void tellsSquares();
    void tellsIcons_data();
    void tellsIcons();
};

void tst_DrawnMark::findsTheBox() {
    RgbImage image = test::paper(60, 40);
    fill(image, {12, 6, 9, 7}, 40);
    fill(image, {14, 8, 3, 3}, 250); // hardly another colour than the ground
    const auto mark = drawnMark(image, {5, 2, 30, 30}, kPaper);
    QVERIFY(mark);
    QCOMPARE(mark->width, 9);
    QCOMPARE(mark->height, 7);
    QCOMPARE(mark->drawn.size(), size_t(63));
    QCOMPARE(std::count(mark->drawn.begin(), mark->drawn.end(), 1), 63 - 9);
    QVERIFY(mark->drawn.front() && !mark->drawn[2 * 9 + 2]);
}

void tst_DrawnMark::findsNothing_data() {
    QTest::addColumn<QRect>("drawn");
    QTest::addColumn<QRect>("place");
    QTest::newRow("plain") << QRect(0, 0, 1, 1) << QRect(5, 5, 20, 20);
    QTest::newRow("a speck") << QRect(8, 8, 3, 3) << QRect(5, 5, 20, 20);
    QTest::newRow("all of it") << QRect(0, 0, 40, 40) << QRect(5, 5, 20, 20);
    QTest::newRow("beyond the right edge") << QRect(50, 5, 10, 10) << QRect(45, 5, 20, 20);
    QTest::newRow("above the picture") << QRect(5, 0, 10, 10) << QRect(5, -1, 20, 20);
    QTest::newRow("empty place") << QRect(5, 5, 10, 10) << QRect(5, 5, 0, 0);
}

void tst_DrawnMark::findsNothing() {
    QFETCH(QRect, drawn);
    QFETCH(QRect, place);
    RgbImage image = test::paper(60, 40);
    fill(image, {drawn.x(), drawn.y(), drawn.width(), drawn.height()}, 0);
    QVERIFY(!drawnMark(image, {place.x(), place.y(), place.width(), place.height()}, kPaper));
}

void tst_DrawnMark::comparesSizes_data() {
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("same");
    QTest::newRow("equal") << 16 << true;
    QTest::newRow("two pixels") << 18 << true;
    QTest::newRow("three of sixteen pixels") << 19 << false;
    QTest::newRow("half") << 8 << false;
}

void tst_DrawnMark::comparesSizes() {
    QFETCH(int, side);
    QTEST(haveOneSize(box(), box(side)), "same");
    QTEST(haveOneSize(box(side), box()), "same");
}

void tst_DrawnMark::tellsSquares_data() {
    QTest::addColumn<double>("rounding"); // radius of the corners
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("filled");
    QTest::addColumn<bool>("square");
    QTest::newRow("sharp") << 0.0 << 14 << false << true;
    QTest::newRow("rounded") << 3.0 << 16 << false << true;
    QTest::newRow("checked") << 3.0 << 16 << true << true;
    QTest::newRow("large and rounded") << 6.0 << 32 << false << true;
    QTest::newRow("ring") << 8.0 << 16 << false << false;
    QTest::newRow("disc") << 8.0 << 16 << true << false;
    QTest::newRow("small ring") << 5.0 << 10 << false << false;
    QTest::newRow("large ring") << 16.0 << 32 << false << false;
    QTest::newRow("too small to tell") << 0.0 << 8 << false << false;
}

void tst_DrawnMark::tellsSquares() {
    QFETCH(double, rounding);
    QFETCH(int, side);
    QFETCH(bool, filled);
    const auto depth = [&](int x, int y) { // of a pixel inside the rounded square
        const double middle = (side - 1) / 2.0, arm = side / 2.0 - rounding;
        const double right = std::abs(x - middle) - arm, down = std::abs(y - middle) - arm;
        const double corner = std::hypot(std::max(right, 0.0), std::max(down, 0.0));
        return rounding - (right > 0 || down > 0 ? corner : std::max(right, down));
    };
    const DrawnMark mark = shape(side, [&](int x, int y) { return depth(x, y) >= 0 && (filled || depth(x, y) < 1.5); });
    QTEST(isSquare(mark), "square");
    DrawnMark wide = mark;
    wide.width = side / 2;
    wide.drawn.resize(size_t(wide.width * wide.height));
    QVERIFY(!isSquare(wide));
}

void tst_DrawnMark::tellsIcons_data() {
    QTest::addColumn<QString>("marks"); // b: box, t: ticked, s: smaller box, g: a greater one, 0 1 2: halves
    QTest::addColumn<bool>("icons");
    QTest::newRow("boxes") << "bbbb" << false;
    QTest::newRow("boxes a pixel larger") << "bgbg" << false;
    QTest::newRow("boxes and ticks") << "btbbt" << false;
    QTest::newRow("three pictures") << "012" << true;
    QTest::newRow("two alike among four") << "0012" << true;
    QTest::newRow("most alike") << "000001" << false;
    QTest::newRow("two pictures") << "01" << false;
    QTest::newRow("three shapes of many") << "bbbt0b" << false;
    QTest::newRow("sizes differ") << "bs0" << true;
    QTest::newRow("none") << "" << false;
}

void tst_DrawnMark::tellsIcons() {
    QFETCH(QString, marks);
    std::vector<DrawnMark> drawn;
    for (const QChar mark : marks)
        drawn.push_back(mark == u'b'   ? box()
                        : mark == u't' ? ticked()
                        : mark == u's' ? box(9)
                        : mark == u'g' ? box(17)
                                       : half(mark.digitValue()));
    QTEST(areIcons(drawn), "icons");
}

QTEST_GUILESS_MAIN(tst_DrawnMark)
#include "tst_DrawnMark.moc"
