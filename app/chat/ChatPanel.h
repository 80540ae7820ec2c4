#pragma once

#include <QTimer>
#include <QWidget>

#include <set>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace lunette {

class Banner;
class ChatSession;
class ExchangeView;
class QuestionBar;

/// The conversation about the picture: the frame, the presets, the exchanges, the question line. GUI thread.
class ChatPanel : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive the panel.
    explicit ChatPanel(ChatSession& session, QWidget* parent = nullptr);

    /// Where the state of the engine is told.
    Banner& banner() { return *m_banner; }
    QuestionBar& questionBar() { return *m_questions; }
    /// Whether a model is there to answer.
    void setModelReady(bool ready);

Q_SIGNALS:
    /// An earlier exchange's frame should be shown on the canvas.
    void cropRequested(const QRect& region);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildHead();
    void connectSession();
    void retranslateUi();
    void showCrop();
    void showPresets();
    void updateReady();
    void clearExchanges();
    void addExchange(int index);
    /// At once, or with the next frame while words are streaming.
    void updateExchange(int index);
    void showExchange(int index);

    ChatSession& m_session;
    Banner* m_banner = nullptr;
    QLabel* m_thumbnail = nullptr;
    QLabel* m_geometry = nullptr;
    QHBoxLayout* m_presets = nullptr;
    std::vector<QPushButton*> m_presetButtons;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_list = nullptr;
    QLabel* m_empty = nullptr;
    std::vector<ExchangeView*> m_views;
    QuestionBar* m_questions = nullptr;
    QTimer m_frame;            ///< gathers the words of one frame
    std::set<int> m_streaming; ///< exchanges with words that are not shown yet
    bool m_modelReady = false;
    bool m_atEnd = true; ///< the view follows the answer while its end is visible
};

} // namespace lunette
