#include "app/chat/AnswerText.h"

#include "app/chat/FittedText.h"
#include "app/support/ThemeSwitcher.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace lunette {

namespace {

constexpr int kEditMargin = 4;
constexpr double kLitShare = 0.25; ///< of the accent in the background of a lit sentence

constexpr Qt::TextInteractionFlags kReading = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;

bool isSaveKey(const QKeyEvent& key) {
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    return isEnter && key.modifiers().testFlag(Qt::ControlModifier);
}

} // namespace

AnswerText::AnswerText(QWidget* parent)
    : QTextEdit(parent) {
    setProperty("answer", true);
    blendIn(*this);
    setAcceptRichText(false);
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(kReading);
    setTabChangesFocus(true);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    connect(this, &QTextEdit::textChanged, this, [this] {
        fitHeight(*this);
        findDoubtful();
    });
    connect(this, &QTextEdit::cursorPositionChanged, this, [this] {
        if (hasFocus() && !isEditing())
            Q_EMIT pointed(textCursor().position());
    });
}

QString AnswerText::text() const {
    QString raw = document()->toRawText();
    raw.replace(QChar::ParagraphSeparator, u'\n');
    return raw;
}

void AnswerText::setText(const QString& text) {
    const QString before = this->text();
    if (isEditing() || text == before)
        return;
    if (!before.isEmpty() && text.startsWith(before)) {
        extend(text.mid(before.size()));
    } else {
        setPlainText(text);
    }
}

void AnswerText::extend(const QString& more) {
    QTextCursor kept = textCursor();
    const int anchor = kept.anchor();
    const int position = kept.position();
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(more);
    if (position == textCursor().position() && anchor == textCursor().anchor())
        return;
    kept.setPosition(anchor);
    kept.setPosition(position, QTextCursor::KeepAnchor);
    setTextCursor(kept);
}

void AnswerText::setLit(const TextRange& range) {
    if (range == m_lit)
        return;
    m_lit = range;
    paintMarks();
}

void AnswerText::setDoubtful(const QStringList& words) {
    if (words == m_words)
        return;
    m_words = words;
    findDoubtful();
}

void AnswerText::setEditing(bool on) {
    if (on == isEditing())
        return;
    setReadOnly(!on);
    setUndoRedoEnabled(on);
    setTextInteractionFlags(on ? Qt::TextEditorInteraction : kReading);
    document()->setDocumentMargin(on ? kEditMargin : 0);
    setProperty("editing", on);
    style()->unpolish(this);
    style()->polish(this);
    fitHeight(*this);
    findDoubtful();
    if (on) {
        setFocus();
        moveCursor(QTextCursor::End);
    }
}

QColor AnswerText::litColor(bool dark) {
    const ThemeColors colors = ThemeSwitcher::colors(dark);
    const QColor& back = colors.card;
    const QColor& accent = colors.accent;
    const auto mixed = [](int from, int to) { return int(from + (to - from) * kLitShare); };
    return {mixed(back.red(), accent.red()), mixed(back.green(), accent.green()), mixed(back.blue(), accent.blue())};
}

void AnswerText::findDoubtful() {
    m_doubtful = isEditing() || m_words.isEmpty() ? std::vector<WordPlace>() : placesOfWords(text(), m_words);
    paintMarks();
}

void AnswerText::paintMarks() {
    QList<ExtraSelection> selections;
    const auto add = [&](qsizetype start, qsizetype length, const QTextCharFormat& format) {
        ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(int(start));
        selection.cursor.setPosition(int(start + length), QTextCursor::KeepAnchor);
        selection.format = format;
        selections << selection;
    };
    const bool dark = ThemeSwitcher::isDark(QGuiApplication::palette()); // the style sheet hides it in our own
    const qsizetype size = document()->characterCount() - 1;
    if (!m_lit.isEmpty() && m_lit.end() <= size) {
        QTextCharFormat lit;
        lit.setBackground(litColor(dark));
        add(m_lit.start, m_lit.length, lit);
    }
    QTextCharFormat dotted;
    dotted.setUnderlineStyle(QTextCharFormat::DotLine);
    dotted.setUnderlineColor(ThemeSwitcher::colors(dark).warning);
    for (const WordPlace& place : m_doubtful)
        add(place.start, place.length, dotted);
    if (!selections.isEmpty() || !extraSelections().isEmpty())
        setExtraSelections(selections);
}

qsizetype AnswerText::positionAt(QPoint place) const {
    return document()->documentLayout()->hitTest(place, Qt::ExactHit);
}

void AnswerText::showTip(const QHelpEvent& help) {
    const qsizetype at = positionAt(viewport()->mapFromGlobal(help.globalPos()));
    const bool isDoubtful = std::any_of(m_doubtful.begin(), m_doubtful.end(), [at](const WordPlace& place) {
        return at >= place.start && at < place.start + place.length;
    });
    QToolTip::showText(help.globalPos(), isDoubtful ? tr("The reader is not sure of this word.") : QString(), this);
}

bool AnswerText::isEditKey(const QKeyEvent& key) const {
    return isEditing() ? isSaveKey(key) || key.key() == Qt::Key_Escape : key.key() == Qt::Key_F2;
}

bool AnswerText::event(QEvent* event) {
    if (event->type() == QEvent::Leave)
        Q_EMIT pointed(-1);
    if (event->type() == QEvent::ToolTip) {
        showTip(*static_cast<QHelpEvent*>(event));
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && isEditKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QTextEdit::event(event);
}

void AnswerText::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        paintMarks();
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight(*this);
}

void AnswerText::focusInEvent(QFocusEvent* event) {
    QTextEdit::focusInEvent(event);
    const bool isByKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (isByKeyboard && !isEditing())
        Q_EMIT pointed(textCursor().position());
}

void AnswerText::focusOutEvent(QFocusEvent* event) {
    QTextEdit::focusOutEvent(event);
    Q_EMIT pointed(-1);
}

void AnswerText::keyPressEvent(QKeyEvent* event) {
    if (!isEditKey(*event))
        QTextEdit::keyPressEvent(event);
    else if (!isEditing())
        Q_EMIT editRequested();
    else if (isSaveKey(*event))
        Q_EMIT saveRequested();
    else
        Q_EMIT cancelRequested();
}

void AnswerText::mouseMoveEvent(QMouseEvent* event) {
    QTextEdit::mouseMoveEvent(event);
    if (!isEditing())
        Q_EMIT pointed(positionAt(event->pos()));
}

void AnswerText::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    fitHeight(*this);
}

void AnswerText::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace lunette
