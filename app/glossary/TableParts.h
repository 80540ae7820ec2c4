#pragma once

#include <QString>

class QAbstractItemModel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;
class QWidget;

/// Parts that the pages of the glossary dialog have in common. GUI thread; all belong to `parent`.
namespace lunette {

/// Not the button of the Return key.
QPushButton* makeOrder(const char* name, QWidget* parent);

/// A searched table over a model.
struct SearchedTable {
    QSortFilterProxyModel* found = nullptr;
    QLineEdit* search = nullptr;
    QTableView* table = nullptr;
};
/// Named PREFIXSearch and PREFIXTable; rows are selected as a whole, and sorted when a header is clicked. The key of
/// searching goes to the field while `parent` is on the screen.
SearchedTable makeSearchedTable(const QString& prefix, QAbstractItemModel* model, QWidget* parent);

} // namespace lunette
