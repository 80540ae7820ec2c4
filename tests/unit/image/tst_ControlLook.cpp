#include "core/image/ControlLook.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace lunette;

namespace {

RgbImage pixelsOf(const QImage& picture) {
    RgbImage image{picture.width(), picture.height(), {}};
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb c = picture.pixel(x, y);
            for (const int value : {qRed(c), qGreen(c), qBlue(c)})
                image.pixels.push_back(uint8_t(value));
        }
    }
    return image;
}

/// Strokes like letters, 2 pixels wide.
void drawLetters(QPainter& painter, const QRect& place, const QColor& ink) {
    for (int x = place.left(); x < place.right(); x += 5)
        painter.fillRect(x, place.top() + (x % 3), 2, place.height() - 2, ink);
}

struct Sheet {
    QImage picture{300, 80, QImage::Format_RGB32};
    QPainter painter{&picture};

    explicit Sheet(const QColor& ground = Qt::white) {
        picture.fill(ground);
        painter.setRenderHint(QPainter::Antialiasing);
    }
    RgbImage pixels() {
        painter.end();
        return pixelsOf(picture);
    }
};

constexpr PixelRect kText{100, 34, 60, 12};

} // namespace

class TestControlLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frames_data();
    void frames();
    void indicators_data();
    void indicators();
    void colours_data();
    void colours();
    void survivesEdges();
};

void TestControlLook::frames_data() {
    QTest::addColumn<QRect>("frame"); // empty: none is drawn
    QTest::addColumn<QColor>("fill");
    QTest::addColumn<int>("radius");
    QTest::addColumn<bool>("isFramed");
    QTest::newRow("a button") << QRect(80, 24, 100, 32) << QColor(Qt::white) << 0 << true;
    QTest::newRow("a round one") << QRect(80, 24, 100, 32) << QColor(240, 240, 240) << 5 << true;
    QTest::newRow("a filled one") << QRect(80, 24, 100, 32) << QColor(30, 100, 220) << 4 << true;
    QTest::newRow("a long field") << QRect(92, 26, 180, 28) << QColor(Qt::white) << 0 << true;
    QTest::newRow("no frame") << QRect() << QColor(Qt::white) << 0 << false;
    QTest::newRow("a tall panel") << QRect(60, 2, 200, 76) << QColor(Qt::white) << 0 << false;
}

void TestControlLook::frames() {
    QFETCH(QRect, frame);
    QFETCH(QColor, fill);
    QFETCH(int, radius);
    QFETCH(bool, isFramed);
    Sheet sheet;
    if (!frame.isEmpty()) {
        sheet.painter.setPen(QColor(120, 120, 120));
        sheet.painter.setBrush(fill);
        sheet.painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    const QColor ink = fill.lightness() < 140 ? Qt::white : Qt::black;
    drawLetters(sheet.painter, QRect(kText.x, kText.y, kText.width, kText.height), ink);
    const ControlLook look = controlLook(sheet.pixels(), kText);
    QCOMPARE(look.isFramed, isFramed);
    QVERIFY(colourDistance(look.fill, {uint8_t(fill.red()), uint8_t(fill.green()), uint8_t(fill.blue())}) < 12);
    QVERIFY(colourDistance(look.ink, {uint8_t(ink.red()), uint8_t(ink.green()), uint8_t(ink.blue())}) < 40);
    if (!isFramed)
        return;
    const QRect found(look.frame.x, look.frame.y, look.frame.width, look.frame.height);
    QVERIFY2(
        std::abs(found.left() - frame.left()) <= 3 && std::abs(found.right() - frame.right()) <= 3 &&
            std::abs(found.top() - frame.top()) <= 3 && std::abs(found.bottom() - frame.bottom()) <= 3,
        qPrintable(QStringLiteral("%1 %2 %3 %4").arg(found.x()).arg(found.y()).arg(found.width()).arg(found.height())));
}

void TestControlLook::indicators_data() {
    QTest::addColumn<QString>("kind"); // box, circle, letter, none
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isOn");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true}) {
        for (const int size : {13, 16, 20}) {
            for (const bool isOn : {false, true}) {
                for (const char* kind : {"box", "circle"})
                    QTest::addRow("%s %d%s%s", kind, size, isOn ? " on" : "", isDark ? " dark" : "")
                        << kind << size << isOn << isDark;
            }
        }
    }
    QTest::newRow("a letter O close to the next") << "letter" << 12 << false << false;
    QTest::newRow("no box") << "none" << 0 << false << false;
}

