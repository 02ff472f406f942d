namespace Crm.Activities.Promises.Rules;

internal sealed class EnglishSpeech : Speech
{
    private const string Acts =
        "(send|get|give|call|phone|ring|email|e-mail|mail|forward|ship|deliver|dispatch|provide|prepare|check|confirm|come back|revert|reply|respond|answer|follow up|share|" +
        "pay|transfer|refund|credit|reimburse|settle|issue|invoice|replace|repair|fix|install|hold|keep|honou?r|guarantee|arrange|schedule|book|organi[sz]e|finish|complete|" +
        "update|review|sort|handle|take care|make sure|ensure|look into|find out|ask|talk|speak|let you|put|write|draft|submit|sign|return|resolve|upload|set up|reserve|extend|" +
        "waive|cover|match|lower|reduce|drop|bring|introduce|visit|stop by|pick up|process|order|release|expedite|investigate|escalate|approve|have)";

    public override string Code => "en";

    public override IReadOnlySet<string> Words { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "the", "we", "you", "your", "i", "will", "to", "of", "and", "by", "is", "it", "for", "with", "that", "our", "us", "be", "have", "me", "this", "next", "i'll", "we'll", "please",
    };

    public override DayNames Days { get; } = new(
        ["mon(day)?", "tue(s(day)?)?", "wed(nesday)?", "thu(rs(day)?)?", "fri(day)?", "sat(urday)?", "sun(day)?"],
        ["jan(uary)?", "feb(ruary)?", "mar(ch)?", "apr(il)?", "may", "june?", "july?", "aug(ust)?", "sept?(ember)?", "oct(ober)?", "nov(ember)?", "dec(ember)?"],
        ["hours?", "(calendar )?days?", "(working|business|work) days?", "weeks?", "months?"],
        ["an?|one", "two|a couple of", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        @"\b((no later than|not later than|by|before|on|until|till|through|at|within|in|around|latest|for) )?(the latest )?",
        @"\b,?( (morning|afternoon|evening|night|at noon|before noon|at the latest|(at|by|before) [0-9]{1,2}([:.][0-9]{2})? ?([ap]m)?))?");

    protected override string CommitsPattern =>
        @"\b(i|we|[a-z]+ and i)('ll| will| shall)( (also|then|definitely|certainly|gladly|personally|immediately|now|just|happily|of course|again))* " + Acts + @"\b" +
        @"|\b(i|we)('ll| will| shall) be (in touch|back|sending|calling|delivering|shipping|there|able to (send|ship|deliver|confirm))\b" +
        @"|\b(i'm|i am|we're|we are) (also )?(going to|about to) " + Acts + @"\b" +
        @"|\blet me (also )?(get back|come back|check|find out|send|look into|confirm|call|ask|see what)\b" +
        @"|\b(i|we)( hereby| can)? (promise|guarantee|undertake|commit|pledge|assure you|give you my word|give you our word)\b|\b(you have|you've got) (my|our) word\b" +
        @"|\byou('ll| will| shall) (have|receive|get|hear from|be refunded|be credited|be contacted) |\byou can (count on|expect|rely on)\b" +
        @"|\b(i|we) commit(ted)? to\b|\b(consider it done|rest assured|count on (me|us))\b|^will (do|send|call|check|confirm|let you know)\b" +
        @"|\bour( [a-z]+){1,3} (will|shall) " + Acts + @"\b";

    protected override string CommitsWithDatePattern =>
        @"\b(will|shall) be (sent|shipped|delivered|dispatched|paid|refunded|credited|transferred|ready|replaced|installed|with you|on your desk|issued|returned|completed|fixed|available)\b" +
        @"|\b(i'm|i am|we're|we are) (sending|shipping|delivering|calling|paying|transferring|dispatching|visiting)\b" +
        @"|\b(will|shall) (arrive|leave|reach you|go out|come by|visit)\b|\b(the|a|an|my)( [a-z]+){1,3} (will|shall) " + Acts + @"\b|\b(it|they|everything|this)('ll| will) be |\bsending (it|you|over|the|this)\b|^sending |^will [a-z]+ |\band will " + Acts + @"\b|\b(i|we)('ll| will| shall) |\bexpect (it|the|your|a|an)\b";

    protected override string TheirsPattern =>
        @"\b(the )?(customer|client|they|he|she|buyer|supplier|mr\.? [a-z]+|mrs\.? [a-z]+|ms\.? [a-z]+)('ll| will| shall| promised to| agreed to| committed to| is going to| are going to) [a-z]+";

    protected override string ConditionsPattern =>
        @"\b(unless|provided|assuming|in case|subject to|depending|upon (receipt|payment|signature)|as soon as you|(once|after|when) (you|payment|the payment)|on condition|as long as)\b" +
        @"|\bif (you|we|i|they|he|she|the|your|that|it|there|all|everything|payment)\b" +
        @"|\b(said|says|told|claims?|claimed|mentioned|according to|asked)\b(?! (me|us) to)";

    protected override string DoubtsPattern =>
        @"\b(won't|will not|shall not|cannot|can't|not be able|not able|unable|never|might|maybe|perhaps|probably|hopefully|possibly|would|could|try|hope|hoping|wish|wonder|not sure)\b" +
        @"|\b(on (annual )?(holidays?|vacation|leave)|out of (the )?office|off work|travell?ing|maternity|last (week|month|year|mon|tues|wednes|thurs|fri)\w*|yesterday|usually|typically|normally|generally)\b" +
        @"|\b(will|shall|'ll) (need|have to|see|miss|assume|appreciate|be (glad|happy|closed|away|out|off|held|on holiday|unavailable|attending|travell?ing))\b";

    protected override string ClausePattern => @"[,;:–—]| (and|but|so|however|although|because) ";

    protected override string CourtesyPattern =>
        @"\b(let me know|tell me|feel free|contact me|call me|write to me|ask)?,? ?(if (you have|you've|there are|there's) (any )?(further |more |other )?(questions?|doubts?|comments?|problems?|concerns?)|if (that|this)('s| is) (ok|okay|fine|all right)|if you need (anything|something)|if (that|this|it) (does not|doesn't|works?|suits?)|if (you )?(don't|do not) mind|if i may)";

    protected override string HoldsPattern => @"\b(hold|keep|honou?r|guarantee|valid|reserve|maintain|freeze)\b";

    protected override IEnumerable<(string Pattern, DayKind Kind)> DateRules =>
    [
        ("(today|tonight|this (morning|afternoon|evening)|(the )?end of (the )?(business|day)|eod|cob|close of business)", DayKind.Today),
        ("(tomorrow)", DayKind.Tomorrow), ("(the )?day after tomorrow", DayKind.DayAfterTomorrow),
        ("((this|the coming) )?{wd}", DayKind.Weekday), ("(next {wd}|{wd} (of )?next week)", DayKind.WeekdayOfNextWeek),
        ("(the next )?{n} {unit}( time)?", DayKind.InUnits), ("(this week|((the )?end of )(the|this) week|eow)", DayKind.ThisWeek),
        ("(next week|(the )?end of next week|(early|late) next week)", DayKind.NextWeek),
        ("(this month|((the )?end of )(the|this) month|month[- ]end|eom)", DayKind.EndOfMonth), ("(next month|(the )?end of next month)", DayKind.EndOfNextMonth),
        ("((the )?end of (the|this) year|this year|year[- ]end)", DayKind.EndOfYear), ("((the )?end of|late|in|by|before|until) {mon}", DayKind.EndOfNamedMonth),
        ("((the )?{d}(st|nd|rd|th)?( of)? {mon}(,? {y})?|{mon} {d}(st|nd|rd|th)?(,? {y})?)", DayKind.DayOfNamedMonth),
        ("the {d}(st|nd|rd|th)", DayKind.DayOfMonth), ("{d}[/.](?<month>[0-9]{1,2})[/.](?<year>(20)?[0-9]{2})", DayKind.Numbers),
        ("{d}/(?<month>[0-9]{1,2})", DayKind.Numbers), ("{y}-(?<month>[0-9]{2})-{d}", DayKind.YearFirst),
    ];
}
