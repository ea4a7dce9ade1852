//! Words of the templates that a school keeps: none of them stands on the app's first page.

texts! {
    own: "Mẫu của trường", "The school's template";
    own_named: "Mẫu của trường: {}", "The school's template: {}";
    own_of: "{} · {} · {}", "{} · {} · {}";
    own_hint: "Giữ nội dung, phân công, chỉ tiêu của mẫu. Năm học, số, ngày, chữ ký là của văn bản mới. Chỗ cũ được liệt kê để rà soát, không tự đổi.", "The template's words, duties and targets. School year, number, day and signatures are the new document's. What is stale is listed for review, nothing changes by itself.";
    own_edit: "Mở mẫu để sửa", "Open the template to edit it";
    own_away: "Mẫu đã bỏ ({})", "Templates taken away ({})";
    keep_as: "Lưu làm mẫu của trường", "Save as the school's template";
    keep_title: "Lưu làm mẫu", "Save as template";
    keep_intro: "Mẫu dùng chung cho hai bên, chỉ để lập kế hoạch, quy chế mới. Văn bản này không thay đổi.", "Both sides share a template; it is only for making new documents. This document does not change.";
    keep_name: "Tên mẫu", "Name";
    keep_name_hint: "Để nhận ra khi lập kế hoạch mới, không in ra giấy.", "To know it by when making a plan. It is not printed.";
    keep_no_name: "Hãy đặt tên cho mẫu.", "Give the template a name.";
    keep_long_name: "Tên dài quá {} chữ.", "The name is longer than {} letters.";
    keep_same_name: "Trường đã có mẫu tên này. Hãy chọn tên khác.", "There is a template of this name. Choose another one.";
    keep_from: "Lưu từ", "Save from";
    keep_issued: "Bản đã ban hành", "What was issued";
    keep_draft: "Bản đang soạn", "The draft";
    keep_with: "Mẫu giữ: bố cục, nội dung, phân công và nhịp độ, mức của chỉ tiêu, bên phụ trách từng phần.", "The template keeps structure, words, duties and rhythms, what targets measure, and whose each part is.";
    keep_without: "Mẫu không giữ: số, ngày ban hành, chữ ký và tên người ký, kết quả đã đạt, góp ý và trao đổi.", "It does not keep number and day, signatures and names of signers, results, opinions and comments.";
    keep_save: "Lưu mẫu", "Save the template";
    kept: "Đã lưu mẫu “{}”", "Saved the template “{}”";
    banner: "Mẫu không trình ký, không lấy ý kiến, không ban hành; việc ghi trong mẫu chưa giao cho ai.", "A template is never signed, sent out or issued; nobody is given the duties in it.";
    banner_edit: "Sửa ở đây là sửa mẫu, không đổi kế hoạch nào.", "What you change here changes the template and no plan.";
    banner_away: "Trường đã bỏ mẫu này. Mẫu không còn trong danh sách khi lập kế hoạch mới.", "The school has taken this template away. It is no longer offered for new plans.";
    banner_read: "Mẫu do Ban giám hiệu và Ban Chấp hành Công đoàn sửa.", "The management and the union committee edit templates.";
    use_it: "Lập kế hoạch từ mẫu này", "Make a plan from it";
    rename: "Đổi tên mẫu", "Rename";
    take_away: "Bỏ mẫu", "Take away";
    take_away_sure: "Bỏ mẫu “{}”? Mẫu sẽ không còn trong danh sách khi lập kế hoạch mới, ở cả hai bên. Kế hoạch đã lập từ mẫu giữ nguyên, và có thể dùng lại mẫu bất cứ lúc nào.", "Take “{}” away? It will no longer be offered for new plans, to either side. Plans made from it stay as they are, and it can be brought back at any time.";
    taken_away: "Đã bỏ mẫu “{}”", "Took “{}” away";
    use_again_there: "Mẫu nằm ở “Mẫu đã bỏ” khi lập kế hoạch mới: mở mẫu ấy rồi chọn “Dùng lại mẫu”.", "It is among the templates taken away, in the form for a new plan: open it there and bring it back.";
    use_again: "Dùng lại mẫu", "Bring it back";
}
