/// The characters that make up most of any Chinese text, simplified and traditional, with those of company names,
/// addresses and family names. They tell a right reading of bytes from a wrong one, which gives rare characters.
enum CommonCharacters {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3001...0x3011, 0xFF01...0xFF5E: true
        default: characters.contains(scalar.value)
        }
    }

    private static let characters = Set((simplified + traditional + business).unicodeScalars.map(\.value))

    private static let simplified = """
        的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成\
        方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工\
        使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表\
        化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结\
        反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难\
        且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔史客服
        """

    private static let traditional = """
        這個們來為國說時會對於著過發後裡裏種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問戰頭體見產斯話給門兒東聲員論處\
        義幾認條係氣題爾別變總電數報結務場計單資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀讓識導爭運筆
        """

    private static let business = """
        司限份责任股有公科技贸易商店集团厂银行局部技网络软件信息电子医药房产建材装饰食品服饰机械汽车物流咨询广告文化传媒教育投资\
        限責貿團廠銀網絡軟訊醫藥產裝飾機車諮詢廣傳媒資際際际联聯华華\
        省市县縣区區镇鎮乡鄉村街道路号號楼樓室栋幢层層弄巷京津沪滬渝湖河南北江苏蘇浙安徽福建湾灣台臺东東西广廣州深圳香港澳门門\
        重庆慶成都武汉漢杭宁寧波青岛島连連沈阳陽长長春哈尔滨爾濱厦廈\
        王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂\
        蔡卢盧蒋蔣余杜叶葉魏潘丁姜范姚谭譚廖邹鄒熊陆陸孔白崔康毛邱秦史顾顧侯邵孟龙龍段雷钱錢汤湯尹黎武乔喬贺賀赖賴文\
        伟偉芳娜秀英敏静靜丽麗强強磊军軍洋勇艳豔杰娟涛濤超明霞平刚剛桂志鹏鵬玲婷华宇浩欣怡俊淑惠雅美玉珍建豪家志\
        客户戶名称稱姓电電话話手机機邮郵箱地址联系係人备註备注類型类状态狀態金额額数數量单單价價日期时間时间订訂编編产品产销售銷\
        经理經總总监監采购採購员員职職位负责負責公司
        """
}
