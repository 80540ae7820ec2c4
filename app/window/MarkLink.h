#pragma once

#include "core/chat/Mark.h"

#include <QObject>

namespace lunette {

class ChatPanel;
class ChatSession;
class ImageCanvas;

/// Keeps the marks of the picture and the chat together: the selected exchange shows its marks, pointing at one side
/// lights the other, and a place that is marked in the picture goes with the next question. GUI thread.
class MarkLink : public QObject {
    Q_OBJECT

public:
    struct Ends {
        ChatSession& session;
        ChatPanel& chat;
        ImageCanvas& canvas;
    };
    /// The ends must outlive the link.
    explicit MarkLink(const Ends& ends, QObject* parent = nullptr);

private:
    void connectMarks();
    void connectPlaces();
    void showMarks(int exchange);
    void lightChat();
    void startPlacing(bool on);
    void takePlace(const Mark& place);

    ChatSession& m_session;
    ChatPanel& m_chat;
    ImageCanvas& m_canvas;
};

} // namespace lunette
