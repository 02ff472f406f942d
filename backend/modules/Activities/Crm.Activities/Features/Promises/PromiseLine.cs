using Crm.Activities.Domain;
using Crm.Activities.Promises.Rules;
using Crm.Kernel.Values;
using Crm.Platform.Records;

namespace Crm.Activities.Features.Promises;

/// <summary>A promise in one line: who, what, how much, until when, and where it says so.</summary>
internal sealed class PromiseLine
{
    public required Guid Id { get; init; }
    public required string What { get; init; }

    /// <summary>proposed, confirmed, kept, broken, withdrawn or dismissed.</summary>
    public required string State { get; init; }

    /// <summary>us or them.</summary>
    public required string PromisedBy { get; init; }
    public required Guid? PromisedById { get; init; }
    public required string? PromisedByName { get; init; }
    public required decimal? Amount { get; init; }
    public required string? Currency { get; init; }

    /// <summary>A share that it names, in percent.</summary>
    public required decimal? Percent { get; init; }
    public required DateOnly? Due { get; init; }
    public required DateOnly? ValidUntil { get; init; }
    public required Guid? EvidenceActivityId { get; init; }
    public required DateTime? EvidenceAt { get; init; }

    /// <summary>By id, with the names of those who gave their word in one query.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, PromiseLine>> Of(IEnumerable<Promise> promises, ReferenceLabels labels, CancellationToken ct)
    {
        var all = promises.DistinctBy(p => p.Id).ToList();
        var names = await labels.Fetch(all.Where(p => p.PromisedById is not null).Select(p => ("user", p.PromisedById!.Value)), ct);
        return all.ToDictionary(p => p.Id, p => Of(p, names));
    }

    private static PromiseLine Of(Promise promise, Labels names) => new()
    {
        Id = promise.Id,
        What = promise.What ?? "",
        State = Word(promise.State),
        PromisedBy = Word(promise.PromisedBy ?? PromiseSide.Us),
        PromisedById = promise.PromisedById,
        PromisedByName = names.Of("user", promise.PromisedById),
        Amount = promise.Amount?.Amount,
        Currency = promise.Amount?.Currency,
        Percent = Amounts.Percent(promise.What ?? ""),
        Due = promise.Due,
        ValidUntil = promise.ValidUntil,
        EvidenceActivityId = promise.EvidenceActivityId,
        EvidenceAt = promise.EvidenceAt,
    };

    private static string Word<T>(T choice) => choice?.ToString()?.ToLowerInvariant() ?? "";
}
