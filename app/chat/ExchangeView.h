#pragma once

#include "core/chat/Conversation.h"

#include <QFrame>

#include <set>

class QLabel;
class QPushButton;

namespace lunette {

class AnswerView;
class GivenView;
class MarkChips;
class QuestionView;
class ReasoningView;

/// One question with its answer in both languages. GUI thread.
class ExchangeView : public QFrame {
    Q_OBJECT

public:
    explicit ExchangeView(QWidget* parent = nullptr);

    void setExchange(const Exchange& exchange);
    void setThumbnail(const QPixmap& thumbnail);
    /// Shown under the answer; empty for none.
    void setNotice(const BilingualText& notice);
    const Exchange& exchange() const { return m_exchange; }
    /// Its marks are the ones in the picture.
    void setSelected(bool selected);
    /// Marks that are meant in the picture.
    void setLitMarks(const std::set<int>& numbers);
    /// Evidence that the user keeps shown.
    const std::set<int>& keptMarks() const;
    /// What Tab reaches, in order.
    QWidgetList focusChain() const;

Q_SIGNALS:
    void regenerateRequested();
    /// The user's translation of the answer; the translator's own to take an edit back.
    void translationEdited(const QString& text);
    /// Ask again with exactly this English.
    void englishCorrected(const QString& english);
    /// The thumbnail was pressed: show this crop on the canvas.
    void cropRequested(const QRect& region);
    /// The pointer was pressed or the keyboard came in here.
    void activated();
    /// Numbers or phrases point at these marks; empty: no longer.
    void marksPointed(const std::set<int>& numbers);
    void marksKept(const std::set<int>& numbers);
    void markChosen(int number);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void build();
    QLayout* buildButtons();
    void connectParts();
    void connectMarks();
    void retranslateUi();
    void refresh();
    void refreshMarks(bool over);
    QString statusText() const;
    QString timingText() const;
    QLabel* makeText(const QString& name);

    Exchange m_exchange;
    BilingualText m_noticeText;
    QPushButton* m_thumbnail = nullptr;
    QuestionView* m_question = nullptr;
    AnswerView* m_answer = nullptr;
    ReasoningView* m_reasoning = nullptr;
    MarkChips* m_chips = nullptr;
    GivenView* m_given = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_timing = nullptr;
    QLabel* m_notice = nullptr;
    QPushButton* m_copyEnglish = nullptr;
    QPushButton* m_copyChinese = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_regenerate = nullptr;
};

} // namespace lunette
