#pragma once

#include <QTimer>
#include <QWidget>

#include <set>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace lunette {

class Banner;
class ChatSession;
class ExchangeView;
class FlowLayout;
class QuestionBar;
class SkillBar;

/// The conversation about the picture: the frame, the presets, the exchanges, the question line. GUI thread.
class ChatPanel : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive the panel.
    explicit ChatPanel(ChatSession& session, QWidget* parent = nullptr);

    /// Where the state of the engine is told.
    Banner& banner() { return *m_banner; }
    QuestionBar& questionBar() { return *m_questions; }
    SkillBar& skillBar() { return *m_skills; }
    /// The exchange whose marks are in the picture; -1: none.
    int selected() const { return m_selected; }
    void select(int index);
    /// Marks that are meant in the picture.
    void setLitMarks(const std::set<int>& numbers);
    /// Evidence of the selected exchange that the user keeps shown.
    std::set<int> keptMarks() const;
    /// Whether a model is there to answer.
    void setModelReady(bool ready);

Q_SIGNALS:
    /// An earlier exchange's frame should be shown on the canvas.
    void cropRequested(const QRect& region);
    /// Another exchange is selected, or the selected one changed; -1: none.
    void exchangeSelected(int index);
    /// The chat points at marks of the selected exchange; empty: no longer.
    void marksPointed(const std::set<int>& numbers);
    void marksKept(const std::set<int>& numbers);
    void markChosen(int number);

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
    void connectView(ExchangeView* view, int index);
    /// At once, or with the next frame while words are streaming.
    void updateExchange(int index);
    void showExchange(int index);
    bool isNoticeNew(int index) const;

    ChatSession& m_session;
    Banner* m_banner = nullptr;
    QLabel* m_thumbnail = nullptr;
    QLabel* m_geometry = nullptr;
    FlowLayout* m_presets = nullptr;
    std::vector<QPushButton*> m_presetButtons;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_list = nullptr;
    QLabel* m_empty = nullptr;
    std::vector<ExchangeView*> m_views;
    SkillBar* m_skills = nullptr;
    QuestionBar* m_questions = nullptr;
    int m_selected = -1;
    QTimer m_frame;            ///< gathers the words of one frame
    std::set<int> m_streaming; ///< exchanges with words that are not shown yet
    bool m_modelReady = false;
    bool m_atEnd = true; ///< the view follows the answer while its end is visible
};

} // namespace lunette
