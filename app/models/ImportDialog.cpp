#include "app/models/ImportDialog.h"

#include "app/models/PackCatalog.h"
#include "app/models/PackSession.h"
#include "app/support/ErrorText.h"
#include "app/support/WrappedLabel.h"
#include "core/base/MappedFile.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace lunette {

namespace {

std::filesystem::path toPath(const QString& text) {
    return {text.toStdU16String()};
}

QLabel* makeLabel(QWidget* parent, const char* name) {
    auto* label = new WrappedLabel(QString::fromLatin1(name), parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPushButton* makeButton(QWidget* parent, const char* name) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

ImportDialog::ImportDialog(const Services& services, QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_import(services.work) {
    setObjectName(QStringLiteral("importDialog"));
    setAcceptDrops(true);
    build();
    connectWork();
    retranslateUi();
}

void ImportDialog::build() {
    m_intro = makeLabel(this, "importIntro");
    m_intro->setProperty("muted", true);
    m_path = new QLineEdit(this);
    m_path->setObjectName(QStringLiteral("importFolder"));
    m_path->setReadOnly(true);
    m_choose = makeButton(this, "chooseImportFolder");
    auto* folderRow = new QHBoxLayout;
    folderRow->addWidget(m_path, 1);
    folderRow->addWidget(m_choose);

    m_card = new QFrame(this);
    m_card->setObjectName(QStringLiteral("importCard"));
    m_card->setFrameShape(QFrame::StyledPanel);
    m_title = makeLabel(m_card, "importTitle");
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_facts = makeLabel(m_card, "importFacts");
    m_problems = makeLabel(m_card, "importProblems");
    m_tokenizer = makeButton(m_card, "chooseTokenizer");
    auto* card = new QVBoxLayout(m_card);
    card->setContentsMargins(14, 12, 14, 12);
    for (QWidget* widget : QList<QWidget*>{m_title, m_facts, m_problems})
        card->addWidget(widget);
    card->addWidget(m_tokenizer, 0, Qt::AlignLeft);
    m_form = buildForm();
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_result = makeLabel(this, "importResult");

    m_use = makeButton(this, "useImported");
    m_start = makeButton(this, "startImport");
    m_close = makeButton(this, "closeImport");
    for (QPushButton* button : {m_use, m_start})
        button->setProperty("primary", true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton* button : {m_use, m_start, m_close})
        buttons->addWidget(button);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addLayout(folderRow);
    for (QWidget* widget : QList<QWidget*>{m_card, m_form, m_progress, m_result})
        layout->addWidget(widget);
    layout->addStretch(1);
    layout->addLayout(buttons);
    resize(620, 460);
}

QWidget* ImportDialog::buildForm() {
    auto* form = new QWidget(this);
    m_revisionLabel = new QLabel(form);
    m_revision = new QComboBox(form);
    m_revision->setObjectName(QStringLiteral("importRevision"));
    m_revisionLabel->setBuddy(m_revision);
    m_nameLabel = new QLabel(form);
    m_name = new QLineEdit(form);
    m_name->setObjectName(QStringLiteral("importName"));
    m_nameLabel->setBuddy(m_name);
    m_placeLabel = new QLabel(form);
    m_copy = new QRadioButton(form);
    m_copy->setObjectName(QStringLiteral("importCopy"));
    m_copy->setChecked(true);
    m_inPlace = new QRadioButton(form);
    m_inPlace->setObjectName(QStringLiteral("importInPlace"));
    m_placeLabel->setBuddy(m_copy);
    auto* layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addRow(m_revisionLabel, m_revision);
    layout->addRow(m_nameLabel, m_name);
    layout->addRow(m_placeLabel, m_copy);
    layout->addRow(nullptr, m_inPlace);
    return form;
}

void ImportDialog::connectWork() {
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    connect(m_tokenizer, &QPushButton::clicked, this, &ImportDialog::chooseTokenizer);
    connect(m_start, &QPushButton::clicked, this, &ImportDialog::startImport);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_use, &QPushButton::clicked, this, [this] {
        m_services.session.use(*m_pack);
        accept();
    });
    connect(m_revision, &QComboBox::textActivated, this, &ImportDialog::chooseRevision);
    connect(&m_import, &PackImport::inspected, this, [this](const FolderFinding& finding) {
        m_finding = finding;
        showFinding();
        fillForm();
        enter(finding.isUsable() ? Step::Found : Step::Refused);
    });
    connect(&m_import, &PackImport::refused, this, [this](const Error& error) {
        m_error = error;
        enter(Step::Refused);
    });
    connect(&m_import, &PackImport::progressed, this, &ImportDialog::showProgress);
    connect(&m_import, &PackImport::imported, this, [this](const PackInfo& pack) {
        m_pack = pack;
        m_services.catalog.refresh();
        enter(Step::Done);
    });
    connect(&m_import, &PackImport::failed, this, [this](const Error& error) {
        m_error = error;
        enter(Step::Found);
    });
}

void ImportDialog::look(const QString& folder) {
    if (m_import.isImporting())
        return;
    m_folder = folder;
    m_path->setText(QDir::toNativeSeparators(folder));
    m_finding.reset();
    m_error.reset();
    m_import.inspect(folder);
    enter(Step::Looking);
}

void ImportDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Choose the folder of a model"), m_folder);
    dialog->setObjectName(QStringLiteral("importFolderDialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::look);
    dialog->open();
}

void ImportDialog::chooseTokenizer() {
    auto* dialog = new QFileDialog(this, tr("Choose tokenizer.json"), m_folder, tr("Tokenizers (*.json)"));
    dialog->setObjectName(QStringLiteral("tokenizerDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_import.inspect(m_folder, {{}, toPath(file)});
        enter(Step::Looking);
    });
    dialog->open();
}

void ImportDialog::startImport() {
    ImportRequest request{*m_finding,
                          m_name->text().trimmed().toStdString(),
                          m_copy->isChecked() ? ImportMode::Copy : ImportMode::InPlace,
                          toPath(m_services.packsFolder),
                          {}};
    for (const PackInfo& pack : m_services.catalog.listing().packs)
        request.takenNames.push_back(pack.name);
    m_error.reset();
    m_progress->setValue(0);
    m_import.start(request);
    enter(Step::Importing);
}

void ImportDialog::chooseRevision(const QString& revision) {
    m_finding->revision = revision.toStdString();
    m_name->setPlaceholderText(QString::fromStdString(m_finding->suggestedName()));
}

void ImportDialog::reject() {
    if (m_import.isImporting())
        m_import.cancel();
    else
        QDialog::reject();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && !m_import.isImporting())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.first().isLocalFile())
        return;
    event->acceptProposedAction();
    look(urls.first().toLocalFile());
}

void ImportDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace lunette
