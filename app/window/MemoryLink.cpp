#include "app/window/MemoryLink.h"

#include "app/chat/ChatSession.h"
#include "app/glossary/MemoryModel.h"
#include "app/support/ErrorText.h"
#include "core/settings/Settings.h"
#include "core/text/LanguageGuess.h"

namespace lunette {

MemoryLink::MemoryLink(const Ends& ends, QObject* parent)
    : QObject(parent)
    , m_memory(ends.memory)
    , m_inference(ends.inference)
    , m_settings(ends.settings) {
    connect(&ends.session, &ChatSession::translationEdited, this, &MemoryLink::remember);
    connect(&m_memory, &MemoryModel::changed, this, &MemoryLink::useMemory);
    connect(&m_settings, &Settings::changed, this, &MemoryLink::useMemory);
    useMemory();
}

void MemoryLink::remember(const QString& source, const QString& machine, const QString& edited) {
    m_memory.remember({guessLanguage(source) == Language::Chinese, source, machine, edited});
    if (m_memory.problem())
        Q_EMIT failed(errorSentence(*m_memory.problem()));
}

void MemoryLink::useMemory() {
    m_inference.setMemory(m_settings.usesCorrections() ? m_memory.memory() : nullptr);
}

} // namespace lunette
