#include "app/support/ThemeSwitcher.h"

#include "app/support/Fonts.h"

#include <QApplication>
#include <QFont>
#include <QStyle>
#include <QStyleFactory>

namespace lunette {

namespace {

/// The names after @ are replaced by the colours of the theme.
constexpr char kSheet[] = R"(
QToolBar { border: none; border-bottom: 1px solid @border; padding: 4px 8px; spacing: 2px; background: @window; }
QToolBar::separator { width: 1px; background: @border; margin: 6px 6px; }
QToolBar QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; }
QToolBar QToolButton[popupMode="1"] { padding-right: 20px; }
QToolBar QToolButton::menu-button { border: none; border-radius: 6px; width: 16px; }
QToolBar QToolButton::menu-button:hover { background: @pressed; }
QToolBar QToolButton:hover { background: @hover; }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: @pressed; }
QToolBar QToolButton:focus { border-color: @accent; }
QStatusBar { border-top: 1px solid @border; background: @window; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 2px 8px; }
QSplitter::handle { background: @border; }
QFrame#card, QFrame#inputFrame, QFrame#importCard { background: @card; border: 1px solid @border; border-radius: 8px; }
QFrame#inputFrame[focused="true"], QFrame#card[selected="true"] { border-color: @accent; }
QFrame#inputFrame QPlainTextEdit { border: none; background: transparent; }
QLabel[muted="true"] { color: @muted; }
QLabel[bad="true"] { color: @bad; }
QFrame[banner="info"] { background: @card; border: 1px solid @border; border-left: 3px solid @accent; border-radius: 6px; }
QFrame[banner="warning"] { background: @card; border: 1px solid @border; border-left: 3px solid @warning; border-radius: 6px; }
QFrame[banner="error"] { background: @card; border: 1px solid @border; border-left: 3px solid @bad; border-radius: 6px; }
QPushButton { border: 1px solid @border; border-radius: 6px; padding: 5px 12px; background: @card; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @disabled; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:focus { border: 2px solid @text; padding: 4px 11px; }
QPushButton[primary="true"]:disabled { background: @hover; color: @disabled; border-color: @border; }
QPushButton[chip="true"] { border-radius: 13px; padding: 4px 12px; }
QPushButton[chip="true"]:checked { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[chip="true"]:checked:focus { border: 2px solid @text; padding: 3px 11px; }
QPushButton[chip="true"]:checked:disabled { background: @pressed; color: @disabled; border-color: @border; }
QToolButton#reasoningToggle, QToolButton#givenToggle { border: 1px solid transparent; border-radius: 4px; padding: 2px 4px; color: @link; }
QToolButton#reasoningToggle:hover, QToolButton#givenToggle:hover { background: @hover; }
QToolButton#reasoningToggle:focus, QToolButton#givenToggle:focus { border-color: @accent; }
QTextBrowser#reasoningText { background: transparent; border: none; color: @muted; }
QTextEdit[answer="true"] { background: transparent; border: none; }
QTextEdit[editing="true"] { background: @window; border: 1px solid @accent; border-radius: 4px; }
QLineEdit#englishInput { background: @window; border: 1px solid @accent; border-radius: 4px; padding: 3px 4px; }
QPushButton[link="true"] { border: 1px solid transparent; background: transparent; color: @link; padding: 3px 1px; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border-color: @accent; }
QPushButton[link="true"]:disabled { color: @disabled; }
QToolButton#noteSource, QToolButton#noteChooseFolder { border: 1px solid @border; border-radius: 6px; padding: 5px 12px; background: @card; }
QToolButton#noteSource:hover, QToolButton#noteChooseFolder:hover { background: @hover; }
QToolButton#noteSource:checked { background: @pressed; }
QToolButton#noteSource:focus, QToolButton#noteChooseFolder:focus { border-color: @accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @disabled; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea#exchangeScroll, QWidget#exchangeList { background: transparent; border: none; }
QTabWidget::pane { border: none; }
QTabBar::tab { padding: 8px 16px; border: none; border-bottom: 2px solid transparent; color: @muted; background: transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QListWidget#packList { border: 1px solid @border; border-radius: 8px; padding: 4px; outline: none; }
QListWidget#packList::item { padding: 8px 10px; border-radius: 6px; color: @text; }
QListWidget#packList::item:selected { background: @accent; color: @onAccent; }
QLineEdit#importFolder, QLineEdit#importName { background: @card; border: 1px solid @border; border-radius: 6px; padding: 4px 8px; }
QLineEdit#importFolder:focus, QLineEdit#importName:focus { border-color: @accent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 8px; background: @card; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; border-radius: 8px; }
QRadioButton::indicator:disabled { border-color: @border; }
QRadioButton:focus { color: @link; }
QToolTip { color: @text; background: @card; border: 1px solid @border; padding: 4px; }
)";

QString styleSheet(bool dark) {
    const ThemeColors colors = ThemeSwitcher::colors(dark);
    const QPalette palette = ThemeSwitcher::palette(dark);
    const QColor hover = dark ? QColor(0x33, 0x39, 0x46) : QColor(0xe9, 0xec, 0xf2);
    const QColor pressed = dark ? QColor(0x3d, 0x44, 0x53) : QColor(0xdd, 0xe2, 0xec);
    QString sheet = QString::fromLatin1(kSheet);
    const QList<std::pair<QString, QColor>> names{
        {QStringLiteral("@accentHover"), colors.accent.lighter(dark ? 108 : 112)},
        {QStringLiteral("@accent"), colors.accent},
        {QStringLiteral("@onAccent"), palette.color(QPalette::HighlightedText)},
        {QStringLiteral("@border"), colors.border},
        {QStringLiteral("@window"), palette.color(QPalette::Window)},
        {QStringLiteral("@card"), colors.card},
        {QStringLiteral("@muted"), colors.muted},
        {QStringLiteral("@bad"), colors.bad},
        {QStringLiteral("@warning"), colors.warning},
        {QStringLiteral("@hover"), hover},
        {QStringLiteral("@pressed"), pressed},
        {QStringLiteral("@disabled"), palette.color(QPalette::Disabled, QPalette::Text)},
        {QStringLiteral("@link"), palette.color(QPalette::Link)},
        {QStringLiteral("@text"), palette.color(QPalette::Text)},
    };
    for (const auto& [name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace

ThemeSwitcher::ThemeSwitcher(QObject* parent)
    : QObject(parent)
    , m_systemIsDark(isDark(QApplication::palette())) {}

bool ThemeSwitcher::isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

void ThemeSwitcher::apply(UiTheme theme) {
    const bool dark = theme == UiTheme::Dark || (theme == UiTheme::System && m_systemIsDark);
    if (m_applied && dark == m_dark)
        return;
    if (!m_applied) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setFont(withChineseFamily(QApplication::font()));
    }
    m_applied = true;
    m_dark = dark;
    QApplication::setPalette(palette(dark));
    qApp->setStyleSheet(styleSheet(dark));
}

ThemeColors ThemeSwitcher::colors(bool dark) {
    if (dark)
        return {QColor(0x3a, 0x41, 0x4e), QColor(0xa9, 0xb2, 0xc1), QColor(0x25, 0x2a, 0x34), QColor(0x9a, 0xa8, 0xff),
                QColor(0x6f, 0xcf, 0x97), QColor(0xf2, 0xc1, 0x4e), QColor(0xff, 0x8a, 0x80)};
    return {QColor(0xd5, 0xda, 0xe3), QColor(0x56, 0x60, 0x70), QColor(0xff, 0xff, 0xff), QColor(0x45, 0x55, 0xd0),
            QColor(0x1e, 0x7d, 0x4a), QColor(0x9a, 0x63, 0x00), QColor(0xb4, 0x23, 0x18)};
}

QPalette ThemeSwitcher::palette(bool dark) {
    const ThemeColors extra = colors(dark);
    const QColor window = dark ? QColor(0x1c, 0x20, 0x28) : QColor(0xf6, 0xf7, 0xfa);
    const QColor text = dark ? QColor(0xe8, 0xeb, 0xf1) : QColor(0x1d, 0x22, 0x2e);
    const QColor disabled = dark ? QColor(0x7d, 0x86, 0x96) : QColor(0x8a, 0x92, 0xa0);
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, extra.card);
    palette.setColor(QPalette::AlternateBase, dark ? QColor(0x2b, 0x31, 0x3c) : QColor(0xee, 0xf1, 0xf6));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, dark ? QColor(0x2b, 0x31, 0x3c) : QColor(0xf0, 0xf2, 0xf6));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, extra.bad);
    palette.setColor(QPalette::ToolTipBase, extra.card);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, extra.muted);
    palette.setColor(QPalette::Highlight, extra.accent);
    palette.setColor(QPalette::HighlightedText, dark ? QColor(0x14, 0x17, 0x1f) : QColor(Qt::white));
    palette.setColor(QPalette::Link, dark ? extra.accent : QColor(0x3a, 0x49, 0xc0));
    palette.setColor(QPalette::LinkVisited, palette.color(QPalette::Link));
    palette.setColor(QPalette::Light, dark ? QColor(0x3a, 0x41, 0x4e) : QColor(Qt::white));
    palette.setColor(QPalette::Midlight, dark ? QColor(0x33, 0x39, 0x46) : QColor(0xe9, 0xec, 0xf2));
    palette.setColor(QPalette::Mid, extra.border);
    palette.setColor(QPalette::Dark, dark ? QColor(0x14, 0x17, 0x1d) : QColor(0xb4, 0xbb, 0xc8));
    palette.setColor(QPalette::Shadow, dark ? QColor(0x0b, 0x0d, 0x11) : QColor(0x8a, 0x92, 0xa0));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, extra.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, disabled);
    return palette;
}

} // namespace lunette
