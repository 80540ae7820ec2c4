#include "app/window/MainWindow.h"

#include "app/chat/ChatPanel.h"
#include "app/chat/ChatSession.h"
#include "app/chat/QuestionBar.h"
#include "app/glossary/GlossaryDialog.h"
#include "app/glossary/GlossaryModel.h"
#include "app/image/ImageCanvas.h"
#include "app/models/ImportDialog.h"
#include "app/models/PackCatalog.h"
#include "app/models/PackSession.h"
#include "app/models/PackText.h"
#include "app/note/NotePanel.h"
#include "app/settings/SettingsDialog.h"
#include "app/status/Banner.h"
#include "app/status/ModelLamp.h"
#include "app/status/SightMeter.h"
#include "app/support/ErrorText.h"
#include "app/support/LanguageSwitcher.h"
#include "app/support/ThemeSwitcher.h"
#include "app/window/MainActions.h"
#include "app/window/NoteFeed.h"
#include "app/window/PictureOpener.h"
#include "core/inference/SightFit.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QUndoStack>

#include <algorithm>

/// The part of the window that shows states and carries out the orders of the tool bar.
namespace lunette {

namespace {

QString textOf(const std::map<std::string, std::string>& texts, const char* language) {
    const auto it = texts.find(language);
    return it == texts.end() ? QString() : QString::fromStdString(it->second);
}

bool has(const std::vector<Skill>& skills, Skill skill) {
    return std::find(skills.begin(), skills.end(), skill) != skills.end();
}

} // namespace

void MainWindow::connectActions() {
    connect(m_actions->open, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(m_actions->openNote, &QAction::triggered, this, &MainWindow::chooseNote);
    connect(m_actions->paste, &QAction::triggered, this,
            [this] { m_opener->openMimeData(QGuiApplication::clipboard()->mimeData()); });
    connect(&m_chat->questionBar(), &QuestionBar::picturePasted, m_actions->paste, &QAction::trigger);
    connect(m_actions->whole, &QAction::triggered, m_canvas, &ImageCanvas::selectWholePicture);
    connect(m_actions->zoomFit, &QAction::triggered, m_canvas, &ImageCanvas::zoomToFit);
    connect(m_actions->zoomActual, &QAction::triggered, m_canvas, &ImageCanvas::zoomActual);
    connect(m_actions->exportNote, &QAction::triggered, this, &MainWindow::exportNote);
    connect(m_actions->packs, &QAction::triggered, this, &MainWindow::showPacks);
    connect(m_actions->importModel, &QAction::triggered, this, [this] { showImport({}); });
    connect(m_actions->settings, &QAction::triggered, this, &MainWindow::showSettings);
    connect(m_actions->glossary, &QAction::triggered, this, &MainWindow::showGlossary);
    connect(m_actions->stop, &QAction::triggered, m_session, &ChatSession::stop);
    connect(m_actions->question, &QAction::triggered, this, [this] {
        m_tabs->setCurrentWidget(m_chat);
        m_chat->questionBar().focusInput();
    });
    QUndoStack* stack = m_canvas->undoStack();
    connect(m_actions->undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(m_actions->redo, &QAction::triggered, stack, &QUndoStack::redo);
    connect(stack, &QUndoStack::canUndoChanged, m_actions->undo, &QAction::setEnabled);
    connect(stack, &QUndoStack::canRedoChanged, m_actions->redo, &QAction::setEnabled);
    connect(&m_services.settings, &Settings::changed, this, &MainWindow::applySettings);
}

void MainWindow::applySettings() {
    const Settings& settings = m_services.settings;
    m_services.theme.apply(settings.theme());
    m_services.language.apply(settings.language());
    if (m_note->folder() != settings.noteFolder())
        m_note->setFolder(settings.noteFolder());
    if (m_note->templateName() != settings.noteTemplate())
        m_note->setTemplateName(settings.noteTemplate());
}

void MainWindow::restorePlaces() {
    if (!restoreGeometry(m_services.settings.windowState(QStringLiteral("geometry"))))
        resize(1240, 800);
    if (!m_splitter->restoreState(m_services.settings.windowState(QStringLiteral("splitter"))))
        m_splitter->setSizes({740, 500});
}

void MainWindow::showPack() {
    const std::optional<PackInfo>& pack = m_packs->current();
    if (!pack)
        return;
    const ModelInfo& model = m_services.inference.model();
    m_lamp->setModel(model, packTitle(*pack));
    m_sight->setTiling(model.tiling);
    const bool reads = std::find(pack->presets.begin(), pack->presets.end(), "read") != pack->presets.end();
    m_session->setPresets(presetsFor(has(model.skills, Skill::Caption), model.longCaption && !pack->builtIn, reads));
    m_session->setModelNotice({textOf(pack->notice, "en"), textOf(pack->notice, "zh")});
}

void MainWindow::showEngineState() {
    const EngineState state = m_services.inference.state();
    m_lamp->setState(state);
    m_chat->setModelReady(state != EngineState::NoPack && state != EngineState::Failed);
    Banner& banner = m_chat->banner();
    if (state == EngineState::Loading)
        banner.showProgress(
            tr("Loading %1\u2026").arg(m_packs->current() ? packTitle(*m_packs->current()) : QString()));
    else if (state == EngineState::Failed)
        banner.showText(Banner::Tone::Error, m_packError, tr("Packs\u2026"));
    else if (state == EngineState::NoPack && m_services.catalog.isRead())
        banner.showText(Banner::Tone::Warning, tr("No model pack is installed, so nothing can answer yet."),
                        tr("Packs\u2026"));
    else
        banner.hide();
}

void MainWindow::showItemCount() {
    const int count = int(m_session->conversation().exchanges.size());
    m_items->setText(tr("Note: %n item(s)", nullptr, count));
    m_actions->exportNote->setEnabled(count > 0);
}

void MainWindow::updateNote() {
    showItemCount();
    NoteInput input;
    input.conversation = m_session->conversation();
    input.image = m_session->image();
    input.crop = m_session->crop();
    input.includeOriginal = m_services.settings.includesOriginal();
    input.modelNotice = m_session->modelNotice();
    input.changedSettings = m_services.settings.changedAnswerSettings();
    m_noteFeed->update(input);
}

void MainWindow::exportNote() {
    m_tabs->setCurrentWidget(m_note);
    m_exportWhenReady = true;
    updateNote();
}

void MainWindow::chooseFile() {
    auto* dialog =
        new QFileDialog(this, tr("Open a picture"), m_services.settings.lastFolder(),
                        tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.svg);;All files (*)"));
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openFiles);
    dialog->open();
}

void MainWindow::chooseNote() {
    auto* dialog = new QFileDialog(this, tr("Open a note"), m_services.settings.noteFolder(),
                                   tr("Notes (*.md *.lunette.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("openNoteDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { openFiles({file}); });
    dialog->open();
}

void MainWindow::growFrame() {
    const QRect region = m_canvas->region();
    const QRect fit = grownToFit(region, m_canvas->image().size(), m_services.inference.model().tiling);
    if (fit == region)
        m_notice->showText(Banner::Tone::Info, tr("The model already sees this frame as well as it can."));
    else
        m_canvas->setRegion(fit);
}

void MainWindow::showPacks() {
    const auto remove = [folder = m_services.packsFolder.toStdU16String()](const PackInfo& pack) {
        return removePack(pack, folder);
    };
    auto* dialog = new PacksDialog({m_services.catalog, *m_packs, m_services.checkPack, remove}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PacksDialog::importRequested, this, [this] { showImport({}); });
    dialog->open();
}

void MainWindow::showImport(const QString& folder) {
    auto* dialog = new ImportDialog({m_services.catalog, *m_packs, m_services.packsFolder}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    if (!folder.isEmpty())
        dialog->look(folder);
}

void MainWindow::showSettings() {
    auto* dialog = new SettingsDialog(m_services.settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::glossaryRequested, this, &MainWindow::showGlossary);
    dialog->open();
}

void MainWindow::showGlossary() {
    auto* dialog = new GlossaryDialog({*m_glossary, *m_memory, m_services.settings}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace lunette
