#include "app/window/MainWindow.h"

#include "app/chat/ChatPanel.h"
#include "app/chat/ChatSession.h"
#include "app/glossary/GlossaryModel.h"
#include "app/glossary/MemoryModel.h"
#include "app/image/CropOptionBar.h"
#include "app/image/ImageCanvas.h"
#include "app/models/PackSession.h"
#include "app/note/NotePanel.h"
#include "app/status/Banner.h"
#include "app/status/ModelLamp.h"
#include "app/status/SightMeter.h"
#include "app/support/ErrorText.h"
#include "app/window/MainActions.h"
#include "app/window/MarkLink.h"
#include "app/window/MemoryLink.h"
#include "app/window/NoteFeed.h"
#include "app/window/PictureOpener.h"
#include "app/window/WelcomeView.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace lunette {

MainWindow::MainWindow(const WindowServices& services)
    : m_services(services)
    , m_actions(new MainActions(*this))
    , m_opener(new PictureOpener(this))
    , m_session(new ChatSession(services.inference, services.settings, this))
    , m_packs(new PackSession({services.inference, services.settings, services.catalog}, this))
    , m_noteFeed(new NoteFeed(this))
    , m_glossary(new GlossaryModel(services.glossaryFile, this))
    , m_memory(new MemoryModel(services.memoryFile, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    build();
    buildStatusBar();
    connectActions();
    connectPicture();
    connectEngine();
    connectNote();
    new MarkLink({*m_session, *m_chat, *m_canvas}, this);
    applySettings();
    retranslateUi();
    restorePlaces();
    m_actions->refreshIcons(palette());
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
    auto* left = new QWidget(this);
    m_notice = new Banner(left);
    m_notice->setObjectName(QStringLiteral("noticeBanner"));
    m_notice->setClosable(true);
    m_canvas = new ImageCanvas(left);
    m_canvas->setHint(QStringLiteral(" "));
    m_cropBar = new CropOptionBar(*m_canvas, left);
    m_cropBar->hide();
    m_welcome = new WelcomeView(m_canvas);
    auto* over = new QVBoxLayout(m_canvas);
    over->addWidget(m_welcome);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_cropBar);
    column->addWidget(m_canvas, 1);

    m_chat = new ChatPanel(*m_session, this);
    m_note = new NotePanel(this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("sideTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_chat, QString());
    m_tabs->addTab(m_note, QString());
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("mainSplitter"));
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_tabs->setMinimumWidth(340);
    left->setMinimumWidth(360);
    setCentralWidget(m_splitter);
    setTabOrder(m_canvas, m_tabs);
    m_welcome->setFocus(Qt::OtherFocusReason);
}

void MainWindow::buildStatusBar() {
    m_sight = new SightMeter(this);
    m_lamp = new ModelLamp(this);
    m_offline = new QLabel(this);
    m_offline->setObjectName(QStringLiteral("offlineLabel"));
    m_items = new QLabel(this);
    m_items->setObjectName(QStringLiteral("noteItems"));
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_sight);
    for (QWidget* label : QList<QWidget*>{m_lamp, m_offline, m_items})
        statusBar()->addPermanentWidget(label);
}

void MainWindow::connectPicture() {
    connect(m_canvas, &ImageCanvas::filesDropped, m_opener, &PictureOpener::openFiles);
    connect(m_canvas, &ImageCanvas::imageDropped, m_opener, &PictureOpener::openImage);
    connect(m_canvas, &ImageCanvas::regionSettled, m_session, &ChatSession::setCrop);
    connect(m_canvas, &ImageCanvas::regionChanged, m_sight, [this](const QRect& r) { m_sight->setRegion(r.size()); });
    connect(m_canvas, &ImageCanvas::imageChanged, this, [this] {
        m_welcome->setVisible(!m_canvas->hasImage());
        m_cropBar->setVisible(m_canvas->hasImage());
        m_actions->setHasPicture(m_canvas->hasImage());
    });
    connect(m_chat, &ChatPanel::cropRequested, m_canvas, &ImageCanvas::setRegion);
    connect(m_cropBar, &CropOptionBar::growToFitRequested, this, &MainWindow::growFrame);
    connect(m_welcome, &WelcomeView::openRequested, m_actions->open, &QAction::trigger);
    connect(m_welcome, &WelcomeView::pasteRequested, m_actions->paste, &QAction::trigger);
    connect(m_welcome, &WelcomeView::sampleRequested, this, [this](const QString& file) { openFiles({file}); });
    connect(m_opener, &PictureOpener::started, m_notice, &QWidget::hide);
    connect(m_opener, &PictureOpener::modelFolderGiven, this, &MainWindow::showImport);
    connect(m_opener, &PictureOpener::opened, this, &MainWindow::showPicture);
    connect(m_opener, &PictureOpener::noteOpened, this, &MainWindow::showNote);
    connect(m_opener, &PictureOpener::noticed, this,
            [this](const QString& text) { m_notice->showText(Banner::Tone::Info, text); });
    connect(m_opener, &PictureOpener::failed, this,
            [this](const QString& text) { m_notice->showText(Banner::Tone::Error, text); });
}

