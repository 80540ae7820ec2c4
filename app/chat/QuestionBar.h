#pragma once

#include <QWidget>

class QFrame;
class QKeyEvent;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace lunette {

/// The line for a question in either language, with Send and Stop. Enter sends, Shift+Enter begins a new line. GUI
/// thread.
class QuestionBar : public QWidget {
    Q_OBJECT

public:
    explicit QuestionBar(QWidget* parent = nullptr);

    /// Whether there is something to ask about.
    void setReady(bool ready);
    /// What the empty line says.
    void setPrompt(const QString& prompt);
    /// Whether an answer is coming.
    void setBusy(bool busy);
    QString text() const;
    void focusInput();

Q_SIGNALS:
    /// The question as typed; never blank, never too long.
    void asked(const QString& text);
    void stopRequested();
    /// A picture was pasted while the line had the focus.
    void picturePasted();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslateUi();
    void refresh();
    void send();
    bool handleKey(const QKeyEvent& key);

    QFrame* m_frame;
    QPlainTextEdit* m_input;
    QLabel* m_message;
    QPushButton* m_send;
    QPushButton* m_stop;
    bool m_ready = false;
    bool m_busy = false;
};

} // namespace lunette
