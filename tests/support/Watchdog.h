#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace lunette::test {

/// Measures the longest time in which the event loop of its thread could not run.
class Watchdog : public QObject {
    Q_OBJECT

public:
    Watchdog() {
        m_timer.setInterval(0);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Watchdog::look);
    }

    void start() {
        m_longest = 0;
        m_clock.start();
        m_timer.start();
    }

    /// Milliseconds.
    qint64 stop() {
        look();
        m_timer.stop();
        return m_longest;
    }

private:
    void look() { m_longest = std::max(m_longest, m_clock.restart()); }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

} // namespace lunette::test
