"""Sentences as published reports print them, shortened, with names of places and people changed."""

DISTRICT_2019 = """
Tính đến nay, UBND quận Hồ Tây đã tổ chức công khai 241 TTHC (giảm 39 TTHC so với cùng kỳ); UBND các \
phường đã thực hiện niêm yết 138 TTHC thuộc phạm vi thẩm quyền. Tổng số hồ sơ yêu cầu giải quyết TTHC \
trên địa bàn quận trong năm là: 153.455 hồ sơ, trong đó: đã giải quyết: 153.279 hồ sơ (trong đó: 153.222 \
hồ sơ giải quyết đúng hạn; 57 hồ sơ giải quyết quá hạn); đang giải quyết 176 hồ sơ (trong đó: 176 hồ sơ \
chưa đến hạn; không có hồ sơ đã quá hạn).

Toàn quận đã triển khai 171 DVCTT mức độ 3 (gồm 11 TTTHC cấp quận, 60 TTHC cấp phường) và triển khai 16 \
DVCTT mức độ 4 thuộc thẩm quyền giải quyết của quận và phường. Số DVCTT mức độ 3 đạt 46,05 % (111/241) \
TTHC cấp quận và đạt 44,11 % (60/136) ТГНС cấp phường.

Từ ngày 16/12/2018 đến ngày 15/12/2019, toàn quận đã tiếp nhận 16.282 hồ sơ DVCTT mức 3, 4, trong đó: \
Cấp quận đã có 5.281 hồ sơ nộp online mức độ 3,4; tỷ lệ công dân tự đăng ký tại nhà đạt khoảng hơn 70%, \
tỷ lệ công dân đến trực tiếp trụ sở Bộ phận Một cửa UBND quận là gần 30%. Cấp phường đã có 11.001 hồ sơ \
nộp online mức độ 3,4; tỷ lệ công dân tự đăng ký tại nhà đạt khoảng 25%, tỷ lệ công dân đến trực tiếp \
trụ sở Bộ phận Một cửa UBND các phường là 75%.
"""

DISTRICT_2020 = """
Quận đã công khai tại Bộ phận một cửa danh mục và nội dung 15/15 lĩnh vực TTHC. 7/7 phường đã công khai \
đúng đủ các TTHC được công bố.

Giai đoạn 2016 – 2021, tổng số hồ sơ được người dân yêu cầu giải quyết TTHC trực tiếp tại bộ phận một \
cửa, một cửa liên thông tại quận là 30.778 hồ sơ; đã giải quyết 30.139 hồ sơ, trong đó quá hạn 34 hồ sơ, \
đang giải quyết 89 hồ sơ. Tổng số hồ sơ tiếp nhận qua phần mềm Một cửa điện tử tại phường là 2.208 hồ \
sơ, đã giải quyết 2.208 hồ sơ.
"""

WARD_2022 = """
UBND đã chỉ đạo thực hiện tổng số 07 nhiệm vụ chung, 24 nhiệm vụ cụ thể. Đến thời điểm này, đã có 23 \
nhiệm vụ cụ thể cơ bản hoàn thành. Cụ thể, các văn bản đã ban hành gồm: 08 kế hoạch; 01 quyết định; 01 \
thông báo lịch làm việc và một số thông báo. UBND phường tổ chức tuyên truyền lồng ghép với tổng số: \
09/15 cuộc họp cho hơn 300 lượt người tham gia. Tổng số hồ sơ tiếp nhận tại bộ phận tiếp nhận trả kết \
quả của phường trong 10 tháng đầu năm 2022 là 764 thủ tục, trong đó: Cơ chế một cửa, một cửa liên thông \
được xử lý qua phần mềm một cửa điện tử: 244 thủ tục, còn lại 520 thủ tục xử lý bằng bản giấy, tất cả \
đều giải quyết đúng hạn. Dịch vụ công trực tuyến mức độ 3: 09 thủ tục. Dịch vụ Bưu chính công ích: 13 hồ \
sơ. Tổng số văn bản đi được trao đổi dưới dạng điện tử được sử dụng chữ ký số trong năm: 598 văn bản, \
trong đó 221 văn bản được gửi liên thông, 337 văn bản nội bộ. Với tổng số 9/764 thủ tục hành chính phát \
sinh trực tuyến đạt 8,48%,.. Đề nghị đơn vị đối chiếu với Quyết định số 2686/QĐ-UBND ngày 31/12/2021 để \
rà soát trong Quyết định số 2020/QĐ-UBND ngày 20/10/2022.
"""

WARDS_2024 = """
Đoàn giám sát đã giám sát thực tế tại 03 phường trong tháng 5/2024, giai đoạn từ ngày 01/01/2023 đến \
ngày 31/03/2024.
- Tỷ lệ giải quyết dịch vụ công mức độ 4 ở cả 03 phường còn chưa cao.
- Có một số trường hợp ở 02 nhóm TTHC liên thông cho trẻ em dưới 6 tuổi chưa thực hiện được.
- Việc giải quyết 09 TTHC lĩnh vực lưu thông hàng hóa còn vướng mắc.
"""
