using System.Text.RegularExpressions;

namespace Crm.Activities.Promises.Rules;

/// <summary>
/// How one language commits: what gives one's word, what gives it only together with a date, what a customer's promise looks like in our own notes,
/// what takes it back (negation, condition, doubt, report, past), and how it names days. All patterns are matched against lower-case text.
/// </summary>
internal abstract class Speech
{
    private Regex? commits;
    private Regex? commitsWithDate;
    private Regex? theirs;
    private Regex? conditions;
    private Regex? doubts;
    private Regex? clauses;
    private Regex? courtesy;
    private Regex? holds;
    private DateRule[]? dates;

    public abstract string Code { get; }

    /// <summary>Frequent words by which the language is told from its neighbours.</summary>
    public abstract IReadOnlySet<string> Words { get; }

    /// <summary>Letters that its neighbours do not have.</summary>
    public virtual string Letters => "";

    public abstract DayNames Days { get; }

    public Regex Commits => commits ??= Of(CommitsPattern);

    public Regex CommitsWithDate => commitsWithDate ??= Of(CommitsWithDatePattern);

    public Regex Theirs => theirs ??= Of(TheirsPattern);

    /// <summary>What makes the whole sentence no promise of the writer: a condition that somebody else must meet, or the words of another.</summary>
    public Regex Conditions => conditions ??= Of(ConditionsPattern);

    /// <summary>What takes a promise back within its clause: negation, doubt, past, and being away.</summary>
    public Regex Doubts => doubts ??= Of(DoubtsPattern);

    /// <summary>What ends a clause.</summary>
    public Regex Clauses => clauses ??= Of(ClausePattern);

    /// <summary>Polite conditions that bind nothing ("if you have any questions"): they are blanked before anything else is looked for.</summary>
    public Regex Courtesy => courtesy ??= Of(CourtesyPattern);

    /// <summary>What is kept as it is until a day, so that the day ends the validity rather than being the due date.</summary>
    public Regex Holds => holds ??= Of(HoldsPattern);

    public IReadOnlyList<DateRule> Dates => dates ??= [.. DateRules.Select(r => new DateRule(Of(Days.Expand(r.Pattern)), r.Kind))];

    protected abstract string CommitsPattern { get; }

    protected abstract string CommitsWithDatePattern { get; }

    protected abstract string TheirsPattern { get; }

    protected abstract string ConditionsPattern { get; }

    protected abstract string DoubtsPattern { get; }

    protected abstract string ClausePattern { get; }

    protected abstract string CourtesyPattern { get; }

    protected abstract string HoldsPattern { get; }

    protected abstract IEnumerable<(string Pattern, DayKind Kind)> DateRules { get; }

    // Too large for the linear engine; sentences are short, and what takes longer than this is no sentence that anybody wrote.
    private static Regex Of(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(500));
}

/// <summary>A way to name a day, and what it means.</summary>
internal sealed record DateRule(Regex Pattern, DayKind Kind);

/// <summary>What a phrase says about a day, counted from the day on which it was written.</summary>
internal enum DayKind
{
    Today,
    Tomorrow,
    DayAfterTomorrow,
    Weekday,
    WeekdayOfNextWeek,
    InUnits,
    ThisWeek,
    NextWeek,
    EndOfMonth,
    EndOfNextMonth,
    EndOfYear,
    EndOfNamedMonth,
    DayOfNamedMonth,
    DayOfMonth,
    Numbers,
    YearFirst,
}
