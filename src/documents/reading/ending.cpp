#include "documents/reading/ending.hpp"

#include "documents/reading/lines.hpp"
#include "text/pattern.hpp"
#include "text/shadow.hpp"

#include <algorithm>

namespace documents::reading {

namespace {

bool is_post(std::string_view cased) {
    static text::Pattern const pattern{
        R"((?:CHU TICH|GIAM DOC|BO TRUONG|THU TRUONG|CHANH|TRUONG PHONG|TRUONG BAN|CUC TRUONG|VU TRUONG|BI THU|HIEU TRUONG|CHU TOA|CHU TRI|THU KY|THU TUONG|TONG CUC|DOI TRUONG|VIEN TRUONG|TRUONG DOAN|UY VIEN|THONG DOC|TONG GIAM|THUONG TRUC|PHO TRUONG|TO TRUONG|DAI DIEN|NGUOI |KE TOAN|TRUONG THON|HIEU PHO|TU LENH|CHI HUY|TRUONG CONG AN|CHU NHIEM|^PHO [A-Z]))"};
    return is_capitals(cased) && cased.size() < 90 && RE2::PartialMatch(cased, pattern);
}

/// "Lê Văn Thanh": two to six words, each with a capital, nothing else.
bool is_name(std::string_view cased) {
    static text::Pattern const pattern{R"(^(?:[A-Z][a-z]*'?[a-z]* ){1,5}[A-Z][a-z]*$)"};
    static text::Pattern const shouted{R"(^(?:[A-Z]+ ){1,4}[A-Z]+$)"};
    return cased.size() >= 5 && cased.size() <= 40 &&
           (RE2::FullMatch(cased, pattern) || RE2::FullMatch(cased, shouted));
}

class EndingReader {
public:
    EndingReader(Prose const& prose, Frame& frame) : prose_{prose}, frame_{frame} {}

