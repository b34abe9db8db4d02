"""Words that invented texts are made of: ordinary Vietnamese, no names of real people or bodies."""

from __future__ import annotations

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Đào Cao Lương".split()
"""Family names from the most common on; those of planted people are not among them."""
MIDDLE = "Văn Thị Đức Minh Ngọc Quang Hữu Thanh Xuân Thu Công Đình Bá Kim Hải Anh Hồng Mạnh Tuấn Bích".split()
GIVEN = (
    "An Anh Ánh Bảo Bình Châu Chi Chung Cường Dũng Duy Dương Đạt Đông Đức Giang Hà Hải Hạnh Hằng Hiền "
    "Hiếu Hòa Hoàng "
    "Hồng Huệ Hùng Huy Huyền Hương Khánh Khoa Kiên Lan Linh Loan Long Ly Mai Minh My Nam Nga Ngân Ngọc "
    "Nhung Oanh Phong "
    "Phúc Phương Quân Quyên Sơn Tâm Tân Thảo Thắng Thành Thu Thủy Thúy Tiến Toàn Trang Trung Tú Tuấn "
    "Tùng Uyên Vân Việt "
    "Vinh Vượng Yến"
).split()
COMMON = (
    "và của là có trong một những các được cho với không người đã này khi để từ đến cũng như ra vào "
    "nhiều năm ngày về "
    "thì mà lại còn phải nhưng sau trên ở đó hơn anh chị em thầy cô việc làm mình rất nên bằng vì mỗi "
    "lúc cùng chỉ đi "
    "đang sẽ ai nào hai ba tới theo qua lên xuống đây ấy tất cả chúng tôi bao giờ vẫn luôn từng đầu"
).split()
GENERAL = (
    "công việc,cuộc sống,gia đình,đồng nghiệp,sinh viên,giảng viên,nhà trường,kết quả,thời gian,"
    "kinh nghiệm,trách nhiệm,"
    "tinh thần,tập thể,cá nhân,chia sẻ,giúp đỡ,học hỏi,cố gắng,kiên trì,lặng lẽ,bền bỉ,sáng kiến,"
    "cải tiến,đề xuất,"
    "thử nghiệm,thành công,thất bại,khó khăn,niềm vui,nụ cười,ánh mắt,bàn tay,câu chuyện,kỷ niệm,"
    "mùa đông,mùa hè,buổi sáng,"
    "buổi tối,đêm khuya,cuối tuần,hành lang,sân trường,thư viện,phòng học,giảng đường,ký túc xá,căng tin,"
    "bãi xe,hàng cây,"
    "chiếc bảng,trang vở,bài giảng,tiết học,học kỳ,khóa học,lớp học,câu hỏi,câu trả lời,ý tưởng,kế hoạch,"
    "mục tiêu,hiệu quả,"
    "chất lượng,tiết kiệm,an toàn,đổi mới,phát triển,hội nhập,đóng góp,cống hiến,lan tỏa,truyền cảm hứng,"
    "noi gương,học tập,"
    "rèn luyện,phấn đấu,vượt qua,bắt đầu,kết thúc,tiếp tục,tham gia,tổ chức,phối hợp,hỗ trợ,hướng dẫn,"
    "đào tạo,quản lý"
)
TOPICS = (
    (
        "phòng thí nghiệm,mẫu vật,số liệu,bài báo,tạp chí,hội thảo,giả thuyết,phương pháp,phân tích,đo đạc,"
        "kiểm chứng,luận văn"
    ),
    "máy tiện,động cơ,bánh răng,bản vẽ,chế tạo,gia công,khuôn mẫu,dung sai,bôi trơn,hàn xì,lắp ráp,vận hành,bảo dưỡng",
    (
        "mạch điện,cảm biến,vi điều khiển,biến áp,công suất,dòng điện,rơ le,tự động hóa,đo lường,lưới điện,"
        "năng lượng,pin mặt trời"
    ),
    (
        "lập trình,thuật toán,dữ liệu,máy chủ,phần mềm,giao diện,kiểm thử,mã nguồn,trí tuệ nhân tạo,học máy,"
        "mạng lưới,bảo mật"
    ),
    "hóa chất,phản ứng,xúc tác,dung môi,chưng cất,kết tinh,ăn mòn,vật liệu,hợp kim,gốm sứ,màng lọc,xử lý nước",
    "vùng cao,thiện nguyện,hiến máu,áo ấm,sách vở,điểm trường,mái ấm,quyên góp,cơm nhà,trẻ em,bản làng,cầu dân sinh",
    "đội tuyển,huấn luyện,giải đấu,bóng đá,điền kinh,cờ vua,văn nghệ,dàn nhạc,sân khấu,biểu diễn,cổ vũ,huy chương",
    "thủ tục,hồ sơ,một cửa,biểu mẫu,tiếp nhận,tra soát,lưu trữ,chữ ký số,quy trình,phản hồi,giảm giờ,trực tuyến",
    "học bổng,vượt khó,gia cảnh,làm thêm,học phí,ký gửi,nhà trọ,mồ côi,nghị lực,tốt nghiệp,xe đạp,gánh hàng",
    (
        "khởi nghiệp,nhà đầu tư,sản phẩm,thị trường,khách hàng,gọi vốn,bằng sáng chế,chuyển giao,"
        "doanh nghiệp,hợp đồng,mẫu thử"
    ),
    "ngoại ngữ,phiên dịch,trao đổi,hợp tác,đoàn khách,học giả,thư mời,song ngữ,giáo trình,phát âm,từ điển,hội nghị",
    "y tế,sơ cứu,tiêm chủng,khám bệnh,dịch bệnh,cách ly,khẩu trang,dinh dưỡng,vệ sinh,bếp ăn,thực phẩm,sức khỏe",
)
TITLES = (
    "Người giữ lửa ở {place}",
    "Những đêm không ngủ vì {thing}",
    "Khi {thing} trở thành niềm vui",
    "Mười năm bền bỉ với {thing}",
    "Chuyện về {thing} ở {place}",
    "Bài học từ {thing}",
    "{name} và {thing}",
    "Từ {thing} đến {other}",
    "Giữa {thing} và {other}",
    "Lặng lẽ làm đẹp cho {place}",
)
POSITIONS = (
    "Giảng viên,Giảng viên chính,Nghiên cứu viên,Chuyên viên,Kỹ thuật viên,Phó trưởng khoa,Trưởng nhóm,Sinh viên"
)
UNIT_THINGS = (
    "Cơ khí,Điện – Điện tử,Vật liệu,Hóa học,Vật lý kỹ thuật,Toán ứng dụng,Dệt may,Môi trường,Nhiệt,"
    "Kinh tế,Ngoại ngữ,"
    "Máy tính,Viễn thông,Tự động hóa,Hàng không,Ô tô,Thực phẩm,Sinh học,Hạt nhân,In ấn"
)
