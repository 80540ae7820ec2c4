#pragma once

#include <QObject>

class QAction;
class QMainWindow;
class QPalette;
class QToolBar;

namespace lunette {

/// The orders of the tool bar with their keys. Thread: GUI.
class MainActions : public QObject {
    Q_OBJECT

public:
    /// Adds the tool bar to `window`.
    explicit MainActions(QMainWindow& window);

    /// What needs a picture.
    void setHasPicture(bool has);
    /// Strokes in the colours of the palette.
    void refreshIcons(const QPalette& palette);
    void retranslateUi();

    QAction* open;
    QAction* openNote; ///< in the menu of the button beside
    QAction* paste;
    QAction* whole;
    QAction* undo;
    QAction* redo;
    QAction* zoomFit;
    QAction* zoomActual;
    QAction* exportNote;
    QAction* packs;
    QAction* settings;
    QAction* glossary;    ///< no button; the settings have one
    QAction* importModel; ///< no button; the packs dialog has one
    QAction* stop;        ///< no button; Esc
    QAction* question;    ///< no button; goes to the question line

private:
    QToolBar* m_bar;
};

} // namespace lunette
