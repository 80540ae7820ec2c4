#pragma once

#include "app/glossary/TableParts.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace lunette {

class MemoryModel;
class Settings;

/// Shows the user's own translations: search, change, remove. GUI thread.
class MemoryPage : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the page.
    MemoryPage(MemoryModel& model, Settings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectOrders();
    void retranslateUi();
    void removeSelected();
    void askToClear();
    void showState();
    QString stateText() const;

    MemoryModel& m_model;
    Settings& m_settings;
    SearchedTable m_parts;
    QLabel* m_intro = nullptr;
    QCheckBox* m_use = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_clear = nullptr;
    QLabel* m_result = nullptr;
};

} // namespace lunette
