// The only file that includes CLI11: it takes 4 s to compile.
#include "app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

namespace app {

namespace {

/// CLI11 pads columns by bytes; Vietnamese letters have up to three.
class Formatter final : public CLI::Formatter {
public:
    std::string make_option(CLI::Option const* option, bool positional) const override {
        std::string line = "  " + make_option_name(option, positional) + make_option_opts(option);
        auto const letters =
            std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        auto const gap = static_cast<std::ptrdiff_t>(get_column_width()) - letters;
        line.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(gap, 2)), ' ');
        return line + make_option_desc(option) + "\n";
    }
};

/// CLI11's own words in Vietnamese.
std::shared_ptr<CLI::Formatter> vietnamese_formatter() {
    auto formatter = std::make_shared<Formatter>();
    formatter->label("Usage", "Cách dùng");
    formatter->label("OPTIONS", "tùy chọn");
    formatter->label("SUBCOMMAND", "lệnh");
    formatter->label("SUBCOMMANDS", "lệnh");
    formatter->label("Positionals", "Đối số");
    formatter->label("REQUIRED", "bắt buộc");
    formatter->label("Excludes", "(không dùng cùng)");
    formatter->column_width(28);
    return formatter;
}

void translate(CLI::App& app, std::shared_ptr<CLI::Formatter> const& formatter) {
    app.formatter(formatter);
    app.set_help_flag("-h,--help", "In trang trợ giúp này")->group("Tùy chọn");
}

/// --data and --database, the same for every command that opens the store.
void add_place(CLI::App& command, StorePlace& place) {
    command.add_option("--data", place.data, "Thư mục dữ liệu (./data nếu không nói)")
        ->type_name("THƯ_MỤC")
        ->group("Tùy chọn");
    command
        .add_option("--database", place.database,
                    "Cơ sở dữ liệu PostgreSQL thay cho tệp trong thư mục dữ liệu: postgresql://…")
        ->type_name("ĐỊA_CHỈ")
        ->group("Tùy chọn");
}

std::string message_of(CLI::ParseError const& error, CLI::App const& app) {
    std::string const what = error.what();
    // A mistyped option leaves its word over, also where CLI11 complains first of the missing command.
    std::string rest;
    for (auto const& word : app.remaining(true)) rest += (rest.empty() ? "" : " ") + word;
    bool const unknown = dynamic_cast<CLI::ExtrasError const*>(&error) != nullptr;
    if (unknown || (rest.starts_with('-') && dynamic_cast<CLI::RequiredError const*>(&error) != nullptr))
        return "Không hiểu: " + rest + ".";
    if (dynamic_cast<CLI::ArgumentMismatch const*>(&error) != nullptr)
        return "Sau " + what.substr(0, what.find(':')) + " phải có một giá trị, và chỉ một.";
    if (dynamic_cast<CLI::RequiredError const*>(&error) != nullptr)
        return what.find("subcommand") != std::string::npos ? "Chưa nói lệnh nào."
                                                            : "Thiếu " + what.substr(0, what.find(' ')) + ".";
    if (dynamic_cast<CLI::ExcludesError const*>(&error) != nullptr)
        return "Chỉ chọn một trong --json, --text, --summary.";
    return "Không hiểu dòng lệnh này (" + what + ").";
}

} // namespace

