#pragma once

#include "core/inference/InferenceTypes.h"

#include <QWidget>

class QLabel;

namespace lunette {

/// Which model answers and what it is doing; the words say the same as the colour. GUI thread.
class ModelLamp : public QWidget {
    Q_OBJECT

public:
    explicit ModelLamp(QWidget* parent = nullptr);

    void setState(EngineState state);
    void setModel(const ModelInfo& info, const QString& title);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    QString stateText() const;

    class Dot;
    Dot* m_dot;
    QLabel* m_label;
    EngineState m_state = EngineState::NoPack;
    ModelInfo m_model;
    QString m_title;
};

} // namespace lunette