    void read() {
        auto const& paragraphs = prose_.paragraphs();
        frame_.ending = first();
        frame_.annex = paragraphs.size();
        std::size_t p = frame_.ending;
        std::size_t quiet = 0; // paragraphs that belong to neither list
        for (; p < paragraphs.size() && p < frame_.ending + 60; ++p) {
            if (opens_annex(p)) break;
            auto const before = found_;
            cells(paragraphs[p]);
            quiet = found_ == before ? quiet + 1 : 0;
            if (quiet > 3 && signer_done()) {
                p -= 3;
                break;
            }
            if (quiet > 8) {
                p -= 8;
                break;
            }
        }
        frame_.annex = std::min(p, paragraphs.size());
        finish();
    }

private:
    /// Where the body ends: behind "./.", at "Nơi nhận", at the signature.
    std::size_t first() const {
        auto const& paragraphs = prose_.paragraphs();
        for (std::size_t p = frame_.body; p < paragraphs.size(); ++p) {
            auto const words = prose_.folded(paragraphs[p]);
            if (is_recipients_head(words) || words.contains("\tnoi nhan")) return p;
            auto const cased = prose_.cased(paragraphs[p]);
            if (p > frame_.body && is_signature_mark(cased) && is_capitals(cased)) return p;
            static text::Pattern const closed{R"(\./\.\s*["']?$)"};
            if (words.contains("./.") && RE2::PartialMatch(words, closed)) return p + 1;
        }
        // No mark at all: a post in capitals with a name behind it, near the end.
        for (std::size_t p = std::max(frame_.body, paragraphs.size() > 14 ? paragraphs.size() - 14 : 0);
             p + 1 < paragraphs.size(); ++p)
            if (is_post(prose_.cased(paragraphs[p])) && !paragraphs[p].enumerator)
                for (std::size_t n = p + 1; n < std::min(p + 4, paragraphs.size()); ++n)
                    if (is_name(prose_.cased(paragraphs[n]))) return p;
        return paragraphs.size();
    }

    bool signer_done() const { return !frame_.header.signer.value.empty(); }

    bool opens_annex(std::size_t p) const {
        auto const& paragraph = prose_.paragraphs()[p];
        auto const cased = prose_.cased(paragraph);
        if (is_annex_head(cased)) return true;
        if (p == frame_.ending) return false;
        bool const of_columns =
            cased.starts_with("-") || is_signature_mark(cased) || std::ranges::count(cased, '\t') < 2;
        if (paragraph.row && !of_columns && (signer_done() || titles_.empty())) return true;
        bool const complete = signer_done() || !frame_.header.recipients.empty();
        return complete &&
               ((is_capitals(cased) && !title_type(cased).empty() && !is_post(cased) && cased.size() < 60) ||
                is_state_name(prose_.folded(paragraph)) ||
                (paragraph.enumerator && paragraph.enumerator->level <= Level::roman));
    }

    void cells(Range line) {
        auto const text = prose_.folded();
        for (std::size_t at = line.from; at <= line.to;) {
            auto end = std::min(text.find('\t', at), line.to);
            Range const cell = trimmed(text, {at, end});
            if (!cell.empty()) piece(cell);
            at = end + 1;
        }
    }

    void piece(Range cell) {
        auto words = prose_.folded(cell);
        auto const cased = prose_.cased(cell);
        if (is_recipients_head(words)) {
            recipients_open_ = true;
            ++found_;
            auto const colon = words.find_first_of(":;.");
            Range rest = trimmed(prose_.folded(), {cell.from + (colon == words.npos ? 8 : colon + 1), cell.to});
            // "Nơi nhận: TM. ỦY BAN NHÂN DÂN": the two columns merged by one blank.
            if (!rest.empty()) piece(rest);
            return;
        }
        if (is_signature_mark(cased) || (is_post(cased) && !words.starts_with("-"))) {
            title(cell);
            ++found_;
            return;
        }
        bool const dashed = words[0] == '-' || words[0] == '+';
        if (dashed && words.starts_with("- nhu ")) recipients_open_ = true; // the head may be lost
        if (name_behind_title(cell)) return;
        if (recipients_open_) {
            cell = without_name(cell);
            words = prose_.folded(cell);
        }
        if (!titles_.empty() && frame_.header.signer.value.empty() && !dashed) {
            static text::Pattern const signed_mark{R"(^\W*\(?(?:da ky|ky ten|ky,|da ky,|chu ky|dau)[^)]*\)?\W*$)"};
            if (RE2::FullMatch(words, signed_mark)) {
                ++found_;
                return;
            }
            if (is_capitals(cased) && !is_name_line(cell)) {
                title(cell);
                ++found_;
                return;
            }
            if (is_name_line(cell)) {
                set_signer(cell);
                ++found_;
                return;
            }
            // Recognition puts strokes of the seal before the name: "h Trương Thị Lộc".
            if (auto const blank = words.find(' ');
                prose_.recognised() && blank <= 2 && is_name_line({cell.from + blank + 1, cell.to})) {
                set_signer({cell.from + blank + 1, cell.to});
                ++found_;
                return;
            }
        }
        if (recipients_open_ && (dashed || (!recipients_.empty() && !closed_) || words.ends_with(";"))) {
            recipient(cell, dashed);
            ++found_;
        }
    }

    /// "PHÓ CHỦ TỊCH Mai Thị Hồng Sim": title and name run together.
    bool name_behind_title(Range cell) {
        static text::Pattern const joined{R"(^((?:[A-Z]{2,}[. ]*)+) ((?:[A-Z][a-z]+ ){1,4}[A-Z][a-z]+)$)"};
        re2::StringPiece post, name;
        auto const cased = prose_.cased(cell);
        if (!RE2::FullMatch(cased, joined, &post, &name) || !is_post(std::string_view{post.data(), post.size()}))
            return false;
        auto const at = cell.from + static_cast<std::size_t>(name.data() - cased.data());
        title(trimmed(prose_.folded(), {cell.from, at}));
        set_signer({at, cell.to});
        ++found_;
        return true;
    }
    /// "Ủy ban Dân tộc; Lê Văn Thanh": the signer's name merged into the last recipient of its line.
    Range without_name(Range cell) {
        static text::Pattern const merged{R"(^(.*;) ((?:[A-Z][a-z]+ ){1,4}[A-Z][a-z]+)$)"};
        re2::StringPiece item, name;
        auto const cased = prose_.cased(cell);
        if (titles_.empty() || !frame_.header.signer.value.empty() || !RE2::FullMatch(cased, merged, &item, &name))
            return cell;
        set_signer({cell.from + static_cast<std::size_t>(name.data() - cased.data()), cell.to});
        return {cell.from, cell.from + item.size()};
    }
    void set_signer(Range cell) {
        auto& signer = frame_.header.signer;
        signer.value = prose_.slice(cell);
        signer.span = prose_.span(cell);
        signer.confidence = 0.9;
    }

    bool is_name_line(Range cell) const { return is_name(prose_.cased(cell)); }

    void title(Range cell) {
        // A title that follows a signer belongs to a second signature, as minutes have.
        if (!frame_.header.signer.value.empty()) return;
        titles_.push_back(cell);
    }

    void recipient(Range cell, bool dashed) {
        auto const text = prose_.folded();
        // A second column merged by a blank: "- Như trên; KT. CHỦ TỊCH".
        static text::Pattern const merged{R"(^(-[^;]*;) ((?:TM|KT|TL|TUQ|Q)\. ?[A-Z ]+|[A-Z]{3,}[A-Z ]*)$)"};
        auto const cased = prose_.cased(cell);
        re2::StringPiece left, right;
        if (RE2::FullMatch(cased, merged, &left, &right)) {
            auto const at = cell.from + static_cast<std::size_t>(right.data() - cased.data());
            title({at, cell.to});
            cell.to = cell.from + left.size();
        }
        // Several on one line: "- Như trên; - Lưu: VT."
        static text::Pattern const joint{R"(; ?- )"};
        auto const words = prose_.folded(cell);
        re2::StringPiece found;
        if (dashed &&
            joint.Match(re2::StringPiece{words.data(), words.size()}, 0, words.size(), RE2::UNANCHORED, &found, 1)) {
            auto const cut = cell.from + static_cast<std::size_t>(found.data() - words.data());
            recipient({cell.from, cut + 1}, true);
            auto const next = text.find('-', cut);
            recipient({next, cell.to}, true);
            return;
        }
        Range item = cell;
        if (dashed) item = trimmed(text, {cell.from + 1, cell.to});
        if (item.empty()) return;
        closed_ = text[item.to - 1] == ';' || (text[item.to - 1] == '.' && item.size() > 3);
        item = trimmed(text, item, ";.");
        if (item.empty()) return;
        if (!dashed && !recipients_.empty()) {
            recipients_.back().value += " " + prose_.slice(item);
            recipients_.back().span.to = prose_.span(item).to;
            return;
        }
        Field field;
        field.value = prose_.slice(item);
        field.span = prose_.span(item);
        field.confidence = 0.95;
        recipients_.push_back(std::move(field));
    }

    void finish() {
        auto& header = frame_.header;
        header.recipients = std::move(recipients_);
        if (titles_.empty()) return;
        for (auto const title : titles_) {
            auto const printed = prose_.slice(title);
            if (!header.signer_title.value.empty()) header.signer_title.value += ' ';
            header.signer_title.value += printed;
        }
        header.signer_title.span = {prose_.span(titles_.front()).from, prose_.span(titles_.back()).to};
        header.signer_title.confidence = 0.9;
    }

    Prose const& prose_;
    Frame& frame_;
    std::vector<Range> titles_;
    std::vector<Field> recipients_;
    bool recipients_open_ = false;
    bool closed_ = true;
    std::size_t found_ = 0;
};

} // namespace

void read_ending(Prose const& prose, Frame& frame) { EndingReader{prose, frame}.read(); }

} // namespace documents::reading
