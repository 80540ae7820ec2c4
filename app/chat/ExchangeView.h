#pragma once

#include "core/chat/Conversation.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace lunette {

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
    /// What Tab reaches, in order.
    QWidgetList focusChain() const;

Q_SIGNALS:
    void regenerateRequested();
    /// The thumbnail was pressed: show this crop on the canvas.
    void cropRequested(const QRect& region);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslateUi();
    void refresh();
    QString statusText() const;
    QString timingText() const;
    QString otherQuestion() const;
    QLabel* makeText(const QString& name, bool muted);

    Exchange m_exchange;
    BilingualText m_noticeText;
    QPushButton* m_thumbnail = nullptr;
    QLabel* m_question = nullptr;
    QLabel* m_otherQuestion = nullptr;
    QLabel* m_english = nullptr;
    QLabel* m_chinese = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_timing = nullptr;
    QLabel* m_notice = nullptr;
    QPushButton* m_copyEnglish = nullptr;
    QPushButton* m_copyChinese = nullptr;
    QPushButton* m_regenerate = nullptr;
};

} // namespace lunette
