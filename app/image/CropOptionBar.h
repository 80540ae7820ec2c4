#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace lunette {

class ImageCanvas;

/// Exact position and size of the crop, its ratio, and ready regions. Follows the canvas by itself. GUI thread.
class CropOptionBar : public QWidget {
    Q_OBJECT

public:
    /// `canvas` must outlive the bar.
    explicit CropOptionBar(ImageCanvas& canvas, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants the frame grown to the shape that the model sees best; the receiver calls canvas.setRegion().
    void growToFitRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildFields();
    void buildButtons();
    void connectCanvas();
    void retranslateUi();
    void refreshIcons();
    void showRegion();
    void applyFields();
    void applyRatio();

    ImageCanvas& m_canvas;
    QLabel* m_positionLabel = nullptr;
    QLabel* m_sizeLabel = nullptr;
    QSpinBox* m_x = nullptr;
    QSpinBox* m_y = nullptr;
    QSpinBox* m_width = nullptr;
    QSpinBox* m_height = nullptr;
    QComboBox* m_ratio = nullptr;
    QToolButton* m_whole = nullptr;
    QToolButton* m_last = nullptr;
    QToolButton* m_grow = nullptr;
};

} // namespace lunette
