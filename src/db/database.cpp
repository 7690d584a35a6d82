#include "db/connection.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>

namespace db {

/// The connections. On SQLite one of the leases at a time may write.
struct Database::State : std::enable_shared_from_this<Database::State> {
    explicit State(Settings wanted) : settings{std::move(wanted)} {}

    Settings settings;
    std::mutex mutex;
    std::condition_variable returned;
    std::vector<std::unique_ptr<Connection>> idle;
    std::size_t open = 0;
    std::binary_semaphore writer{1};
    std::atomic<std::uint64_t> writes{0};

    void give_back(std::unique_ptr<Connection> connection) {
        bool const keep = connection != nullptr && connection->alive();
        {
            std::scoped_lock const lock{mutex};
            if (keep)
                idle.push_back(std::move(connection));
            else
                --open;
        }
        returned.notify_one();
    }
};

Session::Lease::~Lease() {
    if (writer) state->writer.release();
    if (state) state->give_back(std::move(connection));
}

Settings settings_of(std::string_view place) {
    bool const server = place.starts_with("postgresql://") || place.starts_with("postgres://");
    return {.engine = server ? Engine::postgresql : Engine::sqlite, .place = std::string{place}};
}

Database::Database(Settings settings) : state_{std::make_shared<State>(std::move(settings))} {
    static_cast<void>(take()); // one connection, so that what is wrong is told at the start
}
Database::~Database() = default;

Engine Database::engine() const { return state_->settings.engine; }
Settings const& Database::settings() const { return state_->settings; }

std::unique_ptr<Session::Lease> Database::take() {
    auto lease = std::make_unique<Session::Lease>();
    {
        std::unique_lock lock{state_->mutex};
        bool const free = state_->returned.wait_for(lock, state_->settings.patience, [&] {
            return !state_->idle.empty() || state_->open < state_->settings.connections;
        });
        if (!free) throw Failure{Trouble::busy, "no free connection"};
        if (!state_->idle.empty()) {
            lease->connection = std::move(state_->idle.back());
            state_->idle.pop_back();
        } else {
            ++state_->open;
        }
    }
    lease->state = state_; // from here on the place is given back whatever happens
    if (!lease->connection) lease->connection = std::make_unique<Connection>(state_->settings);
    return lease;
}

std::uint64_t Database::writes() const { return state_->writes.load(); }

Session Database::lease() { return Session{take()}; }

Transaction Database::read() { return Transaction{take(), Transaction::Mode::read}; }

Transaction Database::write() {
    auto lease = take();
    if (engine() == Engine::sqlite) {
        if (!state_->writer.try_acquire_for(state_->settings.patience))
            throw Failure{Trouble::busy, "another writer holds the file"};
        lease->writer = true;
    }
    return Transaction{std::move(lease), Transaction::Mode::write};
}

Transaction::Transaction(std::unique_ptr<Lease> lease, Mode mode) : Session{std::move(lease)} {
    auto& held = this->lease();
    bool const sqlite = engine() == Engine::sqlite;
    try {
        if (sqlite && mode == Mode::read) {
            held.connection->run_raw("PRAGMA query_only=ON");
            held.query_only = true;
        }
        held.connection->run_raw(
            sqlite ? (mode == Mode::write ? "BEGIN IMMEDIATE" : "BEGIN")
                   : (mode == Mode::write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    } catch (Failure const& failure) {
        // An idle connection that the server closed meanwhile is replaced once: nothing has been asked of it yet.
        if (failure.trouble() != Trouble::lost || sqlite) throw;
        held.connection = std::make_unique<Connection>(held.state->settings);
        held.connection->run_raw(mode == Mode::write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
    held.in_transaction = true;
    writes_ = mode == Mode::write;
}

Transaction::~Transaction() {
    if (!holds()) return;
    try {
        if (open_) lease().connection->run_raw("ROLLBACK");
    } catch (Failure const&) {
        // The engine has rolled back by itself, or the connection is gone, and the transaction with it.
    }
    try {
        if (lease().query_only) lease().connection->run_raw("PRAGMA query_only=OFF");
    } catch (Failure const&) {
    }
}

void Transaction::commit() {
    ENSURE(open_);
    try {
        lease().connection->run_raw("COMMIT");
        if (writes_) ++lease().state->writes;
    } catch (Failure const& failure) {
        if (writes_) ++lease().state->writes; // it may have been kept
        if (failure.trouble() == Trouble::lost && engine() == Engine::postgresql)
            throw Failure{Trouble::commit_uncertain, failure.what()};
        throw;
    }
    open_ = false;
    lease().in_transaction = false;
}

void Transaction::savepoint(std::function<void()> const& act) {
    auto& connection = *lease().connection;
    connection.run_raw("SAVEPOINT inner_step");
    try {
        act();
    } catch (...) {
        if (connection.alive()) {
            connection.run_raw("ROLLBACK TO SAVEPOINT inner_step");
            connection.run_raw("RELEASE SAVEPOINT inner_step");
        }
        throw;
    }
    connection.run_raw("RELEASE SAVEPOINT inner_step");
}

void Transaction::staging_table(std::string_view name, std::string_view columns) {
    bool const sqlite = engine() == Engine::sqlite;
    if (sqlite) lease().connection->run_raw(fmt::format("DROP TABLE IF EXISTS temp.{}", name));
    lease().connection->run_raw(
        fmt::format("CREATE TEMPORARY TABLE {} ({}){}", name, columns, sqlite ? "" : " ON COMMIT DROP"));
}

Session::Session(std::unique_ptr<Lease> lease) : lease_{std::move(lease)} {}
Session::Session(Session&&) noexcept = default;
Session::~Session() = default;

Engine Session::engine() const { return lease_->connection->engine(); }

std::string in_list(Engine engine, std::string_view name) {
    // PostgreSQL plans by the length of an array; of what a function of JSON gives it assumes a hundred rows, and reads whole tables for one.
    return engine == Engine::sqlite
               ? fmt::format("(SELECT value FROM json_each(:{}))", name)
               : fmt::format("(SELECT unnest(CAST(translate(CAST(:{} AS TEXT), '[]', '{{}}') AS BIGINT[])))", name);
}

std::string list_of(std::span<std::int64_t const> numbers) { return fmt::format("[{}]", fmt::join(numbers, ",")); }

void lock(Transaction& tx, std::string_view name) {
    if (tx.engine() == Engine::postgresql)
        tx.each<std::string>("SELECT CAST(pg_advisory_xact_lock(hashtextextended(:name, 0)) AS TEXT)", {{"name", name}},
                             [](std::string const&) {});
}

void throw_misfit(std::string_view expected) {
    throw Failure{Trouble::corrupt, fmt::format("a column does not hold {}", expected)};
}

base::Date Column<base::Date>::from(Value const& value) {
    auto const date = base::Date::parse(Column<std::string>::from(value));
    if (!date) throw_misfit("a date");
    return *date;
}

base::Money Column<base::Money>::from(Value const& value) {
    auto const money = base::Money::of(Column<std::int64_t>::from(value));
    if (!money) throw_misfit("an amount");
    return *money;
}

base::Error error_of(Failure const& failure) {
    using base::Code;
    switch (failure.trouble()) {
    case Trouble::unique:
        return {Code::invalid_input,
                "Đã có một bản ghi như vậy.",
                {},
                "Tìm bản ghi đó trong danh sách rồi sửa, hoặc nhập mã khác."};
    case Trouble::foreign_key:
        return {Code::invalid_input,
                "Bản ghi được nhắc đến không còn, hoặc bản ghi này đang được nơi khác dùng.",
                {},
                "Tải lại trang để xem dữ liệu mới nhất rồi làm lại."};
    case Trouble::check:
        return {Code::invalid_input, "Một giá trị nằm ngoài khoảng cho phép.", {}, "Xem lại các ô vừa nhập."};
    case Trouble::busy:
        return {Code::unavailable,
                "Hệ thống đang bận ghi dữ liệu khác, chưa ghi được việc này.",
                {},
                "Chờ vài giây rồi làm lại; chưa có gì được lưu."};
    case Trouble::lost:
        return {Code::unavailable,
                "Mất kết nối với cơ sở dữ liệu, chưa có gì được lưu.",
                {},
                "Chờ ít phút rồi làm lại; nếu vẫn lỗi, báo quản trị hệ thống."};
    case Trouble::commit_uncertain:
        return {Code::unavailable,
                "Mất kết nối với cơ sở dữ liệu đúng lúc lưu: chưa rõ đã lưu hay chưa.",
                {},
                "Mở lại danh sách để xem đã có thay đổi chưa, trước khi làm lại."};
    case Trouble::full:
        return {Code::unavailable,
                "Ổ đĩa của máy chủ đã đầy, chưa có gì được lưu.",
                {},
                "Báo quản trị hệ thống giải phóng chỗ trống rồi làm lại."};
    case Trouble::read_only:
        return {Code::unavailable,
                "Cơ sở dữ liệu đang chỉ cho đọc, chưa có gì được lưu.",
                {},
                "Báo quản trị hệ thống kiểm tra quyền ghi của thư mục dữ liệu."};
    case Trouble::corrupt:
        return {Code::unavailable,
                "Cơ sở dữ liệu có chỗ hỏng.",
                {},
                "Báo quản trị hệ thống chạy lệnh benvung verify và khôi phục từ bản sao lưu."};
    case Trouble::other: break;
    }
    return {Code::unavailable,
            "Cơ sở dữ liệu gặp trục trặc, chưa có gì được lưu.",
            {},
            "Làm lại sau; nếu vẫn lỗi, báo quản trị hệ thống kèm mã yêu cầu ở cuối trang."};
}

} // namespace db