Invocation parse_command_line(int argc, char const* const* argv) {
    CLI::App app{"Bền Vững: đọc văn bản hành chính và theo dõi nhiệm vụ, thời hạn, nguồn vốn.", "benvung"};
    auto const formatter = vietnamese_formatter();
    translate(app, formatter);
    app.require_subcommand(1);

    std::string address = "127.0.0.1", port = "8080", clock;
    StorePlace place;
    auto* const serve = app.add_subcommand("serve", "Chạy máy chủ và mở trang web")->group("Lệnh");
    translate(*serve, formatter);
    serve->add_option("--port", port, "Cổng mạng, từ 0 đến 65535 (8080 nếu không nói; 0: cổng nào còn trống)")
        ->type_name("N")
        ->group("Tùy chọn");
    add_place(*serve, place);
    bool demonstration = false;
    serve->add_flag("--demo", demonstration, "Nạp dữ liệu trình diễn vào thư mục dữ liệu còn trống")->group("Tùy chọn");
    serve->add_option("--address", address, "Địa chỉ mạng để nghe (127.0.0.1 nếu không nói: chỉ máy này vào được)")
        ->type_name("ĐỊA_CHỈ")
        ->group("Tùy chọn");
    serve->add_option("--clock", clock, "Để tập luyện: tệp ghi thời điểm coi là bây giờ, ví dụ 2024-10-11 17:05")
        ->type_name("TỆP")
        ->group("Tùy chọn");

    Read wanted;
    bool as_json = false, as_text = false, as_summary = false;
    auto* const read = app.add_subcommand("read", "Đọc văn bản: txt, docx, odt, pdf, ảnh quét")->group("Lệnh");
    translate(*read, formatter);
    read->add_option("TỆP", wanted.files, "Một hay nhiều tệp văn bản")->required()->type_name("")->group("Đối số");
    auto* const json = read->add_flag("--json", as_json, "In toàn bộ kết quả dạng JSON")->group("Tùy chọn");
    auto* const text = read->add_flag("--text", as_text, "In văn bản thuần đã lấy từ tệp")->group("Tùy chọn");
    auto* const summary = read->add_flag("--summary", as_summary, "In bản tóm tắt (mặc định)")->group("Tùy chọn");
    json->excludes(text)->excludes(summary);
    text->excludes(summary);

    BackUp backed_up;
    auto* const backup =
        app.add_subcommand("backup", "Sao lưu toàn bộ dữ liệu, cả khi máy chủ đang chạy")->group("Lệnh");
    translate(*backup, formatter);
    backup->add_option("THƯ_MỤC", backed_up.folder, "Thư mục mới để chứa bản sao lưu")
        ->required()
        ->type_name("")
        ->group("Đối số");
    add_place(*backup, place);

    Restore restored;
    auto* const restore = app.add_subcommand("restore", "Khôi phục một bản sao lưu vào nơi còn trống")->group("Lệnh");
    translate(*restore, formatter);
    restore->add_option("THƯ_MỤC", restored.folder, "Thư mục mà benvung backup đã tạo")
        ->required()
        ->type_name("")
        ->group("Đối số");
    add_place(*restore, place);

    Verify verified;
    auto* const verify =
        app.add_subcommand("verify", "Kiểm tra dữ liệu, hoặc một bản sao lưu, còn nguyên vẹn không")->group("Lệnh");
    translate(*verify, formatter);
    verify->add_option("--backup", verified.backup, "Kiểm tra bản sao lưu này thay cho dữ liệu đang dùng")
        ->type_name("THƯ_MỤC")
        ->group("Tùy chọn");
    add_place(*verify, place);

    std::string direction;
    auto* const move =
        app.add_subcommand("move", "Chuyển dữ liệu từ thư mục sang PostgreSQL, hoặc ngược lại")->group("Lệnh");
    translate(*move, formatter);
    move->add_option("HƯỚNG", direction, "to-postgresql hoặc to-folder")->required()->type_name("")->group("Đối số");
    add_place(*move, place);

    std::string log_file;
    auto* const audit = app.add_subcommand("audit", "Kiểm tra hoặc xuất nhật ký")->group("Lệnh");
    translate(*audit, formatter);
    audit->require_subcommand(1);
    auto* const audit_verify =
        audit->add_subcommand("verify", "Kiểm tra nhật ký có bị sửa không, và ở dòng nào")->group("Lệnh");
    translate(*audit_verify, formatter);
    audit_verify->add_option("TỆP", log_file, "Tệp mà benvung audit export đã ghi (không cần cơ sở dữ liệu)")
        ->type_name("")
        ->group("Đối số");
    add_place(*audit_verify, place);
    auto* const audit_export = audit->add_subcommand("export", "Ghi nhật ký ra tệp, mỗi dòng một JSON")->group("Lệnh");
    translate(*audit_export, formatter);
    audit_export->add_option("TỆP", log_file, "Tệp để ghi")->required()->type_name("")->group("Đối số");
    add_place(*audit_export, place);
    ImportAreas areas_wanted;
    ImportOutlines outlines_wanted;
    auto* const areas = app.add_subcommand("areas", "Địa bàn: nhập danh mục, sắp xếp đơn vị, bản đồ")->group("Lệnh");
    translate(*areas, formatter);
    areas->require_subcommand(1);
    auto* const areas_import =
        areas->add_subcommand("import", "Nhập danh mục địa bàn hoặc danh sách sắp xếp (csv, xlsx, ods)")->group("Lệnh");
    translate(*areas_import, formatter);
    areas_import->add_option("TỆP", areas_wanted.file, "Tệp danh mục")->required()->type_name("")->group("Đối số");
    areas_import->add_option("--from", areas_wanted.from, "Đơn vị trong tệp có hiệu lực từ ngày này")
        ->type_name("NGÀY")
        ->group("Tùy chọn");
    areas_import->add_option("--until", areas_wanted.until, "Đơn vị trong tệp có hiệu lực đến hết ngày này")
        ->type_name("NGÀY")
        ->group("Tùy chọn");
    areas_import->add_option("--legal-act", areas_wanted.legal_act, "Số, ký hiệu văn bản làm căn cứ")
        ->type_name("VĂN_BẢN")
        ->group("Tùy chọn");
    areas_import->add_flag("--dry-run", areas_wanted.dry_run, "Chỉ kiểm tra và báo kết quả, không ghi")
        ->group("Tùy chọn");
    add_place(*areas_import, place);
    auto* const areas_outlines =
        areas->add_subcommand("outlines", "Nhập đường bao bản đồ (GeoJSON có thuộc tính code và name)")->group("Lệnh");
    translate(*areas_outlines, formatter);
    areas_outlines->add_option("TỆP", outlines_wanted.file, "Tệp GeoJSON")->required()->type_name("")->group("Đối số");
    areas_outlines->add_option("--on", outlines_wanted.on, "Bản đồ là của ngày này (hôm nay nếu không nói)")
        ->type_name("NGÀY")
        ->group("Tùy chọn");
    areas_outlines->add_flag("--dry-run", outlines_wanted.dry_run, "Chỉ kiểm tra và báo kết quả, không ghi")
        ->group("Tùy chọn");
    add_place(*areas_outlines, place);

    ImportDocuments papers_wanted;
    RereadDocuments reread_wanted;
    auto* const documents =
        app.add_subcommand("documents", "Văn bản: nhập cả thư mục, đọc lại bằng bộ đọc mới, xuất kết quả rà soát")
            ->group("Lệnh");
    translate(*documents, formatter);
    documents->require_subcommand(1);
    auto* const documents_import =
        documents->add_subcommand("import", "Nhập mọi văn bản trong một thư mục vào sổ của một cơ quan")->group("Lệnh");
    translate(*documents_import, formatter);
    documents_import->add_option("THƯ_MỤC", papers_wanted.folder, "Thư mục chứa văn bản, kể cả thư mục con")
        ->required()
        ->type_name("")
        ->group("Đối số");
    documents_import->add_option("--as", papers_wanted.as, "Tên đăng nhập của văn thư nhận văn bản")
        ->type_name("NGƯỜI")
        ->group("Tùy chọn");
    documents_import->add_option("--report", papers_wanted.report, "Ghi kết quả từng tệp ra tệp .csv hoặc .xlsx này")
        ->type_name("TỆP")
        ->group("Tùy chọn");
    add_place(*documents_import, place);
    auto* const documents_reread =
        documents->add_subcommand("reread", "Xem bộ đọc hiện nay đọc khác trước ở đâu")->group("Lệnh");
    translate(*documents_reread, formatter);
    documents_reread->add_flag("--apply", reread_wanted.apply, "Ghi bản đọc mới; phần đã xác nhận không đổi")
        ->group("Tùy chọn");
    add_place(*documents_reread, place);
    ExportAnnotations annotations{.place = {}, .folder = "annotations"};
    bool as_annotations = false;
    auto* const documents_export =
        documents->add_subcommand("export", "Xuất kết quả đã xác nhận làm dữ liệu kiểm thử máy đọc")->group("Lệnh");
    translate(*documents_export, formatter);
    documents_export
        ->add_flag("--annotations", as_annotations, "Mỗi văn bản một tệp chữ và một tệp JSON theo lược đồ của máy đọc")
        ->required()
        ->group("Tùy chọn");
    documents_export->add_option("--out", annotations.folder, "Thư mục để ghi (./annotations nếu không nói)")
        ->type_name("THƯ_MỤC")
        ->group("Tùy chọn");
    add_place(*documents_export, place);

    UserCreate created;
    auto* const user = app.add_subcommand("user", "Thêm quản trị viên, cấp lại mật khẩu")->group("Lệnh");
    translate(*user, formatter);
    user->require_subcommand(1);
    auto* const user_create = user->add_subcommand("create", "Thêm một quản trị viên của toàn hệ thống")->group("Lệnh");
    translate(*user_create, formatter);
    user_create->add_option("TÊN_ĐĂNG_NHẬP", created.user_name, "Ví dụ: quan.tri")
        ->required()
        ->type_name("")
        ->group("Đối số");
    user_create->add_option("--name", created.name, "Họ và tên")->type_name("TÊN")->group("Tùy chọn");
    add_place(*user_create, place);
    auto* const user_reset = user->add_subcommand("reset", "Cấp mật khẩu tạm mới cho một người dùng")->group("Lệnh");
    translate(*user_reset, formatter);
    user_reset->add_option("TÊN_ĐĂNG_NHẬP", created.user_name, "Người quên mật khẩu")
        ->required()
        ->type_name("")
        ->group("Đối số");
    add_place(*user_reset, place);

    auto* const version = app.add_subcommand("version", "In số phiên bản")->group("Lệnh");
    translate(*version, formatter);

    try {
        app.parse(argc, argv);
    } catch (CLI::CallForHelp const&) {
        CLI::App const* asked = &app;
        std::string before;
        while (!asked->get_subcommands().empty()) {
            before += (before.empty() ? "" : " ") + asked->get_name();
            asked = asked->get_subcommands().front();
        }
        return Told{asked->help(before), kDone};
    } catch (CLI::ParseError const& error) {
        return Told{message_of(error, app) + "\nXem cách dùng: benvung --help\n", kMisused};
    }
    if (version->parsed()) return Version{};
    if (!place.database.empty() && db::settings_of(place.database).engine != db::Engine::postgresql)
        return Told{
            "--database phải là địa chỉ PostgreSQL.\nVí dụ: --database postgresql://benvung@localhost/benvung\n",
            kMisused};
    areas_wanted.place = outlines_wanted.place = place;
    if (areas_import->parsed()) return areas_wanted;
    if (areas_outlines->parsed()) return outlines_wanted;
    papers_wanted.place = reread_wanted.place = place;
    if (documents_import->parsed()) return papers_wanted;
    if (documents_reread->parsed()) return reread_wanted;
    if (backup->parsed()) return BackUp{place, backed_up.folder};
    if (restore->parsed()) return Restore{place, restored.folder};
    if (verify->parsed()) return Verify{place, verified.backup};
    if (audit_verify->parsed()) return AuditVerify{place, log_file};
    if (audit_export->parsed()) return AuditExport{place, log_file};
    if (documents_export->parsed()) return ExportAnnotations{place, annotations.folder};
    if (user_create->parsed()) return UserCreate{place, created.user_name, created.name};
    if (user_reset->parsed()) return UserReset{place, created.user_name};
    if (move->parsed()) {
        StorePlace const folder{.data = place.data};
        if (place.database.empty() || (direction != "to-postgresql" && direction != "to-folder"))
            return Told{"Nói rõ hướng chuyển và địa chỉ PostgreSQL.\nVí dụ: benvung move to-postgresql --data ./data "
                        "--database "
                        "postgresql://benvung@localhost/benvung\n",
                        kMisused};
        return direction == "to-postgresql" ? Move{folder, place} : Move{place, folder};
    }
    if (read->parsed()) {
        wanted.form = as_json ? ReadForm::json : as_text ? ReadForm::text : ReadForm::summary;
        return wanted;
    }
    Serve served{.address = address, .port = 0, .place = place, .clock = clock, .demonstration = demonstration};
    auto const [end, trouble] = std::from_chars(port.data(), port.data() + port.size(), served.port);
    if (trouble != std::errc{} || end != port.data() + port.size())
        return Told{"--port " + port + ": cổng phải là một số từ 0 đến 65535.\nVí dụ: benvung serve --port 8081\n",
                    kMisused};
    return served;
}

} // namespace app
