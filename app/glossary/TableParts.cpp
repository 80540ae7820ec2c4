#include "app/glossary/TableParts.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace lunette {

QPushButton* makeOrder(const char* name, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

SearchedTable makeSearchedTable(const QString& prefix, QAbstractItemModel* model, QWidget* parent) {
    SearchedTable made{new QSortFilterProxyModel(parent), new QLineEdit(parent), new QTableView(parent)};
    made.found->setSourceModel(model);
    made.found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    made.found->setSortCaseSensitivity(Qt::CaseInsensitive);
    made.found->setFilterKeyColumn(-1);
    made.found->setDynamicSortFilter(false);
    made.search->setObjectName(prefix + QStringLiteral("Search"));
    made.search->setClearButtonEnabled(true);
    made.table->setObjectName(prefix + QStringLiteral("Table"));
    made.table->setModel(made.found);
    made.table->setSelectionBehavior(QAbstractItemView::SelectRows);
    made.table->setAlternatingRowColors(true);
    made.table->setSortingEnabled(true);
    made.table->setTabKeyNavigation(false);
    made.table->setWordWrap(false);
    made.table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    made.table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    made.table->horizontalHeader()->setHighlightSections(false);
    made.table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    made.table->verticalHeader()->hide();
    auto* find = new QShortcut(QKeySequence::Find, parent);
    QObject::connect(find, &QShortcut::activated, made.search, qOverload<>(&QWidget::setFocus));
    return made;
}

} // namespace lunette
