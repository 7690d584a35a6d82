<div class="bv-prose">
<h1>Trợ giúp</h1>
<h2>Đọc một văn bản</h2>
<ol>
<li>Mở trang <a href="/documents/reading">Đọc văn bản</a>.</li>
<li>Thả tệp vào khung, hoặc bấm <strong>Chọn tệp trên máy</strong>. Chọn nhiều tệp một lần được.</li>
<li>Chờ máy đọc. Tệp Word và văn bản thuần xong ngay; bản quét mất khoảng một giây mỗi trang.</li>
</ol>
<p>Đọc được .docx, .odt, .pdf, .txt và ảnh quét .png, .jpg, .tif; mỗi tệp tối đa {{FILE_SIZE}}. Tệp .doc cũ và .rtf đọc được khi máy chủ có LibreOffice Writer; nếu không, mở bằng Word rồi lưu thành .docx. Mạng chập chờn không sao: tệp được gửi từng phần và tự gửi tiếp.</p>
<h2>Xem kết quả</h2>
<ul>
<li>Bên trái là văn bản, chỗ nào máy hiểu thì được tô. Bên phải là những gì máy đọc ra. Rê chuột vào một bên, bên kia sáng theo.</li>
<li>Trên điện thoại, hai phần xếp chồng; bấm <strong>Văn bản</strong> hoặc <strong>Kết quả</strong> ở đầu trang để chuyển.</li>
<li>Thẻ <span class="bv-tag bv-tag-doubt">cần xem lại</span>: máy chưa chắc, anh/chị đọc lại chỗ đó.</li>
<li><strong>Chỗ cần xem</strong>: tổng không bằng các phần, một văn bản ghi hai ngày, số hoặc ngày còn để trống.</li>
</ul>
<h2>Phím tắt</h2>
<ul>
<li><kbd>↑</kbd> <kbd>↓</kbd>: mục trước, mục sau; cả hai bên cùng chuyển.</li>
<li><kbd>Enter</kbd> khi đang ở văn bản: sang mục đó bên kết quả.</li>
<li><kbd>Esc</kbd>: bỏ chọn. <kbd>Tab</kbd>: sang phần tiếp theo.</li>
</ul>
<h2>Lấy kết quả</h2>
<p><strong>Tải Excel</strong> cho mọi bảng trong một tệp; <strong>Chép bảng</strong> để dán thẳng vào Excel; <strong>In</strong> ra tờ tóm tắt khổ A4; <strong>Tải JSON</strong> cho phần mềm khác.</p>
<h2>Có lưu lại không?</h2>
<p>Không. Tệp gửi lên được xóa ngay sau khi đọc. Kết quả chỉ nằm trong bộ nhớ của máy chủ và bị xóa sau 30 phút; ai có địa chỉ của trang kết quả thì xem được trong thời gian đó.</p>
</div>
