#include "core/note/MarkedPicture.h"

#include "core/chat/ArrowHead.h"
#include "core/chat/Mark.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

const QColor kHalo(255, 255, 255, 235);
const QColor kAsked(0x1d, 0x22, 0x2e);
constexpr double kGlyphWidth = 4, kGlyphHeight = 6; ///< the grid of the strokes below
constexpr double kGlyphGap = 1.6;

/// The strokes of a digit: the note is also painted where there are no fonts.
QPolygonF strokes(QChar c) {
    switch (c.unicode()) {
    case u'0':
        return {{0, 1}, {1, 0}, {3, 0}, {4, 1}, {4, 5}, {3, 6}, {1, 6}, {0, 5}, {0, 1}};
    case u'1':
        return {{0.8, 1.2}, {2.2, 0}, {2.2, 6}};
    case u'2':
        return {{0, 1}, {1, 0}, {3, 0}, {4, 1}, {4, 2}, {0, 6}, {4, 6}};
    case u'3':
        return {{0, 0}, {4, 0}, {2, 2.4}, {3, 2.4}, {4, 3.4}, {4, 5}, {3, 6}, {1, 6}, {0, 5}};
    case u'4':
        return {{3, 6}, {3, 0}, {0, 4}, {4, 4}};
    case u'5':
        return {{4, 0}, {0.3, 0}, {0, 2.5}, {3, 2.5}, {4, 3.5}, {4, 5}, {3, 6}, {1, 6}, {0, 5}};
    case u'6':
        return {{4, 1}, {3, 0}, {1, 0}, {0, 1}, {0, 5}, {1, 6}, {3, 6}, {4, 5}, {4, 3.5}, {3, 2.5}, {0, 2.5}};
    case u'7':
        return {{0, 0}, {4, 0}, {1.5, 6}};
    case u'8':
        return {{1, 2.8}, {0, 2},   {0, 1}, {1, 0}, {3, 0}, {4, 1}, {4, 2},   {3, 2.8},
                {1, 2.8}, {0, 3.8}, {0, 5}, {1, 6}, {3, 6}, {4, 5}, {4, 3.8}, {3, 2.8}};
    case u'9':
        return {{0, 5}, {1, 6}, {3, 6}, {4, 5}, {4, 1}, {3, 0}, {1, 0}, {0, 1}, {0, 2.5}, {1, 3.5}, {4, 3.5}};
    default:
        return {{0, 1}, {1, 0}, {3, 0}, {4, 1}, {4, 2}, {2, 3.2}, {2, 4}};
    }
}

class MarkPen {
public:
    MarkPen(QImage& image, const QRect& crop)
        : m_painter(&image)
        , m_origin(crop.topLeft())
        , m_scale(double(image.width()) / std::max(1, crop.width()))
        , m_area(image.rect())
        , m_radius(std::clamp(std::min(image.width(), image.height()) * 0.03, 9.0, 30.0)) {
        m_painter.setRenderHint(QPainter::Antialiasing);
    }

