#pragma once

#include "core/chat/Conversation.h"
#include "core/text/SentenceAlignment.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace lunette {

class AnswerText;

/// The answer in both languages. A sentence under the pointer or the text cursor lights up with its partner; the
/// Chinese one can be edited in place. GUI thread.
class AnswerView : public QWidget {
    Q_OBJECT

public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// Another exchange gives a begun edit up; the same one leaves it alone.
    void setExchange(const Exchange& exchange);
    /// Whether there is a finished translation that can be edited.
    bool canEdit() const;
    bool isEditing() const;
    void edit();
    /// What Tab reaches, in order.
    QWidgetList focusChain() const;

Q_SIGNALS:
    void editingChanged(bool on);
    /// The translation as the user wants it; the translator's own to take an edit back.
    void translationEdited(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildEditBar();
    QWidget* buildOriginBar();
    void connectTexts();
    void retranslateUi();
    void refresh();
    QString originText() const;
    void light(const AnswerText& text, qsizetype position);
    void save();
    void stopEditing();

    Exchange m_exchange;
    std::optional<std::vector<SentencePair>> m_pairs; ///< of the texts shown; none until they are needed
    AnswerText* m_english = nullptr;
    AnswerText* m_chinese = nullptr;
    QWidget* m_editBar = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_cancel = nullptr;
    QLabel* m_editHint = nullptr;
    QWidget* m_originBar = nullptr;
    QLabel* m_origin = nullptr;
    QPushButton* m_machine = nullptr;
    QLabel* m_doubt = nullptr;
};

} // namespace lunette
