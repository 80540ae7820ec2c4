#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace lunette {

/// A calm line that says what is the matter and offers the next step. GUI thread.
class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Tone { Info, Warning, Error };

    explicit Banner(QWidget* parent = nullptr);

    /// Shows `text`; `action` is the label of the button, empty for none.
    void showText(Tone tone, const QString& text, const QString& action = {});
    /// Shows `text` with a bar that runs until the next text.
    void showProgress(const QString& text);
    void setClosable(bool closable);
    QString text() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();

    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace lunette
