#pragma once

namespace app {

/// Sends the log to stderr through a buffer that is written once a second, and at once for warnings and errors: a write per line would cost
/// more than a static page.
void start_log();

/// Writes what is still in the buffer.
void finish_log();

} // namespace app
