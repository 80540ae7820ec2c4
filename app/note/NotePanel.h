#pragma once

#include "core/note/Note.h"
#include "core/note/NoteExporter.h"

#include <QFutureWatcher>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QToolButton;

namespace lunette {

/// Live preview of the note and its export. Thread: GUI; the export itself runs on a pool thread.
class NotePanel : public QWidget {
    Q_OBJECT

public:
    explicit NotePanel(QWidget* parent = nullptr);
    ~NotePanel() override;

    /// Shows `note` as it would be exported now.
    void setNote(const Note& note);

    /// Where notes are written; at the start the user's documents folder.
    void setFolder(const QString& folder);
    QString folder() const { return m_request.folder; }

    /// A built-in template's name.
    void setTemplateName(const QString& name);
    QString templateName() const { return m_request.templateName; }

    bool isExporting() const { return m_export.isRunning(); }

public Q_SLOTS:
    /// Writes the shown note into the folder; ignored while an export is running or nothing has been asked.
    void exportNote();
    void copyMarkdown();
    void copyRichText();

Q_SIGNALS:
    void exportStarted();
    void exported(const QString& path);
    void failed(const QString& sentence); ///< translated
    void folderChanged(const QString& folder);
    void templateChanged(const QString& name);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildHeader();
    void buildFooter();
    void retranslate();
    void refresh();
    /// Smaller copies for the preview.
    void addPictures(const NoteLinks& links);
    void chooseFolder();
    void finishExport();
    void updateActions();

    Note m_note;
    ExportRequest m_request;
    QString m_markdown;
    QFutureWatcher<Result<ExportedNote>> m_export;
    QComboBox* m_templates = nullptr;
    QToolButton* m_source = nullptr;
    QStackedWidget* m_pages = nullptr;
    QTextBrowser* m_preview = nullptr;
    QPlainTextEdit* m_markdownView = nullptr;
    QLabel* m_folderLabel = nullptr;
    QLabel* m_status = nullptr;
    QToolButton* m_chooseFolder = nullptr;
    QPushButton* m_copyMarkdown = nullptr;
    QPushButton* m_copyRich = nullptr;
    QPushButton* m_exportButton = nullptr;
};

} // namespace lunette
