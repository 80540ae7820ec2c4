#pragma once

#include "core/chat/Mark.h"

#include <QAbstractButton>
#include <QWidget>

#include <set>
#include <vector>

namespace lunette {

/// The round number of one mark. GUI thread.
class MarkChip : public QAbstractButton {
    Q_OBJECT

public:
    MarkChip(const Mark& mark, QWidget* parent);

    int number() const { return m_number; }
    /// The mark is meant in the picture.
    void setLit(bool lit);
    bool isLit() const { return m_lit; }
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The pointer or the keyboard is on it, or no longer.
    void pointed(bool on);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int m_number;
    bool m_lit = false;
};

/// The numbers of an answer's marks in rows. GUI thread.
class MarkChips : public QWidget {
    Q_OBJECT

public:
    explicit MarkChips(QWidget* parent = nullptr);

    void setMarks(const std::vector<Mark>& marks);
    void setLit(const std::set<int>& numbers);
    const std::vector<MarkChip*>& chips() const { return m_chips; }

Q_SIGNALS:
    /// 0: none any more.
    void pointed(int number);
    void chosen(int number);

protected:
    void changeEvent(QEvent* event) override;

private:
    void describe();

    std::vector<Mark> m_marks;
    std::vector<MarkChip*> m_chips;
};

} // namespace lunette
