#pragma once

#include "app/image/MarkPainter.h"
#include "app/image/ViewTransform.h"

#include <QObject>

#include <set>

class QPainter;

namespace lunette {

/// Part of a mark under the pointer; number 0: none.
struct MarkHit {
    enum class Part { Body, Number, Button };
    int number = 0;
    Part part = Part::Body;
};

/// The marks over the picture: which are shown, which one is meant. Knows no widget: positions come in widget
/// coordinates together with the view. GUI thread.
class MarkLayer : public QObject {
    Q_OBJECT

public:
    explicit MarkLayer(QObject* parent = nullptr);

    /// Evidence is shown while it is lit or kept; asked places are always shown. Nothing is current afterwards.
    void setMarks(std::vector<Mark> marks);
    const std::vector<Mark>& marks() const { return m_marks; }
    /// Null for an unknown number.
    const Mark* find(int number) const;
    /// What is drawn now, asked places first.
    std::vector<Mark> shown() const;

    /// The mark that keys and the button act on; 0: none.
    int current() const { return m_current; }
    void setCurrent(int number);
    /// The next mark with a number; false at the end.
    bool step(bool forward);
    /// The mark under the pointer; 0: none.
    int hovered() const { return m_hovered; }
    void setHovered(int number);
    /// Marks that the chat points at now, and those that it keeps shown.
    void setLit(std::set<int> numbers);
    void setKept(std::set<int> numbers);

    /// `lineHeight` of the font of the numbers.
    MarkHit hit(QPointF widget, const ViewTransform& view, const QRectF& viewport, double lineHeight) const;
    void paint(QPainter& painter, const ViewTransform& view, const QRectF& viewport) const;

Q_SIGNALS:
    /// Something is drawn differently.
    void changed();
    void currentChanged(int number);
    void hoveredChanged(int number);

private:
    bool isShown(const Mark& mark) const;
    MarkTone toneOf(const Mark& mark) const;
    /// In the order of painting: what is meant lies above.
    std::vector<const Mark*> stacked() const;

    std::vector<Mark> m_marks;
    std::set<int> m_lit;
    std::set<int> m_kept;
    int m_current = 0;
    int m_hovered = 0;
};

} // namespace lunette
