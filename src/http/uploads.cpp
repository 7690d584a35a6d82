#include "http/uploads.hpp"

#include "base/json.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sodium.h>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace http {

namespace {

using base::Code;
using base::Error;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

class File {
public:
    File(std::filesystem::path const& path, int flags) : descriptor_{::open(path.c_str(), flags | O_CLOEXEC, 0600)} {
        if (descriptor_ < 0) throw std::system_error{errno, std::generic_category(), "open upload"};
    }
    ~File() { ::close(descriptor_); }
    File(File const&) = delete;

    void write_at(std::uint64_t offset, std::string_view bytes) {
        while (!bytes.empty()) {
            auto const written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) throw std::system_error{errno, std::generic_category(), "write upload"};
            bytes.remove_prefix(static_cast<std::size_t>(written));
            offset += static_cast<std::uint64_t>(written);
        }
    }

private:
    int descriptor_;
};

std::string random_id() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 33> text{};
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    return text.data();
}

/// A file name as people see it: without folders and control characters, cut at 200 bytes on a letter's border.
std::string shown_name(std::string_view name) {
    if (auto const slash = name.find_last_of("/\\"); slash != std::string_view::npos) name.remove_prefix(slash + 1);
    std::string shown;
    for (char const c : name)
        if (static_cast<unsigned char>(c) >= ' ' && c != 0x7f) shown += c;
    std::size_t end = std::min<std::size_t>(shown.size(), 200);
    while (end < shown.size() && (static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80) --end;
    shown.resize(end);
    return shown;
}

/// One file; removes it from the disk when the last who uses it is gone.
struct Upload {
    std::string id, name, client;
    std::uint64_t size = 0;
    std::filesystem::path path;
    std::vector<bool> present; ///< by part
    Clock::time_point used = Clock::now();

    ~Upload() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
    bool complete() const { return std::ranges::find(present, false) == present.end(); }
    std::uint64_t part_bytes(std::size_t part) const {
        return std::min(kUploadPartBytes, size - part * kUploadPartBytes);
    }
};

} // namespace

struct Uploads::State {
    std::filesystem::path folder;
    UploadLimits limits;
    std::mutex mutex;
    std::map<std::string, std::shared_ptr<Upload>, std::less<>> uploads;

    void remove_expired() { // under the lock
        auto const oldest = Clock::now() - limits.keep;
        std::erase_if(uploads, [&](auto const& entry) { return entry.second->used < oldest; });
    }

    base::Result<std::shared_ptr<Upload>> announce(std::string_view client, std::string_view name, std::uint64_t size) {
        auto shown = shown_name(name);
        if (shown.empty())
            return base::fail(Code::invalid_input, "Tệp gửi lên không có tên.", "tên tệp",
                              "Đặt tên cho tệp rồi gửi lại.");
        if (size == 0)
            return base::fail(Code::invalid_input, "Tệp rỗng: 0 byte.", shown,
                              "Mở tệp để kiểm tra, rồi chọn lại tệp có nội dung.");
        if (size > limits.file_bytes)
            return base::fail(Code::too_large, "Tệp lớn hơn " + std::to_string(limits.file_bytes >> 20) + " MB.", shown,
                              "Chia tệp thành nhiều tệp nhỏ hơn, hoặc quét lại với độ phân giải thấp hơn.");
        std::scoped_lock const lock{mutex};
        remove_expired();
        std::uint64_t total = 0, of_client = 0;
        std::size_t files = 0;
        for (auto const& [id, upload] : uploads) {
            total += upload->size;
            if (upload->client != client) continue;
            of_client += upload->size;
            ++files;
        }
        if (of_client + size > limits.client_bytes || files >= limits.client_files)
            return base::fail(Code::limit_exceeded, "Máy của anh/chị đã gửi quá nhiều tệp trong nửa giờ qua.", shown,
                              "Đợi vài phút rồi gửi tiếp, hoặc gửi ít tệp hơn mỗi lần.");
        if (total + size > limits.total_bytes)
            return base::fail(Code::limit_exceeded, "Máy chủ đang giữ quá nhiều tệp chờ đọc.", shown,
                              "Đợi vài phút rồi gửi lại.");
        auto upload = std::make_shared<Upload>();
        upload->id = random_id();
        upload->name = std::move(shown);
        upload->client = client;
        upload->size = size;
        upload->path = folder / upload->id;
        upload->present.resize((size + kUploadPartBytes - 1) / kUploadPartBytes);
        {
            File const created{upload->path, O_WRONLY | O_CREAT | O_EXCL};
        }
        uploads.emplace(upload->id, upload);
        return upload;
    }

    base::Result<std::shared_ptr<Upload>> lookup(std::string_view id) {
        std::scoped_lock const lock{mutex};
        remove_expired();
        auto const found = uploads.find(id);
        if (found == uploads.end())
            return base::fail(Code::not_found, "Tệp này không còn trên máy chủ.", "tệp gửi lên",
                              "Chọn tệp và gửi lại; máy chủ chỉ giữ tệp trong " +
                                  std::to_string(limits.keep.count() / 60) + " phút.");
        found->second->used = Clock::now();
        return found->second;
    }

    void remove(std::string_view id) {
        std::scoped_lock const lock{mutex};
        if (auto const found = uploads.find(id); found != uploads.end()) uploads.erase(found);
    }

