#include "app/support/Icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

// The macro declares a function, so it stays outside of every namespace.
static void registerResources() {
    Q_INIT_RESOURCE(lunette);
}

namespace lunette {

namespace {

/// Colours of one icon.
struct IconColors {
    QColor normal;
    QColor disabled;
    QColor selected;
};

/// Renders a stroke picture at the size that is asked for, in the colour of the mode.
class StrokeIconEngine : public QIconEngine {
public:
    StrokeIconEngine(QByteArray svg, const IconColors& colors)
        : m_svg(std::move(svg))
        , m_colors(colors) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QByteArray colored = m_svg;
        colored.replace("currentColor", color(mode).name().toLatin1());
        QSvgRenderer(colored).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new StrokeIconEngine(*this); }

private:
    const QColor& color(QIcon::Mode mode) const {
        if (mode == QIcon::Disabled)
            return m_colors.disabled;
        return mode == QIcon::Selected ? m_colors.selected : m_colors.normal;
    }

    QByteArray m_svg;
    IconColors m_colors;
};

} // namespace

void initResources() {
    registerResources();
}

QIcon icon(const QString& name, const QPalette& palette) {
    initResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new StrokeIconEngine(file.readAll(), {palette.color(QPalette::Active, QPalette::WindowText),
                                                       palette.color(QPalette::Disabled, QPalette::WindowText),
                                                       palette.color(QPalette::Active, QPalette::HighlightedText)}));
}

} // namespace lunette
