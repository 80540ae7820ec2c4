#pragma once

#include <atomic>
#include <memory>

namespace lunette {

/// A shared flag that asks a running operation to stop. Copies share the flag. Any thread.
class CancelToken {
public:
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

} // namespace lunette
