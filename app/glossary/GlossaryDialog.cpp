#include "app/glossary/GlossaryDialog.h"

#include "app/glossary/GlossaryModel.h"
#include "app/support/ErrorText.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {

namespace {

constexpr int kMostRemarks = 3;

} // namespace

GlossaryDialog::GlossaryDialog(GlossaryModel& model, QWidget* parent)
    : QDialog(parent)
    , m_model(model)
    , m_found(new QSortFilterProxyModel(this)) {
    setObjectName(QStringLiteral("glossaryDialog"));
    m_found->setSourceModel(&m_model);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_found->setFilterKeyColumn(-1);
    m_found->setDynamicSortFilter(false);
    build();
    connectOrders();
    retranslateUi();
    m_table->setFocus();
}

void GlossaryDialog::build() {
    const auto makeLabel = [this](const char* name) {
        auto* label = new QLabel(this);
        label->setObjectName(QString::fromLatin1(name));
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        return label;
    };
    m_intro = makeLabel("glossaryIntro");
    m_intro->setProperty("muted", true);
    m_result = makeLabel("glossaryResult");
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("glossarySearch"));
    m_search->setClearButtonEnabled(true);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("glossaryTable"));
    m_table->setModel(m_found);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setSortingEnabled(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    buildButtons();
    resize(680, 520);
}

void GlossaryDialog::buildButtons() {
    const auto makeButton = [this](const char* name) {
        auto* button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        return button;
    };
    m_add = makeButton("addTerm");
    m_remove = makeButton("removeTerm");
    m_undo = makeButton("undoTerm");
    m_redo = makeButton("redoTerm");
    m_import = makeButton("importGlossary");
    m_export = makeButton("exportGlossary");
    m_close = makeButton("closeGlossary");
    auto* orders = new QHBoxLayout;
    for (QPushButton* button : {m_add, m_remove, m_undo, m_redo})
        orders->addWidget(button);
    orders->addStretch();
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_import, m_export})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(orders);
    column->addWidget(m_result);
    column->addLayout(buttons);
}

void GlossaryDialog::connectOrders() {
    connect(m_add, &QPushButton::clicked, this, &GlossaryDialog::addTerm);
    connect(m_remove, &QPushButton::clicked, this, &GlossaryDialog::removeSelected);
    connect(m_undo, &QPushButton::clicked, &m_model.undoStack(), &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &m_model.undoStack(), &QUndoStack::redo);
    connect(m_import, &QPushButton::clicked, this, &GlossaryDialog::chooseImport);
    connect(m_export, &QPushButton::clicked, this, &GlossaryDialog::chooseExport);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_found->setFilterFixedString(text);
        showState();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &GlossaryDialog::showState);
    connect(&m_model, &GlossaryModel::changed, this, [this] { say({}); });
    connect(&m_model.undoStack(), &QUndoStack::indexChanged, this, &GlossaryDialog::showState);
    const auto key = [this](QWidget* place, const QKeySequence& keys, const QPushButton* button) {
        auto* shortcut = new QShortcut(keys, place);
        shortcut->setContext(place == this ? Qt::WindowShortcut : Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    };
    key(this, QKeySequence::New, m_add);
    key(m_table, QKeySequence::Delete, m_remove);
    key(m_table, QKeySequence::Undo, m_undo);
    key(m_table, QKeySequence::Redo, m_redo);
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
}

/// Ready to type the English.
void GlossaryDialog::addTerm() {
    m_search->clear();
    const int row = m_model.addRow();
    const QModelIndex cell = m_found->mapFromSource(m_model.index(row, GlossaryModel::English));
    m_table->scrollTo(cell);
    m_table->setCurrentIndex(cell);
    m_table->edit(cell);
}

void GlossaryDialog::removeSelected() {
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_found->mapToSource(index).row());
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
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_undo->setEnabled(m_model.undoStack().canUndo());
    m_redo->setEnabled(m_model.undoStack().canRedo());
    m_export->setEnabled(complete > 0);
    QStringList lines;
    if (m_model.problem())
        lines << errorSentence(*m_model.problem());
    else if (!m_said.isEmpty())
        lines << m_said;
    else if (!m_search->text().isEmpty())
        lines << tr("%1 of %2 shown.").arg(m_found->rowCount()).arg(m_model.rowCount());
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
    m_intro->setText(tr("Words that every translation takes from here, in both directions. Changes count from the "
                        "next translation on."));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the glossary"));
    m_table->setAccessibleName(tr("Terms of the glossary"));
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