void MainWindow::showPicture(const LoadedImage& picture, const QString& folder) {
    if (!folder.isEmpty() && !folder.startsWith(u':'))
        m_services.settings.setLastFolder(folder);
    m_session->setPicture(picture.image, picture.sourceName);
    m_canvas->setImage(picture.image);
    m_canvas->setFocus(Qt::OtherFocusReason);
    if (folder.startsWith(QLatin1String(":/samples"))) // one click shows what the program does
        m_session->askPreset(QStringLiteral("short"));
    showName();
}

void MainWindow::showNote(const RestoredNote& restored) {
    const Note& note = restored.note;
    const std::vector<Exchange>& exchanges = note.conversation.exchanges;
    m_session->setPicture(restored.picture, note.conversation.sourceName);
    m_canvas->setImage(restored.picture);
    m_session->restore(note);
    m_canvas->setRegion(exchanges.empty() ? note.crops.front().rect : exchanges.back().crop);
    m_tabs->setCurrentWidget(m_chat);
    m_canvas->setFocus(Qt::OtherFocusReason);
    showName();
    updateNote();
}

void MainWindow::showName() {
    const QString name = m_session->conversation().sourceName;
    setWindowTitle(name.isEmpty() ? tr("Lunette") : tr("%1 \u2013 Lunette").arg(name));
}

void MainWindow::connectEngine() {
    InferenceController& inference = m_services.inference;
    connect(&inference, &InferenceController::stateChanged, this, &MainWindow::showEngineState);
    connect(&inference, &InferenceController::packReady, this, &MainWindow::showPack);
    connect(m_packs, &PackSession::currentChanged, this, &MainWindow::showEngineState);
    connect(&inference, &InferenceController::packFailed, this, [this](const Error& error) {
        m_packError = errorSentence(error);
        showEngineState();
    });
    connect(&m_chat->banner(), &Banner::actionTriggered, this, &MainWindow::showPacks);
    const auto useGlossary = [this] { m_services.inference.setGlossary(m_glossary->glossary()); };
    connect(m_glossary, &GlossaryModel::changed, this, useGlossary);
    useGlossary();
    auto* memory = new MemoryLink({*m_session, *m_memory, inference, m_services.settings}, this);
    connect(memory, &MemoryLink::failed, this,
            [this](const QString& text) { m_notice->showText(Banner::Tone::Error, text); });
    connect(m_session, &ChatSession::busyChanged, m_actions->stop, &QAction::setEnabled);
}

void MainWindow::connectNote() {
    connect(m_session, &ChatSession::busyChanged, this, &MainWindow::updateNote);
    connect(m_session, &ChatSession::pictureChanged, this, &MainWindow::updateNote);
    connect(m_session, &ChatSession::exchangeChanged, this, [this] {
        if (!m_session->isBusy())
            updateNote();
    });
    connect(m_noteFeed, &NoteFeed::ready, this, [this](const Note& note) {
        m_note->setNote(note);
        if (std::exchange(m_exportWhenReady, false))
            m_note->exportNote();
    });
    connect(m_note, &NotePanel::exported, this, [this](const QString& path) {
        m_exported = path;
        m_notice->showText(Banner::Tone::Info, tr("The note was saved: %1").arg(QDir::toNativeSeparators(path)),
                           tr("Open folder"));
    });
    connect(m_note, &NotePanel::failed, this,
            [this](const QString& text) { m_notice->showText(Banner::Tone::Error, text); });
    connect(m_note, &NotePanel::folderChanged, &m_services.settings, &Settings::setNoteFolder);
    connect(m_note, &NotePanel::templateChanged, &m_services.settings, &Settings::setNoteTemplate);
    connect(m_notice, &Banner::actionTriggered, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_exported).absolutePath())); });
}

void MainWindow::start() {
    m_packs->start();
}

void MainWindow::openFiles(const QStringList& files) {
    m_opener->openFiles(files);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_services.settings.setWindowState(QStringLiteral("geometry"), saveGeometry());
    m_services.settings.setWindowState(QStringLiteral("splitter"), m_splitter->saveState());
    m_session->stop();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    m_opener->openMimeData(event->mimeData());
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange && m_canvas)
        m_actions->refreshIcons(palette());
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslateUi() {
    m_actions->retranslateUi();
    m_tabs->setTabText(0, tr("&Chat"));
    m_tabs->setTabText(1, tr("&Note"));
    m_tabs->setAccessibleName(tr("Chat and note"));
    m_offline->setText(tr("Offline"));
    m_offline->setToolTip(tr("The program opens no connection. Pictures and answers stay on this computer."));
    showName();
    showItemCount();
    showPack();
    showEngineState();
}

} // namespace lunette
