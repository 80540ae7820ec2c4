#pragma once

#include "core/base/Error.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace lunette {

class GlossaryModel;

/// Edits the user's glossary. Thread: GUI.
class GlossaryDialog : public QDialog {
    Q_OBJECT

public:
    /// `model` must outlive the dialog.
    explicit GlossaryDialog(GlossaryModel& model, QWidget* parent = nullptr);

    /// Takes the terms of a CSV file over, in one step that can be undone.
    void importFile(const QString& file);
    void exportFile(const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildButtons();
    void connectOrders();
    void retranslateUi();
    void addTerm();
    void removeSelected();
    void chooseImport();
    void chooseExport();
    void showState();
    void say(const QString& text) { m_said = text; }

    GlossaryModel& m_model;
    QSortFilterProxyModel* m_found;
    QLabel* m_intro = nullptr;
    QLineEdit* m_search = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_result = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_redo = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_close = nullptr;
    QString m_said; ///< what the last order came to
};

} // namespace lunette
