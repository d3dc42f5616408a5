/// Names from which the demo company's are put together. All are made up.
enum DemoNames {
    struct Place { let city: String, country: String }

    static let brands: [[String]] = [
        [
            "Alder", "Amberlight", "Birchwood", "Blue Heron", "Brightwater", "Calder", "Cobalt", "Copperfield",
            "Dunmore",
            "Eastgate", "Fairhaven", "Fernhill", "Granite", "Greyfriars", "Harbour City", "Hazel", "Highmoor",
            "Ironbridge",
            "Juniper", "Kestrel", "Lakeside", "Larchmont", "Maple", "Meadow", "Millbrook", "Northgate", "Oakridge",
            "Orchard",
            "Pinehurst", "Quarry", "Redstone", "Rivermouth", "Saltmarsh", "Silverton", "Stonebridge", "Thornbury",
            "Westfield",
        ],
        [
            "海川", "华信", "恒达", "瑞丰", "鼎盛", "嘉禾", "金桥", "宏远", "天成", "博雅", "永安", "中泰", "新力", "东方", "长风", "明德",
            "九州", "同创", "云帆", "星河", "立群", "众合", "泰和", "远景", "荣光", "安澜", "卓越", "锦程", "康宁", "百川", "启明", "正阳",
        ],
        [
            "海順", "華新", "恆業", "瑞豐", "鼎泰", "嘉信", "金橋", "宏遠", "天成", "博雅", "永安", "中興", "新力", "東方", "長榮光", "明德",
            "九如", "同創", "雲帆", "星河", "立群", "眾合", "泰和", "遠景", "榮光", "安瀾", "卓越", "錦程", "康寧", "百川", "啟明", "正陽",
        ],
    ]
    static let trades: [[(String, String)]] = [
        [
            ("Tools", "Manufacturing"), ("Optics", "Manufacturing"), ("Foods", "Wholesale"), ("Stores", "Retail"),
            ("Logistics", "Services"), ("Software", "Software"), ("Medical", "Health"), ("Hardware", "Wholesale"),
            ("Machining", "Manufacturing"), ("Schools", "Education"),
        ],
        [
            ("精密制造", "Manufacturing"), ("机电设备", "Manufacturing"), ("国际贸易", "Wholesale"), ("百货", "Retail"),
            ("物流", "Services"), ("软件", "Software"), ("医疗器械", "Health"), ("五金", "Wholesale"), ("电子", "Manufacturing"),
            ("教育", "Education"),
        ],
        [
            ("精密工業", "Manufacturing"), ("機電", "Manufacturing"), ("國際貿易", "Wholesale"), ("百貨", "Retail"),
            ("物流", "Services"), ("軟體", "Software"), ("醫療器材", "Health"), ("五金", "Wholesale"), ("電子", "Manufacturing"),
            ("文教", "Education"),
        ],
    ]
    static let forms: [[String]] = [
        ["Ltd", "Inc", "GmbH", "Group", "& Sons"], ["有限公司", "股份有限公司"], ["有限公司", "股份有限公司"],
    ]
    static let places: [[Place]] = [
        [
            Place(city: "London", country: "United Kingdom"), Place(city: "Bristol", country: "United Kingdom"),
            Place(city: "Leeds", country: "United Kingdom"), Place(city: "Dublin", country: "Ireland"),
            Place(city: "Berlin", country: "Germany"), Place(city: "Hamburg", country: "Germany"),
            Place(city: "Rotterdam", country: "Netherlands"), Place(city: "Boston", country: "United States"),
            Place(city: "Chicago", country: "United States"), Place(city: "Toronto", country: "Canada"),
        ],
        ["上海", "北京", "深圳", "广州", "杭州", "苏州", "成都", "武汉", "青岛", "厦门"].map { Place(city: $0, country: "中国") },
        ["台北", "新北", "桃園", "新竹", "台中", "台南", "高雄"].map { Place(city: $0, country: "台灣") }
            + [Place(city: "九龍", country: "香港"), Place(city: "沙田", country: "香港")],
    ]
    static let firsts: [[String]] = [
        [
            "Alice", "Ben", "Clara", "Daniel", "Emma", "Felix", "Grace", "Henry", "Isla", "Jack", "Kate", "Liam", "Mia",
            "Noah", "Olivia", "Peter", "Rose", "Sam", "Tara", "Victor", "Wendy", "Zoe",
        ],
        [
            "伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "军", "杰", "涛", "明", "建国", "晓东", "雨桐", "子涵", "思远", "嘉怡",
            "文博", "欣然",
        ],
        [
            "偉", "芳", "雅婷", "敏", "靜怡", "志強", "家豪", "宗翰", "怡君", "俊傑", "淑芬", "建宏", "佳穎", "冠宇", "詩涵", "承恩", "宜蓁", "柏翰",
            "嘉欣", "永康",
        ],
    ]
    static let lasts: [[String]] = [
        [
            "Adams", "Baker", "Clarke", "Davies", "Evans", "Foster", "Green", "Hughes", "Irving", "Jones", "Keller",
            "Lewis",
            "Murphy", "Novak", "Owens", "Palmer", "Quinn", "Reed", "Schmidt", "Turner", "Walsh", "Young",
        ],
        ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"],
        ["陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊", "許", "鄭", "謝", "郭", "洪", "邱", "曾", "廖", "賴", "周"],
    ]
    static let positions: [[String]] = [
        ["Purchasing director", "Plant manager", "Accounts payable", "Managing director", "Engineer"],
        ["采购总监", "厂长", "财务", "总经理", "工程师"], ["採購總監", "廠長", "財務", "總經理", "工程師"],
    ]

