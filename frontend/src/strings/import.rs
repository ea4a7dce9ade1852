//! Words of reading a plan from a file, of what is taken of it, and of comparing it with a plan.

texts! {
    title: "Nhập kế hoạch từ tệp hoặc văn bản", "Import a plan from a file or a text";
    intro: "Chọn tệp Word (.docx), PDF có chữ hoặc .txt, hay dán nội dung. Tệp được đọc ngay trên máy này, không gửi đi đâu, không cần mạng.", "Choose a Word file (.docx), a PDF with text or .txt, or paste the text. It is read on this device and sent nowhere, no network needed.";
    paste: "Nội dung văn bản", "The text";
    placeholder: "Dán nội dung vào đây…", "Paste the text here…";
    choose: "Chọn tệp", "Choose a file";
    drop: "hoặc thả tệp vào đây", "or drop a file here";
    read: "Đọc văn bản", "Read the text";
    file_failed: "Không mở được tệp này, có thể vì quá lớn. Hãy dán nội dung vào ô bên dưới.", "The file could not be opened; it may be too large. Paste its text below.";
    source: "Bản gốc", "Source";
    draft: "Bản nháp sẽ tạo", "The draft";
    lines: "{} dòng", "{} lines";
    issues: "{} chỗ cần xem", "{} places to look at";
    nothing_lost: "Không dòng nào của bản gốc bị bỏ: {} dòng đã vào bản nháp.", "No line of the source was left out: {} lines are in the draft.";
    some_wait: "{} dòng đã vào bản nháp, {} dòng chưa có chỗ và được giữ ở cuối.", "{} lines are in the draft; {} found no place and are kept at its end.";
    accept: "Tạo kế hoạch mới", "Create the plan";
    again: "Chọn tệp khác", "Another file";
    reading: "Đang đọc tệp…", "Reading the file…";
    part_missing: "Phần đọc tệp Word và PDF chưa có trên máy này. Hãy kết nối mạng một lần rồi chọn lại; văn bản dán vào thì đọc được ngay.", "What reads Word files and PDF is not on this device yet. Connect once and choose again; pasted text is read at once.";
    take: "Lấy phần này", "Take this part";
    left_out: "{} phần không lấy.", "{} parts are left out.";
    compare: "Đối chiếu với tệp", "Compare with a file";
    compare_intro: "Chọn bản đã sửa của kế hoạch này (Word, PDF có chữ, .txt) hoặc dán nội dung. Từng mục được so với kế hoạch; chỗ nào bạn chọn thì chỗ ấy mới vào kế hoạch, không tạo thêm bản thứ hai. Tệp được đọc ngay trên máy này, không cần mạng.", "Choose an edited copy of this plan (Word, PDF with text, .txt) or paste it. It is compared clause by clause; only what you tick goes into the plan, and no second copy is made. It is read on this device, no network needed.";
    to_plan: "Về kế hoạch", "Back to the plan";
    no_words: "Tệp này không có chữ nào để đối chiếu.", "There are no words in this file.";
    differences: "{} chỗ khác", "{} differences";
    only_different: "Chỉ hiện chỗ khác", "Differences only";
    legend: "Lời gạch ngang là của kế hoạch, lời gạch chân là của tệp. Mục mà tệp không có vẫn ở lại trong kế hoạch, trừ khi bạn đánh dấu để bỏ.", "Struck words are the plan's, underlined ones the file's. What the file leaves out stays in the plan unless you tick it.";
    same: "Tệp giống hệt kế hoạch", "The file says what the plan says";
    same_hint: "Không có lời nào khác, không mục nào thêm, bớt hay chuyển chỗ.", "No words differ, nothing is new, missing or elsewhere.";
    other_words: "Khác lời", "Other words";
    moved: "Chuyển chỗ", "Moved";
    new: "Mới trong tệp", "New in the file";
    missing: "Tệp không có", "Not in the file";
    pick: "Lấy theo tệp", "As in the file";
    pick_missing: "Bỏ khỏi kế hoạch", "Remove from the plan";
    other_year: "Kế hoạch này của năm học {}, còn tệp ghi năm học {}. Hãy xem lại có chọn nhầm tệp không.", "This plan is for the school year {}, the file says {}. Check that it is the right file.";
    no_place: "Chưa đưa vào được vì mục chứa phần này không lấy.", "What it stands under is not taken.";
    holds_others: "Chưa bỏ được vì bên dưới còn mục ở lại.", "Other clauses under it stay.";
    not_taken: "Kế hoạch không nhận được phần này.", "The plan cannot take this.";
    bring: "Đưa {} chỗ vào kế hoạch", "Take {} into the plan";
    brought: "Đã đưa {} chỗ từ tệp vào kế hoạch.", "{} differences taken from the file.";
    known: "Máy này đã có văn bản cùng loại, cùng năm học. Nếu tệp là bản sửa của văn bản ấy, hãy đối chiếu để khỏi thành hai bản.", "This device has a document of the same kind and year. If the file is an edited copy of it, compare them instead of making a second one.";
    compare_with: "Đối chiếu với «{}»", "Compare with “{}”";
}
