#pragma once

#include "core/base/Result.h"
#include "core/text/TranslationMemory.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace lunette {

/// The user's own translations as a table (source, translation, direction), the newest first, over their file. Every
/// change is saved at once. Thread: GUI.
class MemoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Source, Translation, Direction, ColumnCount };

    /// Reads `file`, which may not exist.
    explicit MemoryModel(const QString& file, QObject* parent = nullptr);

    std::shared_ptr<const TranslationMemory> memory() const { return m_memory; }
    /// Why the file could not be read or written; nothing when it could.
    const std::optional<Error>& problem() const { return m_problem; }
    /// Rows of the file that could not be read. Before such a file is replaced, it gets another name: see putAside.
    const std::vector<Remark>& remarks() const { return m_remarks; }
    /// The other name of a file that could not be read as a whole; empty while it has its own.
    const QString& putAsideAs() const { return m_aside; }

    void remember(const TranslationEdit& edit);
    void removeEntries(std::vector<int> rows);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Translations can be edited; a blank one is not taken.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    /// Names in the language of the interface.
    void retranslate();

Q_SIGNALS:
    /// After the file was written.
    void changed();

private:
    void save();

    QString m_file, m_aside;
    std::vector<MemoryEntry> m_rows; ///< of m_memory, the newest first
    std::shared_ptr<const TranslationMemory> m_memory;
    std::optional<Error> m_problem;
    std::vector<Remark> m_remarks;
    bool m_unread = false; ///< the file holds something that could not be read
};

} // namespace lunette