    Json missing(Upload const& upload) { // under the lock
        Json parts = Json::array();
        for (std::size_t i = 0; i < upload.present.size(); ++i)
            if (!upload.present[i]) parts.push_back(i);
        return parts;
    }

    Json describe(Upload const& upload) {
        std::scoped_lock const lock{mutex};
        return {{"id", upload.id},
                {"name", upload.name},
                {"size", upload.size},
                {"part_bytes", kUploadPartBytes},
                {"parts", upload.present.size()},
                {"missing", missing(upload)},
                {"complete", upload.complete()}};
    }
};

namespace {

Response data_refusal(Error error, int status = 0) {
    if (status == 0) status = error.code == Code::limit_exceeded ? 429 : status_of(error.code);
    Json const body{{"error", {{"message", error.message}, {"where", error.where}, {"mend", error.mend}}}};
    return json(body.dump(-1, ' ', false, Json::error_handler_t::replace), status);
}

Error wrong_size(Upload const& upload, std::size_t part) {
    return {Code::invalid_input,
            "Phần " + std::to_string(part + 1) + " phải có đúng " + std::to_string(upload.part_bytes(part)) + " byte.",
            upload.name, "Gửi lại phần này; nếu tệp vừa được sửa, chọn lại tệp từ đầu."};
}

Response create(Uploads::State& state, Request const& request) {
    auto const body = Json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("name") || !body["name"].is_string() || !body.contains("size") ||
        !body["size"].is_number_unsigned())
        return data_refusal({Code::invalid_input, "Thiếu tên hoặc kích thước tệp.", "dữ liệu gửi lên",
                             "Gửi JSON {\"name\": tên tệp, \"size\": số byte}."});
    auto const name = body["name"].get<std::string>();
    if (!text::is_clean_utf8(name))
        return data_refusal(
            {Code::invalid_input, "Tên tệp chứa ký tự không đọc được.", "tên tệp", "Đổi tên tệp rồi gửi lại."});
    auto const upload = state.announce(request.client, name, body["size"].get<std::uint64_t>());
    if (!upload) return data_refusal(upload.error());
    return json(state.describe(**upload).dump(), 201);
}

Response take_part(Uploads::State& state, Request const& request) {
    auto const upload = state.lookup(request.parameter("id"));
    if (!upload) return data_refusal(upload.error());
    auto const text = request.parameter("part");
    std::size_t part = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), part);
    if (trouble != std::errc{} || end != text.data() + text.size() || part >= (*upload)->present.size())
        return data_refusal(
            {Code::not_found, "Tệp này không có phần mang số đó.", (*upload)->name, "Gửi các phần từ 0 trở đi."});
    if (request.body.size() != (*upload)->part_bytes(part)) return data_refusal(wrong_size(**upload, part));
    File{(*upload)->path, O_WRONLY}.write_at(part * kUploadPartBytes, request.body);
    std::scoped_lock const lock{state.mutex};
    (*upload)->present[part] = true;
    (*upload)->used = Clock::now();
    return json(Json{{"missing", state.missing(**upload)}, {"complete", (*upload)->complete()}}.dump());
}

} // namespace

Uploads::Uploads(std::filesystem::path folder, UploadLimits limits) : state_{std::make_shared<State>()} {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium can not start"};
    std::filesystem::create_directories(folder);
    for (auto const& left : std::filesystem::directory_iterator(folder)) std::filesystem::remove_all(left.path());
    state_->folder = std::move(folder);
    state_->limits = limits;
}

Uploads::~Uploads() = default;

void Uploads::register_routes(AddRoute const& add) {
    auto const state = state_;
    add("POST /uploads", [state](Request const& request) { return create(*state, request); }, Work::quick, 16 << 10);
    add(
        "GET /uploads/{id}",
        [state](Request const& request) {
            auto const upload = state->lookup(request.parameter("id"));
            return upload ? json(state->describe(**upload).dump()) : data_refusal(upload.error());
        },
        Work::quick, kBodyBytes);
    add(
        "PUT /uploads/{id}/parts/{part}", [state](Request const& request) { return take_part(*state, request); },
        Work::quick, kUploadPartBytes);
    add(
        "DELETE /uploads/{id}",
        [state](Request const& request) {
            state->remove(request.parameter("id"));
            return json("{}");
        },
        Work::quick, kBodyBytes);
}

base::Result<UploadedFile> Uploads::find(std::string_view id) {
    auto const upload = TRY(state_->lookup(id));
    std::scoped_lock const lock{state_->mutex};
    if (!upload->complete())
        return base::fail(Code::refused, "Tệp chưa gửi xong.", upload->name,
                          "Gửi nốt các phần còn thiếu, hoặc gửi lại tệp.");
    return UploadedFile{upload->id, upload->name, upload->size, upload->path, upload};
}

base::Result<UploadedFile> Uploads::store(std::string_view client, std::string_view name, std::string_view bytes) {
    auto const upload = TRY(state_->announce(client, name, bytes.size()));
    File{upload->path, O_WRONLY}.write_at(0, bytes);
    std::scoped_lock const lock{state_->mutex};
    upload->present.assign(upload->present.size(), true);
    return UploadedFile{upload->id, upload->name, upload->size, upload->path, upload};
}

void Uploads::remove(std::string_view id) { state_->remove(id); }

void Uploads::remove_expired() {
    std::scoped_lock const lock{state_->mutex};
    state_->remove_expired();
}

} // namespace http
