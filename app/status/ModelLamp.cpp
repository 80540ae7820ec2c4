#include "app/status/ModelLamp.h"

#include "app/support/ErrorText.h"
#include "app/support/ThemeSwitcher.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace lunette {

/// A filled disc when the model is ready, a ring while it works or is missing.
class ModelLamp::Dot : public QWidget {
public:
    explicit Dot(QWidget* parent)
        : QWidget(parent) {
        setFixedSize(10, 10);
    }
    EngineState state = EngineState::NoPack;

protected:
    void paintEvent(QPaintEvent*) override {
        const ThemeColors colors = ThemeSwitcher::colors(ThemeSwitcher::isDark(palette()));
        QColor color = colors.accent;
        if (state == EngineState::Ready)
            color = colors.good;
        else if (state == EngineState::Asleep)
            color = colors.muted;
        else if (state == EngineState::Failed || state == EngineState::NoPack)
            color = colors.bad;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, 2));
        painter.setBrush(state == EngineState::Ready ? QBrush(color) : QBrush(Qt::NoBrush));
        painter.drawEllipse(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
    }
};

ModelLamp::ModelLamp(QWidget* parent)
    : QWidget(parent)
    , m_dot(new Dot(this))
    , m_label(new QLabel(this)) {
    setObjectName(QStringLiteral("modelLamp"));
    m_label->setObjectName(QStringLiteral("modelLampText"));
    m_label->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_dot);
    layout->addWidget(m_label);
    refresh();
}

void ModelLamp::setState(EngineState state) {
    m_state = state;
    refresh();
}

void ModelLamp::setModel(const ModelInfo& info, const QString& title) {
    m_model = info;
    m_title = title;
    refresh();
}

QString ModelLamp::text() const {
    return m_label->text();
}

QString ModelLamp::stateText() const {
    switch (m_state) {
    case EngineState::NoPack:
        return tr("No model pack");
    case EngineState::Loading:
        return tr("Loading the model\u2026");
    case EngineState::Failed:
        return tr("The model could not be loaded");
    case EngineState::Looking:
        return tr("looking");
    case EngineState::Busy:
        return tr("answering");
    case EngineState::Asleep:
        return tr("asleep, wakes with the next question");
    case EngineState::Ready:
        break;
    }
    return tr("ready");
}

void ModelLamp::refresh() {
    m_dot->state = m_state;
    m_dot->update();
    const bool loaded =
        m_state == EngineState::Ready || m_state == EngineState::Looking || m_state == EngineState::Busy;
    QString text = stateText();
    if (loaded) {
        const QString device = m_model.device == "cuda" ? tr("GPU") : tr("CPU");
        //: Name of the model, its precision (fp32), the device, and what it is doing.
        text = tr("%1, %2, %3: %4").arg(m_title, QString::fromStdString(m_model.precision), device, text);
    }
    if (m_state == EngineState::Asleep)
        //: Name of the model and what it is doing.
        text = tr("%1: %2").arg(m_title, text);
    m_label->setText(text);
    QStringList remarks;
    for (const Remark& remark : m_model.remarks)
        remarks << remarkSentence(remark);
    setToolTip(remarks.join('\n'));
    setAccessibleName(text);
}

void ModelLamp::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace lunette
