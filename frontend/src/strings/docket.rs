//! Words of entering an issued plan in the book of outgoing documents.

texts! {
    act: "Vào sổ", "Enter the number";
    act_again: "Sửa số đã vào sổ", "Correct the number";
    title: "Vào sổ: số, kí hiệu, nơi, ngày", "Number, symbol, place and day";
    none: "Chưa vào sổ. Số, nơi và ngày để trống để điền bằng bút.", "No number yet. Number, place and day are left to the pen.";
    none_mine: "Hai bên đã ký. Vào sổ trong ngày ký, chậm nhất là ngày làm việc tiếp theo; chưa vào thì để trống để điền bằng bút.", "Both sides have signed. Give it a number on the day of signing or the next working day; until then it is left to the pen.";
    as_signed: "Số này có sẵn trong văn bản đã ký.", "This number stands in the text that was signed.";
    entered: "{} vào sổ, {}", "Entered by {}, {}";
    not_sent: "Đã ghi trên máy, chưa gửi về trường.", "Kept on this device, not yet sent.";
    apart: "Số và ngày được ghi sau khi ký, không thuộc nội dung hai bên đã ký.", "Number and day were entered after signing and are no part of what both sides signed.";
    earlier: "Các lần vào sổ ({})", "All entries ({})";
    holds: "đang dùng", "holds";
    disputed: "Có hai lần vào sổ khác nhau khi hai người chưa biết của nhau. Bản này đang lấy lần ghi sau; hãy đối chiếu sổ rồi vào lại cho đúng.", "Two people entered different things without knowing of each other. The later one is shown; check the book and enter what is right.";
    waits: "đã ký, chờ vào sổ", "signed, waits for its number";
    who_may: "Số, nơi và ngày ban hành do Ban giám hiệu hoặc văn thư ghi.", "Number, place and day are given by the management or the records office.";
    after_signing: "Thường để trống: sau khi hai bên ký, văn thư vào sổ và ghi số, ngày.", "Usually left blank: the records office enters them once both sides have signed.";

    number: "Số", "Number";
    symbol: "Kí hiệu", "Symbol";
    symbol_hint: "Ví dụ: KH-THNT", "Such as: KH-THNT";
    place: "Nơi ban hành", "Place of issue";
    place_hint: "Tên phường, xã; để trống nếu muốn điền bằng bút", "The ward or commune; blank if it is left to the pen";
    day: "Ngày ban hành", "Day of issue";
    next: "Số tiếp theo của năm {}, theo các kế hoạch trên máy này: {}. Hãy đối chiếu với sổ văn bản đi của trường.", "The next number of {} by the plans on this device: {}. Compare it with the school's own book.";
    printed: "In trên văn bản", "As printed";
    taken: "Số {} của năm {} đã dùng cho “{}” (bản {}).", "Number {} of {} is already borne by “{}” (edition {}).";
    before_signing: "Ngày này trước ngày ký cuối cùng ({}).", "This day is before the last signature ({}).";
    wrong_number: "Số là số nguyên từ 1 đến 99999.", "The number is a whole number from 1 to 99999.";
    wrong_symbol: "Cần có kí hiệu, viết liền không dấu cách.", "A symbol is needed, without spaces.";
    wrong_place: "Tên nơi ban hành quá dài.", "The name of the place is too long.";
    wrong_day: "Cần có ngày ban hành.", "The day of issue is needed.";
    wrong_future: "Ngày này chưa đến.", "That day has not come yet.";
    done: "Đã vào sổ số {}.", "Entered as number {}.";
    failed: "Chưa ghi được. Hãy thử lại.", "It could not be kept. Try again.";
}
