#pragma once

#include "core/chat/AskKind.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QLabel;
class QPushButton;

namespace lunette {

class ChatSession;

/// What the question line is for: a question, finding, pointing, counting, gaze; for questions also a place to ask
/// about and thinking first. What the model cannot do is disabled and says why. GUI thread.
class SkillBar : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive the bar.
    explicit SkillBar(ChatSession& session, QWidget* parent = nullptr);

    /// Whether there is something to ask about.
    void setReady(bool ready);
    /// Whether a place is being marked on the picture.
    void setPlacing(bool on);
    /// What the empty question line says now.
    QString prompt() const;

Q_SIGNALS:
    /// A place should be marked on the picture, or no longer.
    void placingRequested(bool on);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QPushButton* makeChip(const QString& name);
    void retranslateUi();
    void refresh();
    QString placesText() const;
    QString followUpText() const;

    ChatSession& m_session;
    std::map<AskKind, QPushButton*> m_kinds;
    QPushButton* m_askHere = nullptr;
    QPushButton* m_removePlaces = nullptr;
    QCheckBox* m_reasoning = nullptr;
    QCheckBox* m_followUp = nullptr;
    QLabel* m_hint = nullptr;
    bool m_ready = false;
};

} // namespace lunette
