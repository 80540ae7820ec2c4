#pragma once

#include "app/image/ViewTransform.h"

#include <QFutureWatcher>
#include <QImage>
#include <QObject>

#include <vector>

class QPainter;

namespace lunette {

/// Draws one picture at any scale without blocking: half-sized copies and a copy of exactly the size in use are
/// prepared on the thread pool; until they are there the picture is drawn coarsely. Transparent pictures are laid on
/// white, as the model sees them. GUI thread.
class ScaledPicture : public QObject {
    Q_OBJECT

public:
    explicit ScaledPicture(QObject* parent = nullptr);

    void setImage(const QImage& image);
    /// Draws the part of the picture that is inside `exposed` (widget coordinates).
    void draw(QPainter& painter, const ViewTransform& view, const QRectF& exposed);
    /// Nothing is being prepared: what is drawn is final for the last drawn view.
    bool isFinal() const { return !m_preparing; }

Q_SIGNALS:
    /// A better copy is there: draw again.
    void improved();

private:
    struct Prepared {
        qint64 source = 0;          ///< of which image
        std::vector<QImage> levels; ///< opaque; each half the size of the one before
        QImage exact;
    };
    static Prepared prepare(Prepared known, QSize exactSize);

    void request(QSize exactSize);
    void take();
    const QImage& levelFor(double deviceScale) const;

    Prepared m_prepared;
    QSize m_wanted;  ///< of the exact copy for the last drawn view
    QSize m_running; ///< the one that is being prepared
    QFutureWatcher<Prepared> m_watcher;
    bool m_preparing = false;
};

} // namespace lunette
