#pragma once

#include "core/settings/Settings.h"

#include <QObject>
#include <QPalette>

namespace lunette {

/// The colours that a palette has no role for; derived from the theme in force.
struct ThemeColors {
    QColor border;
    QColor muted; ///< secondary text, at least 4.5 : 1 on every background used
    QColor card;
    QColor accent;
    QColor good;
    QColor warning;
    QColor bad;
};

/// Light and dark, changed while the program runs. GUI thread.
class ThemeSwitcher : public QObject {
    Q_OBJECT

public:
    explicit ThemeSwitcher(QObject* parent = nullptr);

    void apply(UiTheme theme);
    bool isDark() const { return m_dark; }

    /// The palettes, for the tests of their contrast.
    static QPalette palette(bool dark);
    static ThemeColors colors(bool dark);
    /// Of a widget's palette: which theme it shows.
    static bool isDark(const QPalette& palette);

private:
    bool m_systemIsDark;
    bool m_dark = false;
    bool m_applied = false;
};

} // namespace lunette
