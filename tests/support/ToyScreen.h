#pragma once

#include "core/engine/moondream/ScreenElements.h"

#include <QStringList>

namespace lunette::test {

inline QStringList texts(const std::vector<const ScreenElement*>& elements) {
    QStringList list;
    for (const ScreenElement* element : elements)
        list << QString::fromStdString(element->text);
    return list;
}

/// Screens written down by hand: rows 30 pixels apart, 10 pixels a character.
class ToyScreen {
public:
    explicit ToyScreen(bool kindsWereRead = true) {
        m_screen.width = 600;
        m_screen.height = 400;
        m_screen.kindsWereRead = kindsWereRead;
    }

    ScreenElement& add(int row, int x, ElementKind kind, const std::string& text) {
        ScreenElement element;
        element.row = row;
        element.place = {x, row * 30 + 5, 10 * int(text.size()), 20};
        element.control = element.place;
        element.kind = kind;
        element.text = text;
        element.fill = {255, 255, 255};
        m_screen.elements.push_back(element);
        return m_screen.elements.back();
    }
    ToyScreen& on() {
        m_screen.elements.back().isOn = true;
        return *this;
    }
    ToyScreen& off() {
        m_screen.elements.back().isOff = true;
        return *this;
    }
    ToyScreen& with(int row, int x, ElementKind kind, const std::string& text) {
        add(row, x, kind, text);
        return *this;
    }
    const Screen& screen() const { return m_screen; }
    Screen& screen() { return m_screen; }

private:
    Screen m_screen;
};

/// A dialog with tabs, check boxes, radio buttons, fields and buttons; two texts are misread.
inline Screen settingsDialog() {
    ToyScreen s;
    s.add(0, 200, ElementKind::Title, "Preferences");
    s.with(1, 10, ElementKind::Tab, "General").on();
    s.with(1, 120, ElementKind::Tab, "Editor").off();
    s.with(1, 220, ElementKind::Tab, "Advanced").off();
    s.with(2, 10, ElementKind::Checkbox, "Show line numbers").on();
    s.with(3, 10, ElementKind::Checkbox, "Wrap 1ong lines").off(); // an l read as a one
    s.with(4, 10, ElementKind::Radio, "Light").off();
    s.with(4, 100, ElementKind::Radio, "Dark").on();
    s.add(5, 10, ElementKind::Label, "Tab width:");
    s.add(5, 150, ElementKind::Field, "4");
    s.add(6, 10, ElementKind::Label, "Encoding:");
    s.add(6, 150, ElementKind::Combobox, "UTF-8");
    s.add(7, 10, ElementKind::Label, "Version 2.4.1 of 2026-03-14");
    s.add(8, 10, ElementKind::Link, "https://example.org/help");
    s.add(9, 10, ElementKind::Button, "Restore defaults").isDisabled = true;
    s.add(9, 300, ElementKind::Button, "Cancel");
    ScreenElement& save = s.add(9, 400, ElementKind::Button, "5ave"); // an S read as a five
    save.isDefault = save.isFramed = true;
    save.fill = {40, 110, 220};
    save.ink = {255, 255, 255};
    save.control = {380, 270, 80, 30};
    return s.screen();
}

inline Screen editMenu() {
    ToyScreen s;
    s.with(0, 10, ElementKind::MenuItem, "Undo").with(0, 150, ElementKind::Label, "Ctrl+Z");
    s.with(1, 10, ElementKind::MenuItem, "Cut").with(1, 150, ElementKind::Label, "Ctrl+X");
    s.with(2, 10, ElementKind::MenuItem, "Paste").with(2, 150, ElementKind::Label, "Ctrl+V");
    s.with(3, 10, ElementKind::MenuItem, "Select All").with(3, 150, ElementKind::Label, "Ctrl+A");
    s.with(4, 10, ElementKind::MenuItem, "Find F3");
    s.with(5, 10, ElementKind::MenuItem, "Preferences");
    return s.screen();
}

/// A menu bar with one open menu, a large heading, a paragraph of two lines and a progress bar.
inline Screen windowWithMenuBar() {
    ToyScreen s;
    s.add(0, 200, ElementKind::Title, "Copying");
    s.with(1, 10, ElementKind::MenuItem, "File").with(1, 80, ElementKind::MenuItem, "Edit");
    s.with(2, 80, ElementKind::MenuItem, "Undo");
    s.add(4, 10, ElementKind::Label, "Holiday").place.height = 34;
    s.with(6, 10, ElementKind::Label, "The pictures are copied").with(7, 10, ElementKind::Label, "to the card.");
    s.screen().elements.back().place.y = 6 * 30 + 5 + 26;
    s.with(8, 10, ElementKind::Label, "40 %");
    return s.screen();
}

inline Screen errorBox() {
    ToyScreen s;
    s.with(0, 200, ElementKind::Title, "Copy").with(2, 60, ElementKind::Label, "Cannot open /home/ada/notes.txt");
    s.with(3, 60, ElementKind::Label, "12 of 40 files copied at 10:45").with(5, 260, ElementKind::Button, "OK");
    return s.screen();
}

inline Screen fileTable() {
    ToyScreen s;
    s.with(0, 10, ElementKind::Header, "Name").with(0, 150, ElementKind::Header, "Size");
    s.with(0, 300, ElementKind::Header, "Modified");
    s.with(1, 10, ElementKind::ListItem, "report.pdf").with(1, 150, ElementKind::Label, "12 MB");
    s.with(1, 300, ElementKind::Label, "3 May 2026");
    s.with(2, 10, ElementKind::ListItem, "photo.jpg").on();
    s.with(2, 150, ElementKind::Label, "4 MB").with(2, 300, ElementKind::Label, "9 June 2026");
    s.with(3, 10, ElementKind::ListItem, "notes.txt").with(3, 150, ElementKind::Label, "2 kB");
    s.with(3, 300, ElementKind::Label, "1 July 2026");
    return s.screen();
}

} // namespace lunette::test
