#pragma once

#include "core/note/NoteBuilder.h"

#include <QFutureWatcher>
#include <QObject>

#include <optional>

namespace lunette {

/// Builds the note on a pool thread whenever the conversation changes; the latest wins. GUI thread.
class NoteFeed : public QObject {
    Q_OBJECT

public:
    explicit NoteFeed(QObject* parent = nullptr);
    ~NoteFeed() override;

    void update(const NoteInput& input);
    /// Whether `ready` is still to come for the last update.
    bool isPending() const { return m_watcher.isRunning() || m_waiting.has_value(); }

Q_SIGNALS:
    void ready(const lunette::Note& note);

private:
    void start(const NoteInput& input);

    QFutureWatcher<Note> m_watcher;
    std::optional<NoteInput> m_waiting;
};

} // namespace lunette
