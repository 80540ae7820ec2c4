#pragma once

#include "core/image/Tiling.h"

#include <QLabel>
#include <QSize>

namespace lunette {

/// Says at which scale and in how many tiles the model will see the frame. GUI thread.
class SightMeter : public QLabel {
    Q_OBJECT

public:
    explicit SightMeter(QWidget* parent = nullptr);

    void setTiling(const TilingRule& rule);
    /// The size of the frame in image pixels; an empty one while there is no picture.
    void setRegion(QSize region);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    TilingRule m_rule;
    QSize m_region;
};

} // namespace lunette
