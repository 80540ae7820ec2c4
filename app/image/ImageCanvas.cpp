#include "app/image/ImageCanvas.h"

#include "app/image/CropPainter.h"
#include "app/image/CropTool.h"
#include "app/image/MarkLayer.h"
#include "app/image/PlaceTool.h"
#include "app/image/ScaledPicture.h"
#include "app/support/ErrorText.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr double kMargin = 24; ///< free space around a fitted or scrolled picture
constexpr double kMaxZoom = 32;
constexpr double kZoomStep = 1.25;

/// One axis of the picture's place: centred when it is shorter than the widget, else without a gap wider than the
/// margin.
double placed(double origin, double picture, double widget) {
    if (picture <= widget)
        return (widget - picture) / 2;
    return std::clamp(origin, widget - picture - kMargin, kMargin);
}

} // namespace

ImageCanvas::ImageCanvas(QWidget* parent)
    : QWidget(parent)
    , m_picture(std::make_unique<ScaledPicture>())
    , m_crop(new CropTool(this))
    , m_marks(new MarkLayer(this))
    , m_place(new PlaceTool(this)) {
    setObjectName(QStringLiteral("imageCanvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setMinimumSize(160, 120);
    setAutoFillBackground(false);
    connect(m_picture.get(), &ScaledPicture::improved, this, qOverload<>(&QWidget::update));
    connectCrop();
    connectMarks();
    retranslateUi();
}

ImageCanvas::~ImageCanvas() = default;

void ImageCanvas::connectCrop() {
    connect(m_crop, &CropTool::changed, this, [this](const QRect& region) {
        m_place->setLimits(region);
        update();
        Q_EMIT regionChanged(region);
    });
    connect(m_crop, &CropTool::settled, this, [this](const QRect& region) {
        describeRegion();
        update();
        Q_EMIT regionSettled(region);
    });
}

void ImageCanvas::connectMarks() {
    const auto redraw = qOverload<>(&QWidget::update);
    connect(m_marks, &MarkLayer::changed, this, redraw);
    connect(m_marks, &MarkLayer::currentChanged, this, &ImageCanvas::describeRegion);
    connect(m_place, &PlaceTool::changed, this, redraw);
    connect(m_place, &PlaceTool::modeChanged, this, [this] {
        setCursor(m_place->isOn() ? Qt::CrossCursor : Qt::ArrowCursor);
        describeRegion();
    });
}

void ImageCanvas::setImage(const QImage& image) {
    m_image = image;
    m_image.setDevicePixelRatio(1);
    m_picture->setImage(m_image);
    m_marks->setMarks({});
    m_places.clear();
    m_place->setMode(PlaceMode::Off);
    m_panning = false;
    zoomToFit();
    Q_EMIT imageChanged();
    m_crop->reset(m_image.size());
}

void ImageCanvas::clear() {
    setImage({});
}

QRect ImageCanvas::region() const {
    return m_crop->region();
}

void ImageCanvas::setRegion(const QRect& region) {
    m_crop->setRegion(region);
    revealRegion();
}

QRect ImageCanvas::lastRegion() const {
    return m_crop->lastRegion();
}

void ImageCanvas::setRatio(QSize ratio) {
    m_crop->setRatio(ratio);
}

QSize ImageCanvas::ratio() const {
    return m_crop->ratio();
}

QUndoStack* ImageCanvas::undoStack() const {
    return &m_crop->undoStack();
}

void ImageCanvas::jumpTo(const QRect& region) {
    m_crop->jumpTo(region);
    revealRegion();
}

void ImageCanvas::selectWholePicture() {
    if (hasImage())
        jumpTo(m_image.rect());
}

void ImageCanvas::recallLastRegion() {
    const QRect last = lastRegion();
    if (hasImage() && !last.isEmpty())
        jumpTo(last);
}

void ImageCanvas::setHint(const QString& hint) {
    m_hint = hint;
    retranslateUi();
    update();
}

void ImageCanvas::setMarks(std::vector<Mark> marks) {
    m_marks->setMarks(std::move(marks));
    describeRegion();
}

const std::vector<Mark>& ImageCanvas::marks() const {
    return m_marks->marks();
}

void ImageCanvas::setPlaces(std::vector<Mark> places) {
    m_places = std::move(places);
    update();
}

void ImageCanvas::cropToMark(int number) {
    const Mark* mark = m_marks->find(number);
    if (mark && mark->isBox())
        jumpTo(mark->box.toAlignedRect());
}

double ImageCanvas::zoom() const {
    return m_view.scale * devicePixelRatioF();
}

double ImageCanvas::fitScale() const {
    if (!hasImage())
        return 1;
    const double wide = std::max(1.0, width() - 2 * kMargin) / m_image.width();
    const double high = std::max(1.0, height() - 2 * kMargin) / m_image.height();
    return std::min({wide, high, 1.0});
}

void ImageCanvas::setZoom(double zoom, QPointF anchor) {
    if (!hasImage())
        return;
    const double smallest = std::min(fitScale() * devicePixelRatioF(), 0.1);
    const double scale = std::clamp(zoom, smallest, kMaxZoom) / devicePixelRatioF();
    const QPointF held = m_view.toImage(anchor);
    m_fitted = false;
    setView(scale, anchor - held * scale);
}

void ImageCanvas::setView(double scale, QPointF origin) {
    const double ratio = devicePixelRatioF();
    const double before = m_view.scale;
    m_view.scale = scale;
    // On whole screen pixels, so that a picture at 1:1 is not blurred.
    m_view.origin = {std::round(placed(origin.x(), m_image.width() * scale, width()) * ratio) / ratio,
                     std::round(placed(origin.y(), m_image.height() * scale, height()) * ratio) / ratio};
    update();
    if (before != scale)
        Q_EMIT zoomChanged(zoom());
}

void ImageCanvas::panBy(QPointF delta) {
    setView(m_view.scale, m_view.origin + delta);
}

void ImageCanvas::zoomToFit() {
    m_fitted = true;
    setView(fitScale(), {});
}

void ImageCanvas::zoomActual() {
    setZoom(1, QPointF(rect().center()));
}

void ImageCanvas::zoomIn() {
    setZoom(zoom() * kZoomStep, QPointF(rect().center()));
}

void ImageCanvas::zoomOut() {
    setZoom(zoom() / kZoomStep, QPointF(rect().center()));
}

void ImageCanvas::revealRegion() {
    if (!hasImage() || m_fitted)
        return;
    const QRectF frame = m_view.toWidget(QRectF(region()));
    const auto shift = [](double from, double to, double widget) {
        if (to - from > widget - 2 * kMargin)
            return 0.0;
        return std::max(0.0, kMargin - from) - std::max(0.0, to - (widget - kMargin));
    };
    panBy({shift(frame.left(), frame.right(), width()), shift(frame.top(), frame.bottom(), height())});
}

void ImageCanvas::retranslateUi() {
    setAccessibleName(tr("Picture"));
    setWhatsThis(tr(
        "Drag a frame around what matters. Arrow keys move the frame, with Shift by 10 pixels, with Ctrl they "
        "change its size. Enter selects the whole picture. Tab goes through the marks of an answer; Enter then makes "
        "a box the frame."));
    describeRegion();
}

void ImageCanvas::describeRegion() {
    if (!hasImage()) {
        setAccessibleDescription(m_hint.isEmpty() ? tr("No picture") : m_hint);
        return;
    }
    const QRect frame = region();
    QStringList sentences;
    if (m_crop->isWhole())
        sentences << tr("Whole picture, %1 by %2 pixels").arg(frame.width()).arg(frame.height());
    else
        sentences << tr("Crop of %1 by %2 pixels at %3, %4")
                         .arg(frame.width())
                         .arg(frame.height())
                         .arg(frame.x())
                         .arg(frame.y());
    if (m_place->isOn())
        sentences << tr("Marking a place: arrow keys move the cross, Enter sets it, Escape ends.");
    sentences << markDescription();
    sentences.removeAll(QString());
    setAccessibleDescription(sentences.join(u'\n'));
}

QString ImageCanvas::markDescription() const {
    const std::vector<Mark> shown = m_marks->shown();
    const int count = int(std::count_if(shown.begin(), shown.end(), [](const Mark& mark) { return mark.number > 0; }));
    if (count == 0)
        return {};
    const QString number = tr("%n mark(s)", nullptr, count);
    const Mark* mark = m_marks->find(m_marks->current());
    if (!mark)
        return number;
    const BilingualText words = markText(*mark);
    //: The number of marks; then the number and the place of the one that is meant.
    return tr("%1; mark %2: %3")
        .arg(number)
        .arg(mark->number)
        .arg(isChineseInterface() ? words.chinese : words.english);
}

void ImageCanvas::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const QColor window = palette().color(QPalette::Window);
    painter.fillRect(rect(), window.darker(window.lightness() < 128 ? 135 : 108));
    if (hasImage())
        paintPicture(painter);
    else
        paintHint(painter);
    if (hasFocus() || m_dropHover) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), m_dropHover ? 6 : 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ImageCanvas::paintPicture(QPainter& painter) {
    m_picture->draw(painter, m_view, QRectF(rect()));
    CropLook look;
    look.picture = m_view.toWidget(QRectF(m_image.rect()));
    look.frame = m_view.toWidget(QRectF(region()));
    look.pixels = region().size();
    look.whole = m_crop->isWhole();
    look.dragging = m_crop->isDragging();
    look.viewport = QRectF(rect());
    paintCrop(painter, look);
    m_marks->paint(painter, m_view, look.viewport);
    std::vector<Mark> places = m_places;
    if (const std::optional<Mark> preview = m_place->preview())
        places.push_back(*preview);
    for (const Mark& place : places)
        paintMark(painter, place, shapeOf(place, m_view, look.viewport, painter.fontMetrics().height()),
                  MarkTone::Plain);
}

void ImageCanvas::paintHint(QPainter& painter) {
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(int(kMargin), int(kMargin), -int(kMargin), -int(kMargin)),
                     Qt::AlignCenter | Qt::TextWordWrap, m_hint);
}

void ImageCanvas::resizeEvent(QResizeEvent*) {
    if (m_fitted)
        zoomToFit();
    else
        panBy({});
}

void ImageCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace lunette
