#include "app/models/PacksDialog.h"

#include "app/models/PackCatalog.h"
#include "app/models/PackSession.h"
#include "app/models/PackText.h"
#include "app/support/ErrorText.h"
#include "app/support/WrappedLabel.h"
#include "core/base/MappedFile.h"
#include "core/base/Memory.h"
#include "core/base/Paths.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace lunette {

PacksDialog::PacksDialog(const Services& services, QWidget* parent)
    : QDialog(parent)
    , m_services(services) {
    setObjectName(QStringLiteral("packsDialog"));
    build();
    connect(&m_services.catalog, &PackCatalog::changed, this, &PacksDialog::showPacks);
    connect(&m_services.session, &PackSession::currentChanged, this, &PacksDialog::showPacks);
    connect(&m_verification, &QFutureWatcher<Result<void>>::finished, this, &PacksDialog::onVerified);
    connect(&m_removal, &QFutureWatcher<Result<void>>::finished, this, &PacksDialog::onRemoved);
    retranslateUi();
}

PacksDialog::~PacksDialog() {
    m_verification.waitForFinished();
    m_removal.waitForFinished();
}

void PacksDialog::build() {
    const auto makeLabel = [this](const char* name) { return new WrappedLabel(QString::fromLatin1(name), this); };
    m_intro = makeLabel("packsIntro");
    m_intro->setProperty("muted", true);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("packList"));
    m_list->setSpacing(2);
    m_details = makeLabel("packDetails");
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setLeastLines(6);
    m_details->setAlignment(Qt::AlignTop);
    m_result = makeLabel("packResult");
    const auto makeButton = [this](const char* name) {
        auto* button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        return button;
    };
    m_use = makeButton("usePack");
    m_use->setProperty("primary", true);
    m_verify = makeButton("verifyPack");
    m_remove = makeButton("removePack");
    m_import = makeButton("importPack");
    m_folder = makeButton("openPackFolder");
    m_refresh = makeButton("refreshPacks");
    m_close = makeButton("closePacks");

    auto* orders = new QHBoxLayout;
    for (QPushButton* button : {m_use, m_verify, m_remove})
        orders->addWidget(button);
    orders->addStretch();
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_import, m_folder, m_refresh})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_list, 1);
    layout->addLayout(orders);
    layout->addWidget(m_details);
    layout->addWidget(m_result);
    layout->addLayout(buttons);
    resize(640, 500);

    connect(m_list, &QListWidget::currentRowChanged, this, &PacksDialog::showDetails);
    connect(m_list, &QListWidget::itemActivated, m_use, &QPushButton::click);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const PackInfo* pack = selected())
            m_services.session.use(PackInfo(*pack));
    });
    connect(m_verify, &QPushButton::clicked, this, &PacksDialog::verify);
    connect(m_remove, &QPushButton::clicked, this, &PacksDialog::askToRemove);
    connect(m_import, &QPushButton::clicked, this, &PacksDialog::importRequested);
    connect(m_folder, &QPushButton::clicked, this, [] {
        QDir().mkpath(paths::userPacks());
        QDesktopServices::openUrl(QUrl::fromLocalFile(paths::userPacks()));
    });
    connect(m_refresh, &QPushButton::clicked, &m_services.catalog, &PackCatalog::refresh);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
}

void PacksDialog::showPacks() {
    const int row = m_list->currentRow();
    m_list->clear();
    int loadedRow = 0;
    for (const PackInfo& pack : m_services.catalog.listing().packs) {
        const bool loaded = m_services.session.current() && m_services.session.current()->folder == pack.folder;
        QStringList marks;
        if (pack.builtIn)
            marks << tr("built in");
        if (loaded) {
            marks << tr("in use");
            loadedRow = m_list->count();
        }
        const QString title = packTitle(pack);
        m_list->addItem(marks.isEmpty() ? title : tr("%1 (%2)").arg(title, marks.join(tr(", "))));
        QFont font = m_list->font();
        font.setBold(loaded);
        m_list->item(m_list->count() - 1)->setFont(font);
    }
    m_list->setCurrentRow(row >= 0 && row < m_list->count() ? row : loadedRow);
    showDetails();
}

const PackInfo* PacksDialog::selected() const {
    const int row = m_list->currentRow();
    const std::vector<PackInfo>& packs = m_services.catalog.listing().packs;
    return row >= 0 && row < int(packs.size()) ? &packs[size_t(row)] : nullptr;
}

