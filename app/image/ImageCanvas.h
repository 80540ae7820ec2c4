#pragma once

#include "app/image/ViewTransform.h"
#include "core/chat/Mark.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <vector>

class QUndoStack;

namespace lunette {

class CropTool;
class MarkLayer;
class PlaceTool;
class ScaledPicture;

/// Shows one picture with its crop frame: zoom, pan, crop by mouse and keys, marks, drops. GUI thread.
/// Marks: Tab or N goes to the next one, Shift+Tab or Shift+N to the one before; Enter, its button or a double click on
/// its number makes its box the crop (undoable); Escape puts them away.
/// The region is in image pixels, always inside the picture, and the whole picture after setImage.
class ImageCanvas : public QWidget {
    Q_OBJECT

public:
    explicit ImageCanvas(QWidget* parent = nullptr);
    ~ImageCanvas() override;

    /// A new picture: whole region, fitted view, empty undo stack, no marks. Emits imageChanged, regionChanged and
    /// regionSettled. A null image clears.
    void setImage(const QImage& image);
    void clear();
    bool hasImage() const { return !m_image.isNull(); }
    const QImage& image() const { return m_image; }

    /// Null without a picture.
    QRect region() const;
    /// Clipped to the picture and undoable; regionSettled follows after the settle pause.
    void setRegion(const QRect& region);
    /// The newest settled region, of this or an earlier picture, that is neither the whole picture nor the region in
    /// force; null when there is none.
    QRect lastRegion() const;
    /// Width : height that the frame keeps while it is dragged; an empty size frees it.
    void setRatio(QSize ratio);
    QSize ratio() const;
    QUndoStack* undoStack() const;
    CropTool* cropTool() const { return m_crop; }

    /// Physical screen pixels per image pixel: 1 shows the picture pixel for pixel on any screen.
    double zoom() const;
    /// Keeps the image point under `anchor` (widget coordinates) in its place.
    void setZoom(double zoom, QPointF anchor);
    /// The picture follows the size of the widget until the next zoom.
    bool isFitted() const { return m_fitted; }
    const ViewTransform& view() const { return m_view; }

    /// Text painted in the middle while there is no picture.
    void setHint(const QString& hint);
    void setMarks(std::vector<Mark> marks);
    const std::vector<Mark>& marks() const;
    MarkLayer* markLayer() const { return m_marks; }
    /// Places that the next question is about.
    void setPlaces(std::vector<Mark> places);
    PlaceTool* placeTool() const { return m_place; }

    QSize sizeHint() const override { return {640, 480}; }

public Q_SLOTS:
    void zoomToFit();
    void zoomActual();
    void zoomIn();
    void zoomOut();
    void selectWholePicture();
    void recallLastRegion();
    /// Makes the box of a mark the crop; nothing for points.
    void cropToMark(int number);

Q_SIGNALS:
    void imageChanged();
    /// While the frame moves.
    void regionChanged(const QRect& region);
    /// The frame came to rest: mouse released, or a pause after keys and fields.
    void regionSettled(const QRect& region);
    void zoomChanged(double zoom);
    /// Local paths, existing or not, folders too, in the order of the drop.
    void filesDropped(const QStringList& files);
    void imageDropped(const QImage& image);
    /// The marks were put away by Escape.
    void marksCleared();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    /// Tab goes through the marks before it leaves.
    bool focusNextPrevChild(bool next) override;

private:
    void connectCrop();
    void connectMarks();
    void retranslateUi();
    void describeRegion();
    void jumpTo(const QRect& region);
    void setView(double scale, QPointF origin);
    void panBy(QPointF delta);
    void revealRegion();
    bool handleViewKey(QKeyEvent* event);
    bool handleMarkKey(QKeyEvent* event);
    /// True when the click meant a mark.
    bool pressMark(QPointF widget);
    int markAt(QPointF widget) const;
    void paintPicture(QPainter& painter);
    QString markDescription() const;
    void updateCursor(QPointF widget);
    void paintHint(QPainter& painter);
    double fitScale() const;

    QImage m_image;
    std::unique_ptr<ScaledPicture> m_picture;
    CropTool* m_crop = nullptr;
    MarkLayer* m_marks = nullptr;
    PlaceTool* m_place = nullptr;
    std::vector<Mark> m_places;
    QString m_hint;
    ViewTransform m_view;
    QPointF m_panFrom;
    bool m_fitted = true;
    bool m_panning = false;
    bool m_spaceHeld = false;
    bool m_dropHover = false;
};

} // namespace lunette
