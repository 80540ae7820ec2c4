#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace lunette {

/// What the empty canvas shows: the way in, and sample pictures when the program carries some. Lets drops through to
/// the canvas below. GUI thread.
class WelcomeView : public QWidget {
    Q_OBJECT

public:
    explicit WelcomeView(QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void pasteRequested();
    void sampleRequested(const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addSamples();
    void retranslateUi();

    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_samplesTitle;
    QPushButton* m_open;
    QPushButton* m_paste;
    QHBoxLayout* m_samples;
    QList<QPushButton*> m_sampleButtons;
};

} // namespace lunette
