#pragma once

#include "core/chat/Evidence.h"

#include <QTextBrowser>
#include <QWidget>

#include <set>
#include <vector>

class QToolButton;

namespace lunette {

/// A text with links that is as high as its words, without scroll bars. Reports the link under the pointer or the
/// keyboard. GUI thread.
class LinkedText : public QTextBrowser {
    Q_OBJECT

public:
    explicit LinkedText(QWidget* parent = nullptr);

Q_SIGNALS:
    /// Empty when no link is meant any more.
    void linkPointed(const QUrl& link);

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent* event) override;
};

/// The thinking of an answer, folded at first. A phrase with places is a link: pointing at it lights its marks, a click
/// keeps them shown or lets them go. GUI thread.
class ReasoningView : public QWidget {
    Q_OBJECT

public:
    explicit ReasoningView(QWidget* parent = nullptr);

    void setParts(const std::vector<EvidencePart>& parts);
    /// Marks that are meant in the picture: their phrases are painted stronger.
    void setLit(const std::set<int>& numbers);
    bool isOpen() const;
    const std::set<int>& kept() const { return m_kept; }
    QWidgetList focusChain() const;

Q_SIGNALS:
    /// Empty: none any more.
    void pointed(const std::set<int>& numbers);
    void keptChanged(const std::set<int>& numbers);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void fold();
    void refresh();
    std::set<int> numbersOf(const QUrl& link) const;
    QString phraseHtml(const EvidencePart& part, size_t index) const;

    std::vector<EvidencePart> m_parts;
    std::set<int> m_lit;
    std::set<int> m_kept;
    QToolButton* m_toggle;
    LinkedText* m_text;
};

} // namespace lunette