    void line(const Mark& mark) {
        if (!mark.from)
            return;
        const Arrow arrow = arrowAlong({at(*mark.from), at(mark.centre())}, m_radius * 0.7, m_radius * 1.4);
        twice(mark, [&] { m_painter.drawLine(arrow.shaft); });
        if (arrow.head.isEmpty())
            return;
        m_painter.setBrush(color(mark));
        m_painter.setPen(QPen(kHalo, m_radius * 0.2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        m_painter.drawPolygon(arrow.head);
        m_painter.setPen(QPen(color(mark), m_radius * 0.24, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(arrow.shaft); // over the rim at the foot of the head
    }

    void draw(const Mark& mark) {
        m_painter.setBrush(Qt::NoBrush);
        if (mark.isBox()) {
            const QRectF box(at(mark.box.topLeft()), at(mark.box.bottomRight()));
            twice(mark, [&] { m_painter.drawRect(box); });
            // The number would hide a small box: it stands beside its corner.
            const bool small = std::min(box.width(), box.height()) < 2 * m_radius;
            badge(mark, inside(box.topLeft() - (small ? QPointF(m_radius, m_radius) * 0.8 : QPointF())));
            return;
        }
        const QPointF point = at(mark.point);
        const double stem = 2.2 * m_radius;
        const QPointF number = inside(point + QPointF(0, point.y() - stem < m_radius ? stem : -stem));
        twice(mark, [&] { m_painter.drawLine(point, number); });
        m_painter.setPen(QPen(kHalo, m_radius * 0.2));
        m_painter.setBrush(color(mark));
        m_painter.drawEllipse(point, m_radius * 0.45, m_radius * 0.45);
        badge(mark, number);
    }

private:
    QPointF at(QPointF image) const { return (image - m_origin) * m_scale; }
    static QColor color(const Mark& mark) { return mark.number > 0 ? markColor(mark.number) : kAsked; }

    QPointF inside(QPointF point) const {
        const auto kept = [this](double v, double length) {
            return length < 2 * m_radius ? length / 2 : std::clamp(v, m_radius, length - m_radius);
        };
        return {kept(point.x(), m_area.width()), kept(point.y(), m_area.height())};
    }

    /// In white, then thinner in the colour: readable on anything.
    template <class Draw>
    void twice(const Mark& mark, Draw draw) {
        m_painter.setPen(QPen(kHalo, m_radius * 0.45, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        draw();
        QPen pen(color(mark), m_radius * 0.24, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
        if (mark.kind == MarkKind::Asked)
            pen.setDashPattern({3, 2});
        m_painter.setPen(pen);
        draw();
    }

    void badge(const Mark& mark, QPointF middle) {
        m_painter.setPen(QPen(kHalo, m_radius * 0.15));
        m_painter.setBrush(color(mark));
        m_painter.drawEllipse(middle, m_radius, m_radius);
        const QString text = mark.number > 0 ? QString::number(mark.number) : QStringLiteral("?");
        const double width = double(text.size()) * (kGlyphWidth + kGlyphGap) - kGlyphGap;
        const double unit = std::min(m_radius * 1.05 / kGlyphHeight, m_radius * 1.35 / width);
        const QPointF start = middle - QPointF(width, kGlyphHeight) * unit / 2;
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(Qt::white, unit * 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        for (qsizetype i = 0; i < text.size(); ++i) {
            QPolygonF glyph = strokes(text[i]);
            for (QPointF& point : glyph)
                point = start + (point + QPointF(double(i) * (kGlyphWidth + kGlyphGap), 0)) * unit;
            m_painter.drawPolyline(glyph);
        }
        if (mark.number <= 0)
            m_painter.drawPoint(start + QPointF(2, 6) * unit);
    }

    QPainter m_painter;
    QPointF m_origin;
    double m_scale;
    QRectF m_area;
    double m_radius; ///< of a number
};

bool hasMarks(const Exchange& exchange) {
    return !exchange.request.references.empty() || !marksOf(exchange).empty();
}

} // namespace

QString markedPictureName(const Note& note, size_t exchange) {
    const std::vector<Exchange>& all = note.conversation.exchanges;
    if (exchange >= all.size() || !hasMarks(all[exchange]))
        return {};
    const QRect rect = all[exchange].crop;
    const auto crop = std::find_if(note.crops.begin(), note.crops.end(),
                                   [&](const NoteCrop& candidate) { return candidate.rect == rect; });
    if (crop == note.crops.end())
        return {};
    const auto before = std::count_if(all.begin(), all.begin() + qsizetype(exchange), [&](const Exchange& earlier) {
        return earlier.crop == rect && hasMarks(earlier);
    });
    const QString name = QStringLiteral("crop-%1-marked").arg(crop - note.crops.begin() + 1);
    return name + (before > 0 ? QStringLiteral("-%1.png").arg(before + 1) : QStringLiteral(".png"));
}

QImage markedPicture(const NoteCrop& crop, const Exchange& exchange) {
    if (crop.image.isNull())
        return {};
    QImage image = crop.image.convertToFormat(crop.image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                                           : QImage::Format_RGB32);
    std::vector<Mark> marks = askedMarks(exchange);
    const std::vector<Mark> found = marksOf(exchange);
    marks.insert(marks.end(), found.begin(), found.end());
    MarkPen pen(image, crop.rect);
    for (const Mark& mark : marks)
        pen.line(mark);
    for (const Mark& mark : marks)
        pen.draw(mark);
    return image;
}

} // namespace lunette
