using Crm.Activities.Domain;
using Crm.Activities.Promises.Rules;
using Crm.Platform.Search;

namespace Crm.Activities.Promises;

/// <summary>Finds promises of two colleagues to one customer that cannot both be kept: the same subject, another value, at the same time.</summary>
internal static class Contradictions
{
    /// <summary>Those that contradict each other, by what they are about; each group has two promises at least.</summary>
    public static IEnumerable<IReadOnlyList<Promise>> Among(IEnumerable<Promise> promises) =>
        from @group in promises.Where(IsComparable).GroupBy(p => (Customer: p.AccountId ?? p.ContactId, Subject: Folding.Key(p.SubjectKey)))
        let inConflict = @group.Where(p => @group.Any(other => Contradict(p, other))).OrderBy(p => p.EvidenceAt).ThenBy(p => p.Id).ToList()
        where inConflict.Count > 0
        select inConflict;

    public static bool Contradict(Promise one, Promise other) =>
        one.Id != other.Id && one.PromisedById != other.PromisedById && Overlap(one, other) && Differ(one, other);

    private static bool IsComparable(Promise promise) =>
        promise is { IsLive: true, PromisedBy: PromiseSide.Us, PromisedById: not null } && (promise.AccountId ?? promise.ContactId) is not null
        && !string.IsNullOrWhiteSpace(promise.SubjectKey);

    private static bool Overlap(Promise one, Promise other) =>
        (one.ValidUntil is not { } end || !(other.ValidFrom > end)) && (other.ValidUntil is not { } otherEnd || !(one.ValidFrom > otherEnd));

    // An amount is compared with an amount, a share with a share; the day only where neither names a value.
    private static bool Differ(Promise one, Promise other) => (Value(one), Value(other)) switch
    {
        ((null, null), (null, null)) => one.Due is not null && other.Due is not null && one.Due != other.Due,
        ({ Amount: { } amount }, { Amount: { } otherAmount }) => amount != otherAmount,
        ({ Share: { } share }, { Share: { } otherShare }) => share != otherShare,
        _ => false,
    };

    private static (Crm.Kernel.Values.Money? Amount, decimal? Share) Value(Promise promise) => (promise.Amount, Amounts.Percent(promise.What ?? ""));
}
