#pragma once

#include <QObject>

namespace lunette {

class ChatSession;
class InferenceController;
class MemoryModel;
class Settings;

/// Remembers what the user makes of translations, and gives the translators what they may use of it. GUI thread.
class MemoryLink : public QObject {
    Q_OBJECT

public:
    struct Ends {
        ChatSession& session;
        MemoryModel& memory;
        InferenceController& inference;
        const Settings& settings;
    };
    /// The ends must outlive the link.
    explicit MemoryLink(const Ends& ends, QObject* parent = nullptr);

Q_SIGNALS:
    /// A correction could not be saved; the sentence for the user.
    void failed(const QString& text);

private:
    void remember(const QString& source, const QString& machine, const QString& edited);
    void useMemory();

    MemoryModel& m_memory;
    InferenceController& m_inference;
    const Settings& m_settings;
};

} // namespace lunette
