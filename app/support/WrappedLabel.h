#pragma once

#include <QLabel>

namespace lunette {

/// A label of plain text that wraps and never gets less height than its lines need at its width, also where a page of
/// tabs or a small window would cut it. GUI thread.
class WrappedLabel : public QLabel {
    Q_OBJECT

public:
    explicit WrappedLabel(const QString& name, QWidget* parent = nullptr);

    /// Room that it keeps while its text is shorter.
    void setLeastLines(int lines);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int m_leastLines = 0;
};

} // namespace lunette
