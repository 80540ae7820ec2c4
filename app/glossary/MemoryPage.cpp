#include "app/glossary/MemoryPage.h"

#include "app/glossary/MemoryModel.h"
#include "app/support/ErrorText.h"
#include "app/support/WrappedLabel.h"
#include "core/settings/Settings.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace lunette {

namespace {

constexpr size_t kMostRemarks = 3;

} // namespace

MemoryPage::MemoryPage(MemoryModel& model, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_settings(settings) {
    setObjectName(QStringLiteral("memoryPage"));
    build();
    connectOrders();
    retranslateUi();
}

void MemoryPage::build() {
    m_intro = new WrappedLabel(QStringLiteral("memoryIntro"), this);
    m_intro->setProperty("muted", true);
    m_use = new QCheckBox(this);
    m_use->setObjectName(QStringLiteral("useCorrections"));
    m_use->setChecked(m_settings.usesCorrections());
    m_parts = makeSearchedTable(QStringLiteral("memory"), &m_model, this);
    m_parts.table->horizontalHeader()->setSectionResizeMode(MemoryModel::Direction, QHeaderView::ResizeToContents);
    m_remove = makeOrder("removeMemory", this);
    m_clear = makeOrder("clearMemory", this);
    m_result = new WrappedLabel(QStringLiteral("memoryResult"), this);
    auto* orders = new QHBoxLayout;
    orders->addWidget(m_remove);
    orders->addStretch();
    orders->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_use);
    layout->addWidget(m_parts.search);
    layout->addWidget(m_parts.table, 1);
    layout->addLayout(orders);
    layout->addWidget(m_result);
}

void MemoryPage::connectOrders() {
    connect(m_use, &QCheckBox::toggled, &m_settings, &Settings::setUsesCorrections);
    connect(m_remove, &QPushButton::clicked, this, &MemoryPage::removeSelected);
    connect(m_clear, &QPushButton::clicked, this, &MemoryPage::askToClear);
    connect(m_parts.search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_parts.found->setFilterFixedString(text);
        showState();
    });
    connect(m_parts.table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MemoryPage::showState);
    connect(&m_model, &MemoryModel::changed, this, &MemoryPage::showState);
    auto* remove = new QShortcut(QKeySequence::Delete, m_parts.table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, m_remove, &QPushButton::click);
}

void MemoryPage::removeSelected() {
    std::vector<int> rows;
    for (const QModelIndex& index : m_parts.table->selectionModel()->selectedRows())
        rows.push_back(m_parts.found->mapToSource(index).row());
    m_model.removeEntries(std::move(rows));
}

void MemoryPage::askToClear() {
    auto* question = new QMessageBox(
        QMessageBox::Question, tr("Forget all corrections"),
        tr("Forget all %n translation(s) of yours? This cannot be undone.", nullptr, m_model.rowCount()),
        QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("clearMemoryQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* forget = question->addButton(tr("&Forget all"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(forget, &QPushButton::clicked, this, [this] { m_model.clear(); });
    question->open();
}

void MemoryPage::showState() {
    m_remove->setEnabled(m_parts.table->selectionModel()->hasSelection());
    m_clear->setEnabled(m_model.rowCount() > 0);
    m_result->setText(stateText());
}

QString MemoryPage::stateText() const {
    if (m_model.problem())
        return errorSentence(*m_model.problem());
    QStringList lines;
    if (m_parts.search->text().isEmpty())
        lines << tr("%n translation(s), saved.", nullptr, m_model.rowCount());
    else
        lines << tr("%1 of %2 shown.").arg(m_parts.found->rowCount()).arg(m_model.rowCount());
    for (size_t i = 0; i < std::min(m_model.remarks().size(), kMostRemarks); ++i)
        lines << remarkSentence(m_model.remarks()[i]);
    if (!m_model.putAsideAs().isEmpty())
        lines << tr("The file as it was before is kept: %1").arg(QDir::toNativeSeparators(m_model.putAsideAs()));
    return lines.join(u'\n');
}

void MemoryPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void MemoryPage::retranslateUi() {
    m_intro->setText(
        tr("When you correct the Chinese of an answer or the English of a question, it is kept here. The same "
           "text or sentence is translated in your words from then on."));
    m_use->setText(tr("&Use my corrections"));
    m_use->setAccessibleName(tr("Use my corrections in translations"));
    m_use->setToolTip(tr("When this is off, corrections are still kept but not used."));
    m_parts.search->setPlaceholderText(tr("Search"));
    m_parts.search->setAccessibleName(tr("Search your translations"));
    m_parts.table->setAccessibleName(tr("Your translations"));
    m_remove->setText(tr("&Remove"));
    m_remove->setAccessibleName(tr("Remove the selected translations"));
    m_clear->setText(tr("&Forget all\u2026"));
    m_clear->setAccessibleName(tr("Forget all your translations"));
    m_model.retranslate();
    showState();
}

} // namespace lunette
