#include "app/glossary/GlossaryDialog.h"

#include "app/glossary/GlossaryModel.h"
#include "app/glossary/MemoryPage.h"
#include "app/support/ErrorText.h"
#include "app/support/WrappedLabel.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {

namespace {

constexpr int kMostRemarks = 3;

} // namespace

GlossaryDialog::GlossaryDialog(const Services& services, QWidget* parent)
    : QDialog(parent)
    , m_model(services.glossary)
    , m_tabs(new QTabWidget(this))
    , m_page(new QWidget(m_tabs)) {
    setObjectName(QStringLiteral("glossaryDialog"));
    build(services);
    connectOrders();
    retranslateUi();
    m_parts.table->setFocus();
}

void GlossaryDialog::build(const Services& services) {
    m_tabs->setObjectName(QStringLiteral("glossaryTabs"));
    m_tabs->setDocumentMode(true);
    m_page->setObjectName(QStringLiteral("glossaryPage"));
    buildPage();
    m_tabs->addTab(m_page, QString());
    m_tabs->addTab(new MemoryPage(services.memory, services.settings, m_tabs), QString());
    m_close = makeOrder("closeGlossary", this);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_tabs, 1);
    layout->addLayout(buttons);
    resize(720, 580);
}

void GlossaryDialog::buildPage() {
    m_intro = new WrappedLabel(QStringLiteral("glossaryIntro"), m_page);
    m_intro->setProperty("muted", true);
    m_parts = makeSearchedTable(QStringLiteral("glossary"), &m_model, m_page);
    m_add = makeOrder("addTerm", m_page);
    m_remove = makeOrder("removeTerm", m_page);
    m_undo = makeOrder("undoTerm", m_page);
    m_redo = makeOrder("redoTerm", m_page);
    m_import = makeOrder("importGlossary", m_page);
    m_export = makeOrder("exportGlossary", m_page);
    m_result = new WrappedLabel(QStringLiteral("glossaryResult"), m_page);
    auto* orders = new QHBoxLayout;
    for (QPushButton* button : {m_add, m_remove, m_undo, m_redo})
        orders->addWidget(button);
    orders->addStretch();
    for (QPushButton* button : {m_import, m_export})
        orders->addWidget(button);
    auto* layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_parts.search);
    layout->addWidget(m_parts.table, 1);
    layout->addLayout(orders);
    layout->addWidget(m_result);
}

void GlossaryDialog::connectOrders() {
    connect(m_add, &QPushButton::clicked, this, &GlossaryDialog::addTerm);
    connect(m_remove, &QPushButton::clicked, this, &GlossaryDialog::removeSelected);
    connect(m_undo, &QPushButton::clicked, &m_model.undoStack(), &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &m_model.undoStack(), &QUndoStack::redo);
    connect(m_import, &QPushButton::clicked, this, &GlossaryDialog::chooseImport);
    connect(m_export, &QPushButton::clicked, this, &GlossaryDialog::chooseExport);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_parts.search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_parts.found->setFilterFixedString(text);
        showState();
    });
    connect(m_parts.table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &GlossaryDialog::showState);
    connect(&m_model, &GlossaryModel::changed, this, [this] { say({}); });
    connect(&m_model.undoStack(), &QUndoStack::indexChanged, this, &GlossaryDialog::showState);
    const auto key = [this](QWidget* place, const QKeySequence& keys, const QPushButton* button) {
        auto* shortcut = new QShortcut(keys, place);
        shortcut->setContext(place == m_page ? Qt::WindowShortcut : Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    };
    key(m_page, QKeySequence::New, m_add);
    key(m_parts.table, QKeySequence::Delete, m_remove);
    key(m_parts.table, QKeySequence::Undo, m_undo);
    key(m_parts.table, QKeySequence::Redo, m_redo);
}

/// Ready to type the English.
void GlossaryDialog::addTerm() {
    m_parts.search->clear();
    const int row = m_model.addRow();
    const QModelIndex cell = m_parts.found->mapFromSource(m_model.index(row, GlossaryModel::English));
    m_parts.table->scrollTo(cell);
    m_parts.table->setCurrentIndex(cell);
    m_parts.table->edit(cell);
}

