#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace lunette::test {

/// A file system of its own that holds almost nothing; only root can make one.
class SmallDisk {
public:
    /// `size` as mount takes it, such as "64k".
    explicit SmallDisk(const QString& size) {
        m_mounted = m_folder.isValid() &&
                    QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"),
                                                                QStringLiteral("-o"), QStringLiteral("size=") + size,
                                                                QStringLiteral("lunette"), m_folder.path()}) == 0;
    }
    ~SmallDisk() {
        if (m_mounted)
            QProcess::execute(QStringLiteral("umount"), {m_folder.path()});
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool isMounted() const { return m_mounted; }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    bool m_mounted = false;
};

} // namespace lunette::test
