//! Words of reading a plan from a file, and of what is taken of it.

texts! {
    reading: "Đang đọc tệp…", "Reading the file…";
    part_missing: "Phần đọc tệp Word và PDF chưa có trên máy này. Hãy kết nối mạng một lần rồi chọn lại; văn bản dán vào thì đọc được ngay.", "What reads Word files and PDF is not on this device yet. Connect once and choose again; pasted text is read at once.";
    take: "Lấy phần này", "Take this part";
    left_out: "{} phần không lấy.", "{} parts are left out.";
}
