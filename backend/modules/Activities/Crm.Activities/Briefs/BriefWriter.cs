using Crm.Activities.Domain;
using Crm.Activities.Promises;
using Crm.Activities.Promises.Rules;
using Crm.Activities.Timeline;
using Crm.Platform.Records;

namespace Crm.Activities.Briefs;

/// <summary>Turns facts into the lines of a brief. It adds nothing: every line names the record that it is from.</summary>
internal sealed class BriefWriter(BriefFacts facts, Labels names, DateTime now)
{
    private const int ExcerptLength = 240;
    private const int SilentAfterDays = 60;
    private const int PricesOfDays = 365;

    private DateOnly Today => DateOnly.FromDateTime(now);

    public IReadOnlyList<BriefLine> History => [.. facts.Last.Select(Happening)];

    public IReadOnlyList<BriefLine> OpenPoints => [.. Unanswered().Select(m => Line("unanswered", "activity", m.Id, Of(m))), .. facts.Open.Select(a => Line("open", "activity", a.Id, Of(a)))];

    public IReadOnlyList<BriefLine> Promises => [.. facts.Promises.Where(p => p.IsLive).OrderBy(p => p.Due ?? DateOnly.MaxValue).Select(p => Line("promise", "promise", p.Id, Of(p)))];

    public IReadOnlyList<BriefLine> Prices =>
    [
        .. facts.Promises.Where(p => p.PromisedBy == PromiseSide.Us && p.State != PromiseState.Withdrawn && p.EvidenceAt > now.AddDays(-PricesOfDays))
            .Where(p => p.Amount is not null || Amounts.Percent(p.What ?? "") is not null).Select(p => Line("price", "promise", p.Id, Of(p))),
    ];

    public IReadOnlyList<BriefLine> LastMessages =>
        [.. facts.Messages.Select(m => Line("message", "activity", m.Id, With(Of(m), "excerpt", Excerpts.Of(m.Body, ExcerptLength))))];

    public IReadOnlyList<BriefLine> Risks(BriefSource subject) =>
    [
        .. Contradictions.Among(facts.Promises).SelectMany(g => g).Select(p => Line("contradiction", "promise", p.Id, Of(p))),
        .. facts.Promises.Where(p => p is { State: PromiseState.Confirmed, Due: { } due } && due < Today).Select(p => Line("overdue", "promise", p.Id, Of(p))),
        .. facts.Promises.Where(p => p is { State: PromiseState.Broken, PromisedBy: PromiseSide.Us }).Take(5).Select(p => Line("broken", "promise", p.Id, Of(p))),
        .. Silence(subject),
    ];

    private IEnumerable<Activity> Unanswered() =>
        facts.Messages.Where(m => !m.IsAutomatic).TakeWhile(m => m.Direction == ActivityDirection.Inbound).Take(1);

    private IEnumerable<BriefLine> Silence(BriefSource subject)
    {
        if (facts.Last.Count == 0)
        {
            yield return new BriefLine("never", new Dictionary<string, object?>(StringComparer.Ordinal), subject);
        }
        else if (facts.Last[0] is var last && (now - last.At).TotalDays is var days and > SilentAfterDays)
        {
            yield return Line("silent", "activity", last.Id, With(Of(last), "days", (int)days));
        }
    }

    private BriefLine Happening(Activity activity) => Line(activity.Kind.ToString()!.ToLowerInvariant(), "activity", activity.Id, Of(activity));

    private Dictionary<string, object?> Of(Activity activity) => new(StringComparer.Ordinal)
    {
        ["subject"] = activity.Subject,
        ["at"] = activity.At,
        ["due"] = activity.DueAt,
        ["direction"] = activity.Direction?.ToString().ToLowerInvariant(),
        ["by"] = names.Of("user", activity.OwnerId),
        ["with"] = names.Of("contact", activity.ContactId),
    };

    private Dictionary<string, object?> Of(Promise promise) => new(StringComparer.Ordinal)
    {
        ["what"] = promise.What,
        ["state"] = promise.State?.ToString().ToLowerInvariant(),
        ["promisedBy"] = promise.PromisedBy?.ToString().ToLowerInvariant(),
        ["by"] = names.Of("user", promise.PromisedById),
        ["to"] = names.Of("contact", promise.ContactId),
        ["amount"] = promise.Amount?.Amount,
        ["currency"] = promise.Amount?.Currency,
        ["due"] = promise.Due,
        ["validUntil"] = promise.ValidUntil,
        ["at"] = promise.EvidenceAt,
    };

    private static Dictionary<string, object?> With(Dictionary<string, object?> values, string name, object? value)
    {
        values[name] = value;
        return values;
    }

    private static BriefLine Line(string code, string type, Guid id, Dictionary<string, object?> values) => new(code, values, new BriefSource(type, id));
}