void TestControlLook::indicators() {
    QFETCH(QString, kind);
    QFETCH(int, size);
    QFETCH(bool, isOn);
    QFETCH(bool, isDark);
    Sheet sheet(isDark ? QColor(35, 35, 38) : QColor(245, 245, 245));
    const QColor ink = isDark ? Qt::white : Qt::black;
    const int gap = kind == QLatin1String("letter") ? 1 : 7;
    const QRectF box(kText.x - gap - size + 0.5, 40 - size / 2 + 0.5, size - 1, size - 1);
    sheet.painter.setPen(QPen(isDark ? QColor(170, 170, 170) : QColor(110, 110, 110), 1));
    sheet.painter.setBrush(isDark ? QColor(20, 20, 20) : QColor(Qt::white));
    if (kind == QLatin1String("box"))
        sheet.painter.drawRoundedRect(box, 2, 2);
    else if (kind != QLatin1String("none"))
        sheet.painter.drawEllipse(box);
    if (isOn) {
        sheet.painter.setPen(Qt::NoPen);
        sheet.painter.setBrush(ink);
        sheet.painter.drawEllipse(box.center(), size / 5.0, size / 5.0);
    }
    drawLetters(sheet.painter, QRect(kText.x, kText.y, kText.width, kText.height), ink);
    const RgbImage image = sheet.pixels();
    const bool isThere = kind == QLatin1String("box") || kind == QLatin1String("circle");
    // The finder of lines may take the box for a part of the text.
    for (const PixelRect& text :
         {kText, PixelRect{int(box.x()), kText.y, kText.right() - int(box.x()), kText.height}}) {
        const auto found = indicatorBefore(image, text);
        QCOMPARE(found.has_value(), isThere);
        if (!found)
            continue;
        QCOMPARE(found->isRound, kind == QLatin1String("circle"));
        QCOMPARE(found->isOn, isOn);
        QVERIFY(std::abs(found->place.x - box.x()) <= 2 && std::abs(found->place.width - size) <= 3);
    }
}

void TestControlLook::colours_data() {
    QTest::addColumn<QColor>("colour");
    QTest::addColumn<QString>("name");
    QTest::newRow("white") << QColor(252, 252, 250) << "white";
    QTest::newRow("black") << QColor(20, 20, 22) << "black";
    QTest::newRow("window") << QColor(225, 225, 225) << "light gray";
    QTest::newRow("gray") << QColor(128, 128, 128) << "gray";
    QTest::newRow("accent") << QColor(37, 99, 235) << "blue";
    QTest::newRow("danger") << QColor(220, 38, 38) << "red";
    QTest::newRow("success") << QColor(22, 163, 74) << "green";
    QTest::newRow("amber") << QColor(245, 158, 11) << "orange";
    QTest::newRow("sun") << QColor(250, 220, 20) << "yellow";
    QTest::newRow("violet") << QColor(124, 58, 237) << "purple";
    QTest::newRow("pale blue") << QColor(190, 215, 250) << "light blue";
    QTest::newRow("navy") << QColor(10, 20, 90) << "dark blue";
}

void TestControlLook::colours() {
    QFETCH(QColor, colour);
    QFETCH(QString, name);
    QCOMPARE(QString::fromLatin1(colourName({uint8_t(colour.red()), uint8_t(colour.green()), uint8_t(colour.blue())})),
             name);
}

void TestControlLook::survivesEdges() {
    const RgbImage image = Sheet().pixels();
    for (const PixelRect& text : {PixelRect{0, 0, 300, 80}, PixelRect{-20, -20, 30, 30}, PixelRect{290, 70, 50, 50},
                                  PixelRect{0, 0, 0, 0}, PixelRect{299, 79, 1, 1}}) {
        QVERIFY(!controlLook(image, text).isFramed);
        QVERIFY(!indicatorBefore(image, text));
    }
    QVERIFY(!controlLook({}, kText).isFramed);
}

QTEST_GUILESS_MAIN(TestControlLook)
#include "tst_ControlLook.moc"