QString PacksDialog::describe(const PackInfo& pack) const {
    QStringList lines;
    if (pack.kind == PackKind::Translator)
        lines << tr("Translates from %1 to %2.")
                     .arg(languageName(pack.sourceLanguage), languageName(pack.targetLanguage));
    else
        lines << tr("Looks at pictures: describes them, reads their text, answers questions.");
    if (const QString notice = localizedText(pack.notice); !notice.isEmpty())
        lines << notice;
    if (!pack.revision.empty())
        lines << tr("Revision: %1").arg(QString::fromStdString(pack.revision));
    QStringList facts;
    facts << tr("Size: %1").arg(sizeText(pack.bytes, locale()));
    if (!pack.precision.empty())
        facts << tr("Precision: %1").arg(QString::fromStdString(pack.precision));
    if (!pack.licence.empty())
        facts << tr("Licence: %1").arg(QString::fromStdString(pack.licence));
    lines << facts.join(QStringLiteral("   "));
    lines << tr("Folder: %1").arg(QString::fromStdString(displayPath(pack.folder)));
    if (!pack.original.empty())
        lines << tr("Weights in place: %1").arg(QString::fromStdString(displayPath(pack.original)));
    return lines.join(u'\n');
}

QString PacksDialog::problems() const {
    QStringList lines;
    for (const Error& problem : m_services.catalog.listing().problems)
        lines << errorSentence(problem);
    return lines.join(u'\n');
}

void PacksDialog::showDetails() {
    const PackInfo* pack = selected();
    const bool loaded = pack && m_services.session.current() && m_services.session.current()->folder == pack->folder;
    m_use->setEnabled(pack && pack->kind == PackKind::VisionLanguage && !loaded);
    m_verify->setEnabled(pack && !pack->files.empty() && !m_verification.isRunning());
    m_remove->setEnabled(pack && !pack->builtIn && !pack->raw && !m_removal.isRunning());
    m_result->setText(pack ? problems() : QString());
    if (pack) {
        m_details->setText(describe(*pack));
        return;
    }
    const QString folder = QDir::toNativeSeparators(paths::userPacks());
    m_details->setText(tr("No pack is installed. Import the folder of a model, or put a pack into %1.").arg(folder) +
                       u'\n' + problems());
}

void PacksDialog::verify() {
    const PackInfo* pack = selected();
    if (!pack || m_verification.isRunning())
        return;
    m_verify->setEnabled(false);
    m_result->setText(tr("Reading every byte of \u201c%1\u201d\u2026").arg(packTitle(*pack)));
    m_verification.setFuture(QtConcurrent::run([check = m_services.check, info = *pack] { return check(info); }));
}

void PacksDialog::onVerified() {
    const Result<void> result = m_verification.result();
    m_verify->setEnabled(true);
    m_result->setText(result ? tr("Every file is as it should be.") : errorSentence(result.error()));
}

void PacksDialog::askToRemove() {
    const PackInfo* pack = selected();
    if (!pack)
        return;
    const QString size = sizeText(pack->bytes, locale());
    auto* box = new QMessageBox(QMessageBox::Question, tr("Remove a pack"),
                                tr("Remove \u201c%1\u201d from this computer?").arg(packTitle(*pack)),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("removeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(pack->original.empty() ? tr("Its copy of %1 is deleted.").arg(size)
                                                   : tr("The folder that it uses in place stays as it is: %1")
                                                         .arg(QString::fromStdString(displayPath(pack->original))));
    QPushButton* yes = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("confirmRemove"));
    box->setDefaultButton(box->addButton(tr("&Keep"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, info = *pack] { remove(info); });
    box->open();
}

void PacksDialog::remove(const PackInfo& pack) {
    m_remove->setEnabled(false);
    m_result->setText(tr("Removing \u201c%1\u201d\u2026").arg(packTitle(pack)));
    m_removal.setFuture(QtConcurrent::run([remove = m_services.remove, pack] { return remove(pack); }));
}

void PacksDialog::onRemoved() {
    const Result<void> result = m_removal.result();
    if (result)
        m_services.catalog.refresh();
    else
        m_result->setText(errorSentence(result.error()));
    m_remove->setEnabled(!result);
}

void PacksDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

void PacksDialog::retranslateUi() {
    setWindowTitle(tr("Packs"));
    m_intro->setText(tr("A pack holds what a model has learned. Everything runs on this computer."));
    m_list->setAccessibleName(tr("Installed packs"));
    m_use->setText(tr("&Use"));
    m_use->setAccessibleName(tr("Answer with the selected pack"));
    m_verify->setText(tr("&Verify"));
    m_verify->setAccessibleName(tr("Verify the files of the selected pack"));
    m_remove->setText(tr("Re&move\u2026"));
    m_remove->setAccessibleName(tr("Remove the selected pack"));
    m_import->setText(tr("&Import\u2026"));
    m_import->setAccessibleName(tr("Import the folder of a model"));
    m_folder->setText(tr("Open &folder"));
    m_folder->setAccessibleName(tr("Open the folder of your own packs"));
    m_refresh->setText(tr("Read &again"));
    m_refresh->setAccessibleName(tr("Read the list of packs again"));
    m_close->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
    showPacks();
}

} // namespace lunette
