#include "app/support/ThemeSwitcher.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

/// Relative luminance, WCAG 2.
double luminance(const QColor& color) {
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

class tst_Theme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadable_data();
    void isReadable();
    void tellsItsKind();
};

void tst_Theme::isReadable_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const bool dark : {false, true}) {
        const QPalette palette = ThemeSwitcher::palette(dark);
        const ThemeColors colors = ThemeSwitcher::colors(dark);
        const QColor window = palette.color(QPalette::Window);
        const char* kind = dark ? "dark" : "light";
        const std::tuple<const char*, QColor, QColor> pairs[] = {
            {"text", palette.color(QPalette::WindowText), window},
            {"text in fields", palette.color(QPalette::Text), palette.color(QPalette::Base)},
            {"buttons", palette.color(QPalette::ButtonText), palette.color(QPalette::Button)},
            {"selection", palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)},
            {"link", palette.color(QPalette::Link), colors.card},
            {"muted", colors.muted, window},
            {"muted on a card", colors.muted, colors.card},
            {"bad", colors.bad, window},
        };
        for (const auto& [name, text, ground] : pairs)
            QTest::addRow("%s, %s", kind, name) << dark << text << ground;
    }
}

void tst_Theme::isReadable() {
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
}

void tst_Theme::tellsItsKind() {
    QVERIFY(ThemeSwitcher::isDark(ThemeSwitcher::palette(true)));
    QVERIFY(!ThemeSwitcher::isDark(ThemeSwitcher::palette(false)));
}

QTEST_MAIN(tst_Theme)
#include "tst_Theme.moc"
