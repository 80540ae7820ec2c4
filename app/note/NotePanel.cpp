#include "app/note/NotePanel.h"

#include "app/support/ErrorText.h"
#include "core/note/MarkedPicture.h"
#include "core/note/NoteFileName.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace lunette {

namespace {

constexpr int kPreviewPictureWidth = 520;
constexpr int kLeastPictureWidth = 200;

} // namespace

NotePanel::NotePanel(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("notePanel"));
    m_request.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* layout = new QVBoxLayout(this);
    buildHeader();
    m_preview = new QTextBrowser(this);
    m_preview->setObjectName(QStringLiteral("notePreview"));
    m_preview->setOpenLinks(false);
    m_markdownView = new QPlainTextEdit(this);
    m_markdownView->setObjectName(QStringLiteral("noteMarkdown"));
    m_markdownView->setReadOnly(true);
    m_markdownView->setTabChangesFocus(true);
    m_pages = new QStackedWidget(this);
    m_pages->setObjectName(QStringLiteral("notePages"));
    m_pages->addWidget(m_preview);
    m_pages->addWidget(m_markdownView);
    layout->addWidget(m_pages, 1);
    buildFooter();
    connect(&m_export, &QFutureWatcherBase::finished, this, &NotePanel::finishExport);
    retranslate();
}

NotePanel::~NotePanel() {
    m_export.waitForFinished();
}

void NotePanel::buildHeader() {
    auto* row = new QHBoxLayout;
    m_templates = new QComboBox(this);
    m_templates->setObjectName(QStringLiteral("noteTemplates"));
    const QStringList names = NoteTemplate::builtInNames();
    for (const QString& name : names)
        m_templates->addItem(name, name);
    m_source = new QToolButton(this);
    m_source->setObjectName(QStringLiteral("noteSource"));
    m_source->setCheckable(true);
    row->addWidget(m_templates, 1);
    row->addWidget(m_source);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_templates, &QComboBox::activated, this, [this] {
        setTemplateName(m_templates->currentData().toString());
        Q_EMIT templateChanged(m_request.templateName);
    });
    connect(m_source, &QToolButton::toggled, this, [this](bool on) { m_pages->setCurrentIndex(on ? 1 : 0); });
}

void NotePanel::buildFooter() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("noteStatus"));
    m_status->setWordWrap(true);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_folderLabel = new QLabel(this);
    m_folderLabel->setObjectName(QStringLiteral("noteFolder"));
    m_folderLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_folderLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_chooseFolder = new QToolButton(this);
    m_chooseFolder->setObjectName(QStringLiteral("noteChooseFolder"));
    auto* place = new QHBoxLayout;
    place->addWidget(m_folderLabel, 1);
    place->addWidget(m_chooseFolder);
    m_copyMarkdown = new QPushButton(this);
    m_copyMarkdown->setObjectName(QStringLiteral("noteCopyMarkdown"));
    m_copyRich = new QPushButton(this);
    m_copyRich->setObjectName(QStringLiteral("noteCopyRich"));
    m_exportButton = new QPushButton(this);
    m_exportButton->setObjectName(QStringLiteral("noteExport"));
    auto* actions = new QHBoxLayout;
    actions->addWidget(m_copyMarkdown);
    actions->addWidget(m_copyRich);
    actions->addStretch(1);
    actions->addWidget(m_exportButton);
    column->addLayout(place);
    column->addLayout(actions);
    column->addWidget(m_status);
    connect(m_chooseFolder, &QToolButton::clicked, this, &NotePanel::chooseFolder);
    connect(m_copyMarkdown, &QPushButton::clicked, this, &NotePanel::copyMarkdown);
    connect(m_copyRich, &QPushButton::clicked, this, &NotePanel::copyRichText);
    connect(m_exportButton, &QPushButton::clicked, this, &NotePanel::exportNote);
}

void NotePanel::retranslate() {
    const QStringList labels{tr("Bilingual"), tr("Four fields (picture, English, Chinese, prompt)"), tr("English only"),
                             tr("Chinese only"), tr("Alternative text")};
    for (int i = 0; i < m_templates->count(); ++i)
        m_templates->setItemText(i, labels.value(i));
    m_templates->setAccessibleName(tr("Note template"));
    m_templates->setToolTip(tr("Note template"));
    m_source->setText(tr("&Markdown"));
    m_source->setAccessibleName(tr("Show the Markdown source"));
    m_source->setToolTip(tr("Show the Markdown source"));
    m_preview->setAccessibleName(tr("Note preview"));
    m_markdownView->setAccessibleName(tr("Note as Markdown"));
    m_chooseFolder->setText(tr("&Folder..."));
    m_chooseFolder->setAccessibleName(tr("Choose the folder for notes"));
    m_folderLabel->setAccessibleName(tr("Folder for notes"));
    m_copyMarkdown->setText(tr("Copy M&arkdown"));
    m_copyMarkdown->setAccessibleName(tr("Copy the note as Markdown"));
    m_copyRich->setText(tr("Copy &rich text"));
    m_copyRich->setAccessibleName(tr("Copy the note as rich text"));
    m_exportButton->setText(tr("&Export note"));
    m_exportButton->setAccessibleName(tr("Export note"));
    m_status->setAccessibleName(tr("Result of the export"));
    setAccessibleName(tr("Note"));
    setFolder(m_request.folder);
    updateActions();
}

void NotePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NotePanel::setNote(const Note& note) {
    m_note = note;
    m_status->clear();
    refresh();
}

void NotePanel::setFolder(const QString& folder) {
    m_request.folder = folder;
    const QString shown = QDir::toNativeSeparators(folder);
    m_folderLabel->setText(shown);
    m_folderLabel->setToolTip(shown);
}

void NotePanel::setTemplateName(const QString& name) {
    const int index = m_templates->findData(name);
    if (index < 0)
        return;
    m_templates->setCurrentIndex(index);
    m_request.templateName = name;
    refresh();
}

void NotePanel::refresh() {
    m_markdown.clear();
    m_preview->clear();
    updateActions();
    const Result<NoteTemplate> noteTemplate = NoteTemplate::open(m_request.templateName);
    if (!noteTemplate || m_note.conversation.exchanges.empty()) {
        m_markdownView->clear();
        return;
    }
    const QString stem = noteStem(m_note, m_request.pattern);
    MarkdownOptions options{linksFor(m_note, stem), languagesFor(m_request.templateName, m_request.languages)};
    m_markdown = writeMarkdown(m_note, *noteTemplate, options);
    m_markdownView->setPlainText(m_markdown);
    QTextDocument* document = m_preview->document();
    options.frontMatter = false;
    document->setMarkdown(writeMarkdown(m_note, *noteTemplate, options), QTextDocument::MarkdownDialectGitHub);
    // setMarkdown forgets the resources, so they come after it.
    addPictures(options.links);
    document->markContentsDirty(0, document->characterCount());
}

void NotePanel::addPictures(const NoteLinks& links) {
    QTextDocument* document = m_preview->document();
    const auto add = [document](const QString& link, const QImage& image) {
        document->addResource(QTextDocument::ImageResource, QUrl(link), image);
    };
    const int room = m_preview->viewport()->width() - 4 * int(document->documentMargin());
    const int width = std::clamp(room, kLeastPictureWidth, kPreviewPictureWidth);
    for (size_t i = 0; i < m_note.crops.size(); ++i) {
        NoteCrop small = m_note.crops[i];
        if (small.image.width() > width)
            small.image = small.image.scaledToWidth(width, Qt::SmoothTransformation);
        add(links.crops[qsizetype(i)], small.image);
        for (qsizetype j = 0; j < links.marked.size(); ++j) {
            const Exchange& exchange = m_note.conversation.exchanges[size_t(j)];
            if (!links.marked[j].isEmpty() && exchange.crop == small.rect)
                add(links.marked[j], markedPicture(small, exchange));
        }
    }
}

void NotePanel::updateActions() {
    const bool filled = !m_note.conversation.exchanges.empty();
    m_exportButton->setEnabled(filled && !isExporting());
    m_copyMarkdown->setEnabled(filled);
    m_copyRich->setEnabled(filled);
    m_preview->setPlaceholderText(tr("The note appears here after the first answer."));
}

void NotePanel::exportNote() {
    if (isExporting() || m_note.conversation.exchanges.empty())
        return;
    m_status->setText(tr("Exporting..."));
    m_export.setFuture(
        QtConcurrent::run([note = m_note, request = m_request] { return lunette::exportNote(note, request); }));
    updateActions();
    Q_EMIT exportStarted();
}

void NotePanel::finishExport() {
    const Result<ExportedNote> result = m_export.result();
    updateActions();
    if (result) {
        m_status->setText(tr("Saved: %1").arg(QDir::toNativeSeparators(result->note)));
        Q_EMIT exported(result->note);
        return;
    }
    const QString sentence = errorSentence(result.error());
    m_status->setText(sentence);
    Q_EMIT failed(sentence);
}

void NotePanel::chooseFolder() {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for notes"), m_request.folder);
    if (chosen.isEmpty())
        return;
    setFolder(chosen);
    Q_EMIT folderChanged(chosen);
}

void NotePanel::copyMarkdown() {
    if (!m_markdown.isEmpty())
        QApplication::clipboard()->setText(m_markdown);
}

void NotePanel::copyRichText() {
    if (m_markdown.isEmpty())
        return;
    auto* mime = new QMimeData;
    mime->setHtml(m_preview->document()->toHtml());
    mime->setText(m_preview->document()->toPlainText());
    QApplication::clipboard()->setMimeData(mime);
}

} // namespace lunette
