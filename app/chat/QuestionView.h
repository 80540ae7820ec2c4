#pragma once

#include "core/chat/Conversation.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace lunette {

/// A question as it was typed and in the other language. The English of a question typed in Chinese can be corrected
/// and asked again. GUI thread.
class QuestionView : public QWidget {
    Q_OBJECT

public:
    explicit QuestionView(QWidget* parent = nullptr);

    /// Another exchange gives a begun correction up.
    void setExchange(const Exchange& exchange);
    /// What Tab reaches, in order.
    QWidgetList focusChain() const;

Q_SIGNALS:
    /// Ask again with exactly this English.
    void corrected(const QString& english);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslateUi();
    void refresh();
    QString otherQuestion() const;
    void startCorrecting();
    void stopCorrecting();
    void askCorrected();

    Exchange m_exchange;
    bool m_isCorrecting = false;
    QLabel* m_question;
    QLabel* m_other;
    QPushButton* m_correct;
    QLineEdit* m_input;
    QLabel* m_hint;
};

} // namespace lunette
