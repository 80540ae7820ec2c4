#include "app/glossary/MemoryModel.h"

#include "core/text/CsvFile.h"
#include "core/text/TranslationMemoryFile.h"

#include <QFileInfo>
#include <QTextDocument>

#include <algorithm>

namespace lunette {

MemoryModel::MemoryModel(const QString& file, QObject* parent)
    : QAbstractTableModel(parent)
    , m_file(file)
    , m_memory(std::make_shared<const TranslationMemory>()) {
    if (!QFileInfo::exists(file))
        return;
    auto reading = readTranslationMemory(file);
    m_unread = !reading || !reading->remarks.empty();
    if (!reading) {
        m_problem = reading.error();
        return;
    }
    m_remarks = std::move(reading->remarks);
    m_memory = std::make_shared<const TranslationMemory>(std::move(reading->memory));
    m_rows.assign(m_memory->entries().rbegin(), m_memory->entries().rend());
}

int MemoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MemoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant MemoryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole))
        return {};
    const MemoryEntry& entry = m_rows[size_t(index.row())];
    if (index.column() == Direction)
        return entry.fromChinese ? tr("Chinese to English") : tr("English to Chinese");
    const QString& text = index.column() == Source ? entry.source : entry.target;
    if (role == Qt::ToolTipRole)
        return Qt::convertFromPlainText(text);
    return role == Qt::DisplayRole ? text.simplified() : text;
}

QVariant MemoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Source"), tr("Your translation"), tr("Direction")};
    return section >= 0 && section < ColumnCount ? names[section] : QString();
}

Qt::ItemFlags MemoryModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Translation ? flags | Qt::ItemIsEditable : flags;
}

bool MemoryModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole || index.column() != Translation)
        return false;
    MemoryEntry entry = m_rows[size_t(index.row())];
    entry.target = value.toString().left(kLongestMemoryText);
    entry = tidyMemoryEntry(entry);
    if (entry.target.isEmpty() || entry == m_rows[size_t(index.row())])
        return false;
    m_rows[size_t(index.row())] = entry;
    Q_EMIT dataChanged(index, index);
    save();
    return true;
}

void MemoryModel::remember(const TranslationEdit& edit) {
    auto taught = std::make_shared<const TranslationMemory>(m_memory->with(edit));
    if (taught->entries() == m_memory->entries())
        return;
    beginResetModel();
    m_rows.assign(taught->entries().rbegin(), taught->entries().rend());
    endResetModel();
    save();
}

void MemoryModel::removeEntries(std::vector<int> rows) {
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.empty())
        return;
    for (const int row : rows) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    save();
}

void MemoryModel::clear() {
    beginResetModel();
    m_rows.clear();
    endResetModel();
    save();
}

void MemoryModel::save() {
    m_memory = std::make_shared<const TranslationMemory>(std::vector<MemoryEntry>(m_rows.rbegin(), m_rows.rend()));
    if (const auto aside = m_unread ? putAside(m_file) : QString(); !aside) {
        m_problem = aside.error();
    } else {
        m_aside = m_unread ? *aside : m_aside;
        m_unread = false;
        const auto written = writeTranslationMemory(m_file, *m_memory);
        m_problem = written ? std::nullopt : std::optional<Error>(written.error());
    }
    Q_EMIT changed();
}

void MemoryModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Direction), index(rowCount() - 1, Direction));
}

} // namespace lunette
