#include "app/status/SightMeter.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr int kSmallTextLost = 75; ///< per cent; 10-pixel letters fall below 8 pixels

} // namespace

SightMeter::SightMeter(QWidget* parent)
    : QLabel(parent) {
    setObjectName(QStringLiteral("sightMeter"));
}

void SightMeter::setTiling(const TilingRule& rule) {
    m_rule = rule;
    refresh();
}

void SightMeter::setRegion(QSize region) {
    m_region = region;
    refresh();
}

void SightMeter::refresh() {
    setVisible(!m_region.isEmpty());
    if (m_region.isEmpty()) {
        clear();
        return;
    }
    const double scale = tilingScale(m_region.width(), m_region.height(), m_rule);
    const int percent = std::clamp(int(std::lround(scale * 100)), 1, 100);
    QString text = percent < kSmallTextLost ? tr("Seen at %1 %: small text may be lost").arg(percent)
                                            : tr("Seen at %1 %").arg(percent);
    if (m_rule.maxTiles > 0) {
        const TileGrid grid = selectTiling(m_region.width(), m_region.height(), m_rule);
        //: %1 is the sentence about the scale; rows and columns of tiles follow.
        if (grid.rows * grid.columns > 1)
            text = tr("%1 \u2013 %2 \u00d7 %3 tiles").arg(text).arg(grid.rows).arg(grid.columns);
    }
    setText(text);
    setToolTip(tr("How the model will see the frame. Drag a smaller frame to see small text better."));
    setAccessibleName(text);
}

void SightMeter::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QLabel::changeEvent(event);
}

} // namespace lunette
