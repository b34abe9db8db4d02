// Decap starts when the Vietnamese that it lacks has been added.
"use strict";
window.CMS_MANUAL_INIT = true;
const PHRASES = {
  auth: { loginWithAzure: "Đăng nhập bằng Azure", loginWithForgejo: "Đăng nhập bằng Forgejo" },
  collection: {
    collectionTop: {
      newButton: "Thêm %{collectionLabel}",
      viewAs: "Cách xem",
      viewAsList: "Xem theo dòng",
      viewAsGrid: "Xem theo ô",
      groupBy: "Nhóm theo",
    },
    entries: { unpublishedHeader: "Chưa công bố" },
    groups: { other: "Khác", negateLabel: "Không phải %{label}" },
  },
  editor: {
    editorControl: { field: { widgetLabel: "Mục %{widgetLabel}" } },
    editorControlPane: {
      i18n: {
        writingInLocale: "Đang viết bằng %{locale}",
        copyFromLocale: "Chép từ ngôn ngữ khác",
        copyFromLocaleConfirm: "Chép nội dung từ %{locale}? Những gì đang có sẽ bị thay.",
      },
    },
    editorInterface: {
      toggleI18n: "Bật hoặc tắt ngôn ngữ khác",
      togglePreview: "Bật hoặc tắt xem thử",
      toggleScrollSync: "Cuộn cùng nhau",
      toggleNotes: "Bật hoặc tắt ghi chú",
    },
    editorNotesPane: {
      title: "Ghi chú",
      emptyState: "Chưa có ghi chú nào. Viết ghi chú đầu tiên ở dưới.",
      addNote: "Thêm ghi chú",
      addPlaceholder: "Viết ghi chú…",
      editPlaceholder: "Sửa ghi chú…",
      save: "Lưu",
      cancel: "Thôi",
      edit: "Sửa",
      delete: "Xóa",
      resolve: "Đã xong",
      unresolve: "Mở lại",
      confirmDelete: "Bạn có chắc muốn xóa ghi chú này?",
      shortcut: "Ctrl+Enter để thêm ghi chú nhanh",
    },
    editorToolbar: {
      statusInfoTooltipDraft: "Đang là bản nháp. Viết xong thì đổi thành “Đang xét duyệt” để gửi duyệt.",
      statusInfoTooltipInReview: "Đang được xét duyệt, bạn không phải làm gì thêm; vẫn có thể sửa tiếp.",
    },
    editorWidgets: {
      markdown: {
        bold: "Đậm",
        italic: "Nghiêng",
        strikethrough: "Gạch ngang",
        code: "Mã",
        link: "Liên kết",
        linkPrompt: "Địa chỉ của liên kết",
        headings: "Đề mục",
        quote: "Trích dẫn",
        bulletedList: "Danh sách",
        numberedList: "Danh sách đánh số",
        addComponent: "Chèn thêm",
        markdown: "Chữ thô",
        toggleMode: { rich: "Chuyển sang soạn thảo", markdown: "Chuyển sang chữ thô" },
      },
      image: {
        chooseMultiple: "Chọn nhiều ảnh",
        chooseUrl: "Lấy từ địa chỉ",
        replaceUrl: "Thay bằng địa chỉ",
        promptUrl: "Địa chỉ của ảnh",
        addMore: "Thêm ảnh",
        removeAll: "Bỏ mọi ảnh",
      },
      file: {
        chooseMultiple: "Chọn nhiều tệp",
        chooseUrl: "Lấy từ địa chỉ",
        replaceUrl: "Thay bằng địa chỉ",
        promptUrl: "Địa chỉ của tệp",
        addMore: "Thêm tệp",
        removeAll: "Bỏ mọi tệp",
      },
      datetime: { setToNow: "Đặt %{fieldLabel} là bây giờ" },
      list: { add: "Thêm %{item}", addType: "Thêm %{item}" },
      object: { expand: "Mở ra", collapse: "Gập lại" },
    },
  },
  mediaLibrary: {
    mediaLibraryCard: {
      copy: "Chép",
      copyUrl: "Chép địa chỉ",
      copyPath: "Chép đường dẫn",
      copyName: "Chép tên",
      copied: "Đã chép",
    },
    mediaLibraryModal: { close: "Đóng" },
  },
  ui: {
    settingsDropdown: { account: "Tài khoản" },
    toast: {
      noteAdded: "Đã thêm ghi chú",
      onFailToAddNote: "Chưa thêm được ghi chú: %{details}",
      noteUpdated: "Đã sửa ghi chú",
      onFailToUpdateNote: "Chưa sửa được ghi chú: %{details}",
      noteDeleted: "Đã xóa ghi chú",
      onFailToDeleteNote: "Chưa xóa được ghi chú: %{details}",
      noteResolved: "Ghi chú đã xong",
      noteReopened: "Đã mở lại ghi chú",
      onFailToToggleNote: "Chưa đổi được ghi chú: %{details}",
    },
  },
};

/** Both dictionaries as one; the second wins. */
function joined(first, second) {
  const all = { ...first };
  for (const [key, value] of Object.entries(second)) {
    all[key] = typeof value === "object" ? joined(all[key] ?? {}, value) : value;
  }
  return all;
}

window.addEventListener("DOMContentLoaded", () => {
  CMS.registerLocale("vi", joined(CMS.getLocale("vi"), PHRASES));
  CMS.init();
});