    /// Departments: key, name, the one above.
    static let departments: [(String, String, String)] = [
        ("sales", "Sales 销售部", ""), ("north", "Sales North 北区", "sales"), ("south", "Sales South 南区", "sales"),
        ("service", "Service 客服部", ""), ("marketing", "Marketing 市场部", ""),
    ]
    /// Colleagues: login, name, role, department.
    static let people: [(String, String, String, String)] = [
        ("lin.wei", "Lin Wei", "manager", "sales"), ("zhao.min", "赵敏", "manager", "north"),
        ("chen.yu", "Chen Yu", "salesperson", "north"), ("wang.fang", "王芳", "salesperson", "north"),
        ("anna.keller", "Anna Keller", "salesperson", "north"), ("ho.kayan", "何嘉欣", "salesperson", "south"),
        ("liu.yang", "刘洋", "salesperson", "south"), ("tom.reed", "Tom Reed", "salesperson", "south"),
        ("zhang.tong", "张彤", "service", "service"), ("mary.walsh", "Mary Walsh", "service", "service"),
        ("xu.jing", "徐静", "marketing", "marketing"), ("george.owens", "George Owens", "executive", "marketing"),
    ]

    /// Product categories: key, name, the one above.
    static let categories: [(String, String, String)] = [
        ("drive", "Drive technology 传动技术", ""), ("bearings", "Bearings 轴承", "drive"), ("belts", "Belts 皮带", "drive"),
        ("tools", "Tools 工具", ""), ("cutting", "Cutting tools 刀具", "tools"), ("measuring", "Measuring 量具", "tools"),
        ("supplies", "Supplies 耗材", ""), ("services", "Services 服务", ""),
    ]
    /// Products: name, category, price, cost.
    static let products: [(String, String, Int, Int)] = [
        ("Deep groove bearing 6204 深沟球轴承", "bearings", 18, 9), ("Deep groove bearing 6308 深沟球轴承", "bearings", 46, 25),
        ("Spindle bearing 7014 主轴轴承", "bearings", 320, 190), ("Needle bearing set 滚针轴承组", "bearings", 64, 35),
        ("Linear guide 25 mm 直线导轨", "bearings", 210, 128), ("V-belt SPA 1500 三角带", "belts", 22, 11),
        ("Timing belt T10 同步带", "belts", 35, 19), ("Conveyor belt per metre 输送带（米）", "belts", 48, 27),
        ("Belt tensioner 张紧轮", "belts", 74, 41), ("End mill 8 mm 立铣刀", "cutting", 42, 20),
        ("End mill 16 mm 立铣刀", "cutting", 88, 46), ("Drill set HSS 钻头套装", "cutting", 65, 33),
        ("Carbide insert, box of 10 硬质合金刀片", "cutting", 96, 51), ("Saw blade 315 mm 锯片", "cutting", 78, 40),
        ("Reamer H7 铰刀", "cutting", 57, 29), ("Digital caliper 数显卡尺", "measuring", 89, 47),
        ("Micrometer 0–25 千分尺", "measuring", 124, 70), ("Dial gauge 百分表", "measuring", 68, 36),
        ("Gauge block set 量块组", "measuring", 640, 410), ("Surface plate 花岗岩平台", "measuring", 880, 590),
        ("Cutting fluid 20 l 切削液", "supplies", 118, 72), ("Hydraulic oil 20 l 液压油", "supplies", 96, 63),
        ("Grease cartridge 润滑脂", "supplies", 9, 4), ("Abrasive belts, pack 砂带", "supplies", 34, 17),
        ("Protective gloves, dozen 防护手套", "supplies", 28, 14), ("Cleaning cloth, roll 擦拭布", "supplies", 19, 10),
        ("Calibration 校准服务", "services", 150, 80), ("Spindle overhaul 主轴大修", "services", 1_900, 1_150),
        ("Training day 培训（天）", "services", 980, 520), ("On-site service, hour 上门服务（小时）", "services", 110, 58),
    ]
}
