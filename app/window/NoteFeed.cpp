#include "app/window/NoteFeed.h"

#include <QtConcurrent>

namespace lunette {

NoteFeed::NoteFeed(QObject* parent)
    : QObject(parent) {
    connect(&m_watcher, &QFutureWatcher<Note>::finished, this, [this] {
        const Note note = m_watcher.result();
        if (const auto next = m_waiting)
            start(*next);
        else
            Q_EMIT ready(note);
    });
}

NoteFeed::~NoteFeed() {
    m_watcher.waitForFinished();
}

void NoteFeed::update(const NoteInput& input) {
    if (m_watcher.isRunning())
        m_waiting = input;
    else
        start(input);
}

void NoteFeed::start(const NoteInput& input) {
    m_waiting.reset(); // of a build whose end was not told yet; this input is newer
    m_watcher.setFuture(QtConcurrent::run([input] { return buildNote(input); }));
}

} // namespace lunette
