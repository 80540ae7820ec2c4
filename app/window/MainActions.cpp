#include "app/window/MainActions.h"

#include "app/support/Icons.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

namespace lunette {

namespace {

QAction* makeAction(QMainWindow& window, const char* name, const QKeySequence& key) {
    auto* action = new QAction(&window);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    window.addAction(action);
    return action;
}

void name(QAction* action, const QString& text, const QString& tip) {
    action->setText(text);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? tip : MainActions::tr("%1 (%2)").arg(tip, keys));
}

} // namespace

MainActions::MainActions(QMainWindow& window)
    : QObject(&window) {
    open = makeAction(window, "openAction", QKeySequence::Open);
    openNote = makeAction(window, "openNoteAction", Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    paste = makeAction(window, "pasteAction", QKeySequence::Paste);
    whole = makeAction(window, "wholeAction", QKeySequence::SelectAll);
    undo = makeAction(window, "undoAction", QKeySequence::Undo);
    redo = makeAction(window, "redoAction", QKeySequence::Redo);
    zoomFit = makeAction(window, "zoomFitAction", Qt::CTRL | Qt::Key_0);
    zoomActual = makeAction(window, "zoomActualAction", Qt::CTRL | Qt::Key_1);
    exportNote = makeAction(window, "exportAction", Qt::CTRL | Qt::Key_E);
    packs = makeAction(window, "packsAction", Qt::CTRL | Qt::Key_P);
    settings = makeAction(window, "settingsAction", Qt::CTRL | Qt::Key_Comma);
    glossary = makeAction(window, "glossaryAction", Qt::CTRL | Qt::Key_G);
    importModel = makeAction(window, "importAction", Qt::CTRL | Qt::Key_I);
    stop = makeAction(window, "stopAction", Qt::Key_Escape);
    question = makeAction(window, "questionAction", Qt::CTRL | Qt::Key_L);
    stop->setEnabled(false);
    undo->setEnabled(false);
    redo->setEnabled(false);

    m_bar = window.addToolBar(QString());
    m_bar->setObjectName(QStringLiteral("mainToolBar"));
    m_bar->setMovable(false);
    m_bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->setIconSize({18, 18});
    m_bar->addActions({open, paste});
    m_bar->addSeparator();
    m_bar->addActions({whole, undo, redo});
    m_bar->addSeparator();
    m_bar->addActions({zoomFit, zoomActual});
    auto* space = new QWidget(m_bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_bar->addWidget(space);
    m_bar->addActions({exportNote, packs, settings});
    auto* openButton = qobject_cast<QToolButton*>(m_bar->widgetForAction(open));
    auto* menu = new QMenu(m_bar);
    menu->setObjectName(QStringLiteral("openMenu"));
    menu->addActions({open, openNote});
    openButton->setMenu(menu);
    openButton->setPopupMode(QToolButton::MenuButtonPopup);
    for (QAction* action : {undo, redo, zoomFit, zoomActual})
        qobject_cast<QToolButton*>(m_bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (QToolButton* button : m_bar->findChildren<QToolButton*>())
        button->setFocusPolicy(Qt::TabFocus);
    setHasPicture(false);
}

void MainActions::setHasPicture(bool has) {
    for (QAction* action : {whole, zoomFit, zoomActual})
        action->setEnabled(has);
}

void MainActions::refreshIcons(const QPalette& palette) {
    const std::pair<QAction*, const char*> names[] = {
        {open, "open"},   {paste, "paste"},       {whole, "crop-whole"},       {undo, "undo"},
        {redo, "redo"},   {zoomFit, "zoom-fit"},  {zoomActual, "zoom-actual"}, {exportNote, "export"},
        {packs, "packs"}, {settings, "settings"},
    };
    for (const auto& [action, file] : names)
        action->setIcon(icon(QString::fromLatin1(file), palette));
}

void MainActions::retranslateUi() {
    m_bar->setWindowTitle(tr("Tools"));
    name(open, tr("Open"), tr("Open a picture"));
    name(openNote, tr("Open note\u2026"), tr("Go on with a note that was saved"));
    name(paste, tr("Paste"), tr("Paste a picture"));
    name(whole, tr("Whole picture"), tr("Frame the whole picture"));
    name(undo, tr("Undo"), tr("Undo the last change of the frame"));
    name(redo, tr("Redo"), tr("Redo the change of the frame"));
    name(zoomFit, tr("Fit"), tr("Fit the picture into the window"));
    name(zoomActual, tr("1:1"), tr("Show the picture pixel for pixel"));
    name(exportNote, tr("Export note"), tr("Save the conversation as a note"));
    name(packs, tr("Packs"), tr("Choose the model that answers"));
    name(settings, tr("Settings"), tr("Language, colours, device"));
    name(glossary, tr("Glossary"), tr("Words that translations take from you"));
    name(importModel, tr("Import a model"), tr("Make a pack of a downloaded folder"));
    name(stop, tr("Stop"), tr("Stop the answer"));
    name(question, tr("Ask"), tr("Go to the question line"));
    for (QAction* action : m_bar->actions()) {
        if (QWidget* button = m_bar->widgetForAction(action); button && !action->text().isEmpty())
            button->setAccessibleName(action->text());
    }
}

} // namespace lunette
