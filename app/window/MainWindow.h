#pragma once

#include "app/models/PacksDialog.h"
#include "core/base/Paths.h"
#include "core/inference/InferenceController.h"

#include <QMainWindow>

class QLabel;
class QSplitter;
class QTabWidget;

namespace lunette {

class Banner;
class ChatPanel;
class ChatSession;
class CropOptionBar;
class GlossaryModel;
class ImageCanvas;
class LanguageSwitcher;
class MainActions;
class MemoryModel;
class ModelLamp;
class NoteFeed;
class NotePanel;
class PackCatalog;
class PackSession;
class PictureOpener;
class Settings;
class SightMeter;
class ThemeSwitcher;
class WelcomeView;
struct LoadedImage;
struct RestoredNote;

/// What the window works with; all of it outlives the window.
struct WindowServices {
    InferenceController& inference;
    Settings& settings;
    PackCatalog& catalog;
    LanguageSwitcher& language;
    ThemeSwitcher& theme;
    PacksDialog::Work checkPack;
    QString packsFolder = paths::userPacks(); ///< where imported packs are
    QString glossaryFile = paths::userGlossary();
    QString memoryFile = paths::userTranslationMemory();
};

/// Places the panels and connects them; every decision is in a panel, a session or core.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const WindowServices& services);
    ~MainWindow() override;

    /// Reads the packs and opens the chosen one; called once the window is on the screen.
    void start();
    void openFiles(const QStringList& files);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void buildStatusBar();
    void connectActions();
    void connectPicture();
    void connectEngine();
    void connectNote();
    void retranslateUi();
    void applySettings();
    void restorePlaces();
    void showPicture(const LoadedImage& picture, const QString& folder);
    void showNote(const RestoredNote& restored);
    void showName();
    void showEngineState();
    void showPack();
    void showItemCount();
    void updateNote();
    void exportNote();
    void chooseFile();
    void chooseNote();
    void growFrame();
    void showPacks();
    void showImport(const QString& folder);
    void showSettings();
    void showGlossary();

    WindowServices m_services;
    MainActions* m_actions;
    PictureOpener* m_opener;
    ChatSession* m_session;
    PackSession* m_packs;
    NoteFeed* m_noteFeed;
    GlossaryModel* m_glossary;
    MemoryModel* m_memory;
    QSplitter* m_splitter = nullptr;
    QTabWidget* m_tabs = nullptr;
    Banner* m_notice = nullptr;
    ImageCanvas* m_canvas = nullptr;
    CropOptionBar* m_cropBar = nullptr;
    WelcomeView* m_welcome = nullptr;
    ChatPanel* m_chat = nullptr;
    NotePanel* m_note = nullptr;
    SightMeter* m_sight = nullptr;
    ModelLamp* m_lamp = nullptr;
    QLabel* m_offline = nullptr;
    QLabel* m_items = nullptr;
    QString m_exported; ///< the note saved last, for the button of the notice
    QString m_packError;
    bool m_exportWhenReady = false;
};

} // namespace lunette
