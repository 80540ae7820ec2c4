#pragma once

#include <QLayout>

#include <vector>

namespace lunette {

/// Puts its items beside each other and begins a new line where the width ends. GUI thread.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    /// Between rows; as wide as spacing() at first.
    void setRowSpacing(int spacing);
    void addItem(QLayoutItem* item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// The height that is needed; `apply` moves the items.
    int place(const QRect& rect, bool apply) const;

    int rowSpacing() const { return m_rowSpacing < 0 ? spacing() : m_rowSpacing; }

    std::vector<QLayoutItem*> m_items;
    int m_rowSpacing = -1;
};

} // namespace lunette
