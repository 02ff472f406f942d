using System.Collections.Concurrent;

namespace Crm.Platform.Imports.Files;

/// <summary>Encodings in pairs of bytes: which characters are frequent in names, places and business, and which row of the code a character stands in.</summary>
internal sealed class HanModel(string encoding, double handicap, string frequent, int firstLevel, int lastLevel) : LanguageModel(encoding, handicap)
{
    public const string Simplified =
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严" +
        "李刘陈杨赵黄吴徐孙胡朱郭何罗宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔康邱秦史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞秀英桂兰玉梅刚辉鹏飞宇浩然轩涵怡欣雨婷雪琳倩颖佳慧莉萍红燕斌波峰毅俊帆凯旭晨阳晓春贵福建宁波州深圳津沪渝苏浙粤川湖湾港澳街号楼室栋单元弄巷镇乡村寓厦城股份限责任投资集团银行贸易实业咨询服务销售经理总监董事助部财务采购客户联系电话邮箱地址备注职位姓邮编生日性别男女状态来源";

    public const string Traditional =
        "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心明看原利比質氣第向道條結解問意建月公無系情者最立代想已通並提直題程五位入常文總次品式活設及管特件長老頭資路級少圖山接知組見計別手期運農指區強放西處隊南色光門保北造領海口東志世金增" +
        "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴范宋方鄧杜傅侯曹薛丁卓馬阮董唐溫藍蔣石古紀姚連馮歐程湯康田姜汪白鄒尤巫淑雅志俊家豪怡君美玲惠芬秀英麗華建宏宗翰冠宇承恩詩涵台臺北灣香港九龍新竹縣市鄉鎮街巷弄號樓股份限責任投資集團銀行貿易實業服務經理客戶聯絡電話郵地址備註職稱姓名";

    public const string Japanese =
        "日本人大年会中国上出生子分東三一二四五六七八九十京都道府県市区町村字丁目番地号室階山川田中村木林森石井野原藤佐伊加後斎高橋渡辺鈴小松吉上下前岡崎島谷沢池橋本内河西南北東新古長大平和太清水金土火水月竹梅桜花春夏秋冬青赤白黒安阿千葉埼玉神奈横浜名古屋阪戸福岡札幌仙台広島静熊鹿児沖縄愛知兵庫宮城茨栃群馬岐阜滋賀奈良歌鳥取根徳香媛佐世保崎分株式会社有限合同事業務部課長役員営総経理人開発技術研究所製造販売工場支店本店代表取締副主任担当者氏名姓住所電話番号郵便勤先備考生年性別男女様御中連絡先携帯自宅学校大学院病院銀行商店電気機械建設不動産運輸物流通信情報研修教育食品薬化学自動車輝美恵由紀真理明健一郎太雄介彦之助樹翔斗陽菜結衣凛葵悠蓮湊陸拓也哲直洋幸子久信義裕和正弘昭隆博英俊勝浩誠学進望遥香織智絵里沙優奈" +
        "行見月後前生間上時学会員場国内代同事自社発者地業方新場員立開手力問明動主題意不用言彼世界体表重見度私文気物作持先定切取最初多対公園野球戦合全関";

    public const string Korean =
        "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온범좌승간견당" +
        "수영준서연민지현우은성진희미정숙자순호철상재석훈혁환규태윤아라린다빛나래울산대광주시구군읍면로길번층호회사주식유한상업공학교병원은행부장과장대리이름주소전화번호메일담당직책비고생년월일남여";

    private readonly HashSet<char> often = [.. frequent];
    private readonly ConcurrentDictionary<char, double> known = new();
    private readonly bool isJapanese = frequent == Japanese;

    protected override double Cost(char before, char c) => c switch
    {
        >= '\uFF61' and <= '\uFF9F' => isJapanese && Decoder.CodePage == 932 ? (before is >= '\uFF61' and <= '\uFF9F' ? 6.5 : 8.5) : 22,
        _ => known.GetOrAdd(c, Rate),
    };

    private double Rate(char c) => c switch
    {
        >= '\u3041' and <= '\u3096' => isJapanese ? 6.5 : 17,
        (>= '\u30A1' and <= '\u30F6') or 'ー' => isJapanese ? 7.2 : 17,
        '\u3000' or '、' or '。' or '，' or '（' or '）' or '：' or '；' or '・' or '「' or '」' or '－' or '～' or '“' or '”' => 10,
        (>= '！' and <= '～') or (>= '\u3001' and <= '\u3020') => 12,
        _ when often.Contains(c) => frequent == Korean ? 8.5 : 9.3,
        >= '\uAC00' and <= '\uD7A3' => frequent == Korean ? 10.8 : 22,
        >= '\u4E00' and <= '\u9FFF' => OfHan(c),
        _ => 21,
    };

    // The first level of each code holds the characters of every day, in rows of their own.
    private double OfHan(char c)
    {
        var bytes = Decoder.GetBytes([c]);
        var isPlain = bytes.Length == 2 && (bytes[1] >= 0xA1 || Decoder.CodePage is 932 or 950);
        return !isPlain ? 22 : bytes[0] >= firstLevel && bytes[0] <= lastLevel ? 13.8 : 16.5;
    }
}
