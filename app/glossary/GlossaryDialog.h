#pragma once

#include "app/glossary/TableParts.h"

#include <QDialog>

class QLabel;
class QTabWidget;

namespace lunette {

class GlossaryModel;
class MemoryModel;
class MemoryPage;
class Settings;

/// Edits the user's glossary, and on a second page the user's own translations. Thread: GUI.
class GlossaryDialog : public QDialog {
    Q_OBJECT

public:
    struct Services {
        GlossaryModel& glossary;
        MemoryModel& memory;
        Settings& settings;
    };
    /// The services must outlive the dialog.
    explicit GlossaryDialog(const Services& services, QWidget* parent = nullptr);

    /// Takes the terms of a CSV file over, in one step that can be undone.
    void importFile(const QString& file);
    void exportFile(const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build(const Services& services);
    void buildPage();
    void connectOrders();
    void retranslateUi();
    void addTerm();
    void removeSelected();
    void chooseImport();
    void chooseExport();
    void showState();
    void say(const QString& text) { m_said = text; }

    GlossaryModel& m_model;
    QTabWidget* m_tabs;
    QWidget* m_page; ///< of the glossary
    SearchedTable m_parts;
    QLabel* m_intro = nullptr;
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
