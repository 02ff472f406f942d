namespace Crm.Activities.Promises.Rules;

internal sealed class ChineseSpeech : Speech
{
    private const string We = "(我们公司|我们这边|我们|我这边|我司|我方|本公司|我公司|敝司|咱们|我)";

    private const string Acts =
        "(发|寄|送|给您|给你|给贵|回复|答复|回电|回覆|联系|安排|付款|支付|打款|汇|转账|退|确认|核实|更换|换|保留|提供|打电话|致电|处理|解决|交付|交货|到货|发货|出货|安装|报价|准备|完成|落实|跟进|" +
        "告诉|通知|告知|传|上门|拜访|补发|补寄|修改|更新|签|开票|开具|开发票|降|优惠|反馈|查|问|催|维修|修好|调试|培训|承担|赔|免费|拿到|收到|去|来|到)";

    // What may stand between the subject and the verb: adverbs and phrases, but no mark that ends a clause.
    private const string Between = "[^,，。;；?？!！、]{0,24}";

    public override string Code => "zh";

    public override IReadOnlySet<string> Words { get; } = new HashSet<string>(StringComparer.Ordinal);

    public override DayNames Days { get; } = new(
        [Weekday("一"), Weekday("二"), Weekday("三"), Weekday("四"), Weekday("五"), Weekday("六"), Weekday("日天")],
        ["(1|一)月", "(2|二)月", "(3|三)月", "(4|四)月", "(5|五)月", "(6|六)月", "(7|七)月", "(8|八)月", "(9|九)月", "(10|十)月", "(11|十一)月", "(12|十二)月"],
        ["个?小时", "天|日", "个?工作日", "周|个?星期|个?礼拜", "个?月"],
        ["一", "二|两", "三", "四", "五", "六", "七", "八", "九", "十"],
        "(最迟|最晚|在|到|于|至)?",
        "(的?(上午|下午|晚上|早上|中午|下班))?(之前|以前|前|之内|以内|内|为止|止|后|之后)?");

    protected override string CommitsPattern =>
        We + Between + "(会|将|一定|保证|承诺|答应|马上|立刻|立即|尽快|稍后|负责|这就)" + Between + Acts + "|" + We + "?(保证|承诺|担保|答应您|答应你|向您保证)" +
        "|^(好的?|收到)?[,，]?(马上|立刻|立即|尽快|稍后|这就)" + Between + Acts + "|您(会|将)[^,，。;；]{0,12}(收到|拿到)";

    protected override string CommitsWithDatePattern => We + Between + Acts + "|(会|将|一定)" + Between + Acts + "|" + Acts + "(出|给|到|好|完)|^" + Between + Acts;

    protected override string TheirsPattern => "(客户|对方|他们|她们|他|她|买方|供应商)" + Between + "(会|将|答应|承诺|保证)" + Between;

    protected override string ConditionsPattern =>
        "吗|呢[?？]?$|能不能|能否|可否|是否|可不可以|是不是|什么时候|多少|请问|如果|若|要是|假如|假设|只要|的话|除非|一旦|前提|(收到|付)(款|货款|定金|预付款|付款)后|付款后|签(约|字|合同)后|" +
        "(经理|先生|女士|小姐|同事|他|她|他们|你们|贵司|有人)(曾|之前|昨天)?(说|表示|告诉|提到|称)|听说|据说";

    protected override string DoubtsPattern =>
        "请您|请你|请贵|麻烦您|希望|但愿|可能|恐怕|也许|大概|或许|估计|争取|尽量|试试|不会|不能|无法|不了|没办法|没有|还没|尚未|已经|已于|已将|昨天|前天|上周|上个?月|去年|刚才|之前答应|答应过|说过|曾|" +
        "一般|通常|正常情况|休假|放假|出差|度假|请假|不在(公司|办公室)|(您|你|你们|贵司|贵公司|贵方)(会|将|要|应|需|必须|得)(?!收到|拿到)|(发|寄|送|付|退|换|安排|确认)(出|好|完)?了";

    protected override string ClausePattern => @"[,，;；:：、]";

    protected override string CourtesyPattern => "(如果?有(任何|什么)?(问题|疑问|需要)|如有(任何)?(问题|疑问|需要)|有问题)[^。！!]{0,20}|请(注意|您)?(查收|放心|知悉)|麻烦您(稍等|等一下)|请稍等|没(有)?问题";

    protected override string HoldsPattern => "保留|保持|维持|有效|锁定|不变";

    protected override IEnumerable<(string Pattern, DayKind Kind)> DateRules =>
    [
        ("(今天|今日|今晚|当天|下午|下班前|晚上)", DayKind.Today), ("(明天|明日|明早|明晚)", DayKind.Tomorrow), ("(后天)", DayKind.DayAfterTomorrow),
        ("(本|这个?)?{wd}", DayKind.Weekday), ("下个?{wd}", DayKind.WeekdayOfNextWeek), ("{n}{unit}", DayKind.InUnits), ("(本周|这周|这个星期|本星期|周末|周底)(内|末|底)?", DayKind.ThisWeek),
        ("(下周|下个?星期|下个?礼拜)(内|末|底)?", DayKind.NextWeek), ("(本月底?|这个月底?|月底|月末)", DayKind.EndOfMonth), ("(下个?月底?)", DayKind.EndOfNextMonth),
        ("(年底|今年年?底?|年内)", DayKind.EndOfYear), ("{mon}(底|末|份)?", DayKind.EndOfNamedMonth), ("({y}年)?{mon}{d}(日|号)", DayKind.DayOfNamedMonth), ("(本月)?{d}(日|号)", DayKind.DayOfMonth),
        ("{y}[-/.](?<month>[0-9]{1,2})[-/.]{d}", DayKind.YearFirst),
    ];

    private static string Weekday(string figures) => $"(周|星期|礼拜)[{figures}]";
}
