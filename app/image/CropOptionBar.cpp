#include "app/image/CropOptionBar.h"

#include "app/image/ImageCanvas.h"
#include "app/support/Icons.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace lunette {

namespace {

QSpinBox* makeField(const QString& name, QWidget* parent) {
    auto* field = new QSpinBox(parent);
    field->setObjectName(name);
    field->setRange(0, 65'535);
    field->setKeyboardTracking(false);
    field->setAccelerated(true);
    return field;
}

QToolButton* makeButton(const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void describe(QToolButton* button, const QString& name, const QString& tip) {
    button->setText(name);
    button->setToolTip(tip);
    button->setAccessibleName(name);
    button->setAccessibleDescription(tip);
}

void setValue(QSpinBox* field, int lowest, int highest, int value) {
    const QSignalBlocker quiet(field);
    field->setRange(lowest, highest);
    field->setValue(value);
}

} // namespace

CropOptionBar::CropOptionBar(ImageCanvas& canvas, QWidget* parent)
    : QWidget(parent)
    , m_canvas(canvas) {
    setObjectName(QStringLiteral("cropOptionBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 2, 6, 2);
    buildFields();
    buildButtons();
    row->addStretch();
    connectCanvas();
    retranslateUi();
    refreshIcons();
    showRegion();
}

void CropOptionBar::buildFields() {
    m_positionLabel = new QLabel(this);
    m_x = makeField(QStringLiteral("cropX"), this);
    m_y = makeField(QStringLiteral("cropY"), this);
    m_sizeLabel = new QLabel(this);
    m_width = makeField(QStringLiteral("cropWidth"), this);
    m_height = makeField(QStringLiteral("cropHeight"), this);
    m_ratio = new QComboBox(this);
    m_ratio->setObjectName(QStringLiteral("cropRatio"));
    m_ratio->addItem(QString(), QSize());
    for (const QSize ratio : {QSize(1, 1), QSize(4, 3), QSize(16, 9)})
        m_ratio->addItem(QStringLiteral("%1:%2").arg(ratio.width()).arg(ratio.height()), ratio);
    m_positionLabel->setBuddy(m_x);
    m_sizeLabel->setBuddy(m_width);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_positionLabel, m_x, m_y, m_sizeLabel, m_width, m_height, m_ratio})
        layout()->addWidget(widget);
    for (QSpinBox* field : {m_x, m_y, m_width, m_height})
        connect(field, &QSpinBox::valueChanged, this, &CropOptionBar::applyFields);
    connect(m_ratio, &QComboBox::currentIndexChanged, this, &CropOptionBar::applyRatio);
}

void CropOptionBar::buildButtons() {
    m_whole = makeButton(QStringLiteral("cropWhole"), this);
    m_last = makeButton(QStringLiteral("cropLast"), this);
    m_grow = makeButton(QStringLiteral("cropGrow"), this);
    for (QToolButton* button : {m_whole, m_last, m_grow})
        layout()->addWidget(button);
    connect(m_whole, &QToolButton::clicked, &m_canvas, &ImageCanvas::selectWholePicture);
    connect(m_last, &QToolButton::clicked, &m_canvas, &ImageCanvas::recallLastRegion);
    connect(m_grow, &QToolButton::clicked, this, &CropOptionBar::growToFitRequested);
}

void CropOptionBar::connectCanvas() {
    connect(&m_canvas, &ImageCanvas::imageChanged, this, &CropOptionBar::showRegion);
    connect(&m_canvas, &ImageCanvas::regionChanged, this, &CropOptionBar::showRegion);
    connect(&m_canvas, &ImageCanvas::regionSettled, this, &CropOptionBar::showRegion);
}

void CropOptionBar::showRegion() {
    const QRect region = m_canvas.region();
    const QSize image = m_canvas.hasImage() ? m_canvas.image().size() : QSize(0, 0);
    const bool whole = region == QRect(QPoint(), image);
    setEnabled(m_canvas.hasImage());
    m_whole->setEnabled(!whole);
    m_last->setEnabled(!m_canvas.lastRegion().isEmpty());
    m_grow->setEnabled(!whole);
    if (!m_canvas.hasImage() || region.isEmpty())
        return;
    setValue(m_x, 0, image.width() - 1, region.x());
    setValue(m_y, 0, image.height() - 1, region.y());
    setValue(m_width, 1, image.width(), region.width());
    setValue(m_height, 1, image.height(), region.height());
}

void CropOptionBar::applyFields() {
    const QSize image = m_canvas.image().size();
    const QSize ratio = m_canvas.ratio();
    int width = m_width->value();
    int height = m_height->value();
    if (!ratio.isEmpty() && sender() == m_width)
        height = std::clamp(width * ratio.height() / ratio.width(), 1, image.height());
    if (!ratio.isEmpty() && sender() == m_height)
        width = std::clamp(height * ratio.width() / ratio.height(), 1, image.width());
    // A size that does not fit at this position moves the frame; a position that does not fit shortens it.
    int x = m_x->value();
    int y = m_y->value();
    if (sender() == m_width || sender() == m_height) {
        x = std::min(x, image.width() - width);
        y = std::min(y, image.height() - height);
    }
    m_canvas.setRegion(QRect(x, y, width, height));
    showRegion();
}

void CropOptionBar::applyRatio() {
    m_canvas.setRatio(m_ratio->currentData().toSize());
}

void CropOptionBar::retranslateUi() {
    setAccessibleName(tr("Crop options"));
    m_positionLabel->setText(tr("Position"));
    m_sizeLabel->setText(tr("Size"));
    m_x->setAccessibleName(tr("Left edge of the crop in pixels"));
    m_y->setAccessibleName(tr("Top edge of the crop in pixels"));
    m_width->setAccessibleName(tr("Width of the crop in pixels"));
    m_height->setAccessibleName(tr("Height of the crop in pixels"));
    for (QSpinBox* field : {m_x, m_y, m_width, m_height})
        field->setToolTip(field->accessibleName());
    m_ratio->setItemText(0, tr("Free ratio"));
    m_ratio->setAccessibleName(tr("Ratio of width to height"));
    m_ratio->setToolTip(m_ratio->accessibleName());
    describe(m_whole, tr("Whole picture"), tr("Select the whole picture (Enter in the picture)"));
    describe(m_last, tr("Last crop"), tr("Use the crop before this one again, also on a new picture"));
    describe(m_grow, tr("Grow to fit the model"), tr("Grow the frame to the shape that the model sees best"));
}

void CropOptionBar::refreshIcons() {
    m_whole->setIcon(icon(QStringLiteral("crop-whole"), palette()));
    m_last->setIcon(icon(QStringLiteral("crop-last"), palette()));
    m_grow->setIcon(icon(QStringLiteral("crop-grow"), palette()));
}

void CropOptionBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refreshIcons();
    QWidget::changeEvent(event);
}

} // namespace lunette
