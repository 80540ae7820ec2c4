#include "app/image/CropCommand.h"

#include "app/image/CropTool.h"

#include <QCoreApplication>

namespace lunette {

CropCommand::CropCommand(CropTool& tool, const Step& step)
    : m_tool(tool)
    , m_step(step) {
    setText(QCoreApplication::translate("CropCommand", "Crop"));
}

void CropCommand::undo() {
    m_tool.apply(m_step.before);
}

void CropCommand::redo() {
    m_tool.apply(m_step.after);
}

bool CropCommand::mergeWith(const QUndoCommand* other) {
    const auto* later = dynamic_cast<const CropCommand*>(other);
    if (!later || later->m_step.gesture != m_step.gesture)
        return false;
    m_step.after = later->m_step.after;
    setObsolete(m_step.after == m_step.before);
    return true;
}

} // namespace lunette
