#include "app/support/Fonts.h"
#include "app/support/ThemeSwitcher.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGlyphRun>
#include <QRawFont>
#include <QTest>
#include <QTextLayout>

using namespace lunette;

class tst_Fonts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheFont();
    void drawsChineseShapes();
};

void tst_Fonts::keepsTheFont() {
    QFont font = QApplication::font();
    font.setPointSize(13);
    font.setWeight(QFont::DemiBold);
    const QFont both = withChineseFamily(font);
    QCOMPARE(QFontInfo(both).family(), QFontInfo(font).family());
    QCOMPARE(both.pointSize(), 13);
    QCOMPARE(both.weight(), QFont::DemiBold);
    QCOMPARE(withChineseFamily(both).families(), both.families());
}

/// In the font that the window has.
void tst_Fonts::drawsChineseShapes() {
    if (!QFontDatabase::hasFamily(QStringLiteral("Noto Sans CJK SC")))
        QSKIP("needs Noto Sans CJK SC");
    ThemeSwitcher().apply(UiTheme::Light);
    QTextLayout line(QStringLiteral("直"), QApplication::font());
    line.beginLayout();
    line.createLine();
    line.endLayout();
    QCOMPARE(line.glyphRuns().size(), 1);
    const QRawFont used = line.glyphRuns().first().rawFont();
    QCOMPARE(used.familyName(), QStringLiteral("Noto Sans CJK SC"));
    QVERIFY(used.weight() <= QFont::Medium);
}

QTEST_MAIN(tst_Fonts)
#include "tst_Fonts.moc"
