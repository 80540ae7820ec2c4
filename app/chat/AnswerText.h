#pragma once

#include "core/chat/ExchangeAnswer.h"
#include "core/text/SentenceAlignment.h"

#include <QTextEdit>

#include <vector>

class QHelpEvent;

namespace lunette {

/// An answer in one language, as high as its words: for reading, with a lit sentence and dotted words, or for editing.
/// Offsets in UTF-16 units of text(). GUI thread.
class AnswerText : public QTextEdit {
    Q_OBJECT

public:
    explicit AnswerText(QWidget* parent = nullptr);

    /// Text that only grows keeps the selection. Does nothing while it is being edited.
    void setText(const QString& text);
    /// With \n as line ends.
    QString text() const;
    /// The sentence that is meant; an empty range for none.
    void setLit(const TextRange& range);
    const TextRange& lit() const { return m_lit; }
    /// Words that the reader is not sure of.
    void setDoubtful(const QStringList& words);
    const std::vector<WordPlace>& doubtfulPlaces() const { return m_doubtful; }
    void setEditing(bool on);
    bool isEditing() const { return !isReadOnly(); }
    /// The background of a lit sentence on a card.
    static QColor litColor(bool dark);

Q_SIGNALS:
    /// The pointer or the text cursor is here; -1: no longer in the text.
    void pointed(qsizetype position);
    void editRequested();
    void saveRequested();
    void cancelRequested();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void extend(const QString& more);
    qsizetype positionAt(QPoint place) const;
    bool isEditKey(const QKeyEvent& key) const;
    void showTip(const QHelpEvent& help);
    void findDoubtful();
    void paintMarks();

    TextRange m_lit;
    QStringList m_words;
    std::vector<WordPlace> m_doubtful;
};

} // namespace lunette
