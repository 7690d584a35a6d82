#include "app/annotations.hpp"
#include "app/areas.hpp"
#include "app/audit.hpp"
#include "app/backup.hpp"
#include "app/command_line.hpp"
#include "app/documents.hpp"
#include "app/read.hpp"
#include "app/serve.hpp"
#include "app/user.hpp"

#include <cstdio>
#include <exception>

namespace {

struct Run {
    base::SystemClock clock;
    int operator()(app::Serve const& wanted) const { return app::serve(wanted); }
    int operator()(app::Read const& wanted) const { return app::read(wanted); }
    int operator()(app::BackUp const& wanted) const { return app::back_up(wanted, clock); }
    int operator()(app::Restore const& wanted) const { return app::restore(wanted, clock); }
    int operator()(app::Verify const& wanted) const { return app::verify(wanted, clock); }
    int operator()(app::Move const& wanted) const { return app::move(wanted, clock); }
    int operator()(app::AuditVerify const& wanted) const { return app::verify_audit(wanted, clock); }
    int operator()(app::AuditExport const& wanted) const { return app::export_audit(wanted, clock); }
    int operator()(app::ImportAreas const& wanted) const { return app::import_areas(wanted, clock); }
    int operator()(app::ImportOutlines const& wanted) const { return app::import_outlines(wanted, clock); }
    int operator()(app::ImportDocuments const& wanted) const { return app::import_documents(wanted, clock); }
    int operator()(app::RereadDocuments const& wanted) const { return app::reread_documents(wanted, clock); }
    int operator()(app::ExportAnnotations const& wanted) const { return app::export_annotations(wanted, clock); }
    int operator()(app::UserCreate const& wanted) const { return app::create_user(wanted, clock); }
    int operator()(app::UserReset const& wanted) const { return app::reset_user(wanted, clock); }
    int operator()(app::Version const&) const {
        std::puts("benvung " BENVUNG_VERSION);
        return app::kDone;
    }
    int operator()(app::Told const& told) const {
        std::fputs(told.text.c_str(), told.exit_code == app::kDone ? stdout : stderr);
        return told.exit_code;
    }
};

} // namespace

int main(int argc, char** argv) {
    try {
        return std::visit(Run{}, app::parse_command_line(argc, argv));
    } catch (std::exception const& thrown) {
        std::fprintf(stderr, "Chương trình gặp trục trặc: %s\n", thrown.what());
        return app::kRefused;
    }
}
