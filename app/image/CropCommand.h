#pragma once

#include <QRect>
#include <QUndoCommand>

namespace lunette {

class CropTool;

/// One step of the crop frame. Steps of the same gesture (a drag, a run of key presses) become one. GUI thread.
class CropCommand : public QUndoCommand {
public:
    struct Step {
        QRect before;
        QRect after;
        int gesture = 0;
    };
    /// `tool` must outlive the command.
    CropCommand(CropTool& tool, const Step& step);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    CropTool& m_tool;
    Step m_step;
};

} // namespace lunette
