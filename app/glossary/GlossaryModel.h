#pragma once

#include "core/base/Result.h"
#include "core/text/GlossaryFile.h"

#include <QAbstractTableModel>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <vector>

namespace lunette {

/// The user's glossary as a table (English, Chinese, note) over its file. Every change can be undone and is saved at
/// once; rows with one language are not saved. Thread: GUI.
class GlossaryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { English, Chinese, Note, ColumnCount };

    /// Reads `file`, which may not exist.
    explicit GlossaryModel(const QString& file, QObject* parent = nullptr);

    std::shared_ptr<const Glossary> glossary() const { return m_glossary; }
    const std::vector<GlossaryTerm>& terms() const { return m_terms; }
    /// Why the file could not be read or written; nothing when it could. A file that cannot be read is kept beside the
    /// new one, under another name: see putAside.
    const std::optional<Error>& problem() const { return m_problem; }
    QUndoStack& undoStack() { return m_undo; }

    /// A new empty row at the end; returns its number.
    int addRow();
    void removeTerms(std::vector<int> rows);
    /// Terms of `more` replace those with the same English; the others follow at the end.
    void merge(const std::vector<GlossaryTerm>& more);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    /// Column names in the language of the interface.
    void retranslate();

Q_SIGNALS:
    /// After the file was written.
    void changed();

private:
    class Replace;
    using Terms = std::vector<GlossaryTerm>;

    void replaceAll(const Terms& terms, const QString& text);
    void setTerms(const Terms& terms);
    void save();

    QString m_file;
    Terms m_terms;
    std::shared_ptr<const Glossary> m_glossary;
    std::optional<Error> m_problem;
    bool m_unread = false; ///< the file holds something that could not be read
    QUndoStack m_undo;
};

} // namespace lunette