void GlossaryDialog::removeSelected() {
    std::vector<int> rows;
    for (const QModelIndex& index : m_parts.table->selectionModel()->selectedRows())
        rows.push_back(m_parts.found->mapToSource(index).row());
    m_model.removeTerms(std::move(rows));
}

void GlossaryDialog::importFile(const QString& file) {
    const auto reading = readGlossary(file);
    if (!reading) {
        say(errorSentence(reading.error()));
        showState();
        return;
    }
    m_model.merge(reading->terms);
    QStringList lines{tr("%n term(s) read.", nullptr, int(reading->terms.size()))};
    for (const Remark& remark : reading->remarks) {
        if (lines.size() <= kMostRemarks)
            lines << remarkSentence(remark);
    }
    const int more = int(reading->remarks.size()) + 1 - int(lines.size());
    if (more > 0)
        lines << tr("%n more line(s) were left out.", nullptr, more);
    say(lines.join(u'\n'));
    showState();
}

void GlossaryDialog::exportFile(const QString& file) {
    const auto written = writeGlossary(file, m_model.terms());
    say(written ? tr("The glossary was saved: %1").arg(QDir::toNativeSeparators(file))
                : errorSentence(written.error()));
    showState();
}

void GlossaryDialog::chooseImport() {
    auto* dialog = new QFileDialog(this, tr("Import a glossary"), QString(), tr("Tables (*.csv);;All files (*)"));
    dialog->setObjectName(QStringLiteral("importGlossaryDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &GlossaryDialog::importFile);
    dialog->open();
}

void GlossaryDialog::chooseExport() {
    auto* dialog =
        new QFileDialog(this, tr("Export the glossary"), QStringLiteral("glossary.csv"), tr("Tables (*.csv)"));
    dialog->setObjectName(QStringLiteral("exportGlossaryDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &GlossaryDialog::exportFile);
    dialog->open();
}

void GlossaryDialog::showState() {
    const auto& terms = m_model.terms();
    const auto complete = std::count_if(terms.begin(), terms.end(), [](const auto& term) { return term.isComplete(); });
    const int half = int(terms.size()) - int(complete);
    m_remove->setEnabled(m_parts.table->selectionModel()->hasSelection());
    m_undo->setEnabled(m_model.undoStack().canUndo());
    m_redo->setEnabled(m_model.undoStack().canRedo());
    m_export->setEnabled(complete > 0);
    QStringList lines;
    if (m_model.problem())
        lines << errorSentence(*m_model.problem());
    else if (!m_said.isEmpty())
        lines << m_said;
    else if (!m_parts.search->text().isEmpty())
        lines << tr("%1 of %2 shown.").arg(m_parts.found->rowCount()).arg(m_model.rowCount());
    else
        lines << tr("%n term(s), saved.", nullptr, int(complete));
    if (half > 0)
        lines << tr("%n row(s) need both languages before they count.", nullptr, half);
    m_result->setText(lines.join(u'\n'));
}

void GlossaryDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

void GlossaryDialog::retranslateUi() {
    setWindowTitle(tr("Glossary"));
    m_tabs->setTabText(0, tr("Glossary"));
    m_tabs->setTabText(1, tr("Translation memory"));
    m_tabs->setAccessibleName(tr("Glossary and translation memory"));
    m_intro->setText(tr("Words that every translation takes from here, in both directions. Changes count from the "
                        "next translation on."));
    m_parts.search->setPlaceholderText(tr("Search"));
    m_parts.search->setAccessibleName(tr("Search the glossary"));
    m_parts.table->setAccessibleName(tr("Terms of the glossary"));
    m_add->setText(tr("&Add"));
    m_add->setAccessibleName(tr("Add a term"));
    m_remove->setText(tr("&Remove"));
    m_remove->setAccessibleName(tr("Remove the selected terms"));
    m_undo->setText(tr("&Undo"));
    m_undo->setAccessibleName(tr("Undo the last change of the glossary"));
    m_redo->setText(tr("Re&do"));
    m_redo->setAccessibleName(tr("Redo the change of the glossary"));
    m_import->setText(tr("&Import\u2026"));
    m_import->setAccessibleName(tr("Import terms from a CSV file"));
    m_export->setText(tr("&Export\u2026"));
    m_export->setAccessibleName(tr("Export the glossary as a CSV file"));
    m_close->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
    m_model.retranslate();
    showState();
}

} // namespace lunette
