#pragma once

#include "core/chat/Conversation.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace lunette {

/// What the model was given beside the picture when earlier turns went along: one line, which opens to the exact text.
/// Hidden for questions without earlier turns. GUI thread.
class GivenView : public QWidget {
    Q_OBJECT

public:
    explicit GivenView(QWidget* parent = nullptr);

    void setExchange(const Exchange& exchange);
    QWidget* focusTarget() const;

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    QString summary() const;

    GivenHistory m_given;
    QToolButton* m_toggle;
    QLabel* m_summary; ///< a click on it opens and closes, too
    QLabel* m_text;
};

} // namespace lunette
