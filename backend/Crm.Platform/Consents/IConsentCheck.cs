using Crm.Platform.Data;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Consents;

/// <summary>Whether something may be sent, and why not: granted, notObjected, contract; or neverAsked, withdrawn, objected, unknownPurpose, notThisChannel.</summary>
public sealed record ConsentVerdict(bool MaySend, string Reason);

/// <summary>Port: every sender asks before it sends, right before: an opt-out holds from the moment of its commit.</summary>
public interface IConsentCheck
{
    /// <summary>One verdict for each of these persons, in a handful of queries however many they are.</summary>
    Task<IReadOnlyDictionary<Guid, ConsentVerdict>> MaySend(IReadOnlyCollection<Guid> persons, ConsentChannel channel, string purpose, CancellationToken ct);

    /// <summary>Those of these persons who want nothing at all by this channel any more, whatever it is for.</summary>
    Task<IReadOnlySet<Guid>> Refusing(IReadOnlyCollection<Guid> persons, ConsentChannel channel, CancellationToken ct);

    async Task<ConsentVerdict> MaySend(Guid person, ConsentChannel channel, string purpose, CancellationToken ct) => (await MaySend([person], channel, purpose, ct))[person];
}

internal sealed class ConsentCheck(CrmDbContext db, MergedRecords merged) : IConsentCheck
{
    public async Task<IReadOnlyDictionary<Guid, ConsentVerdict>> MaySend(IReadOnlyCollection<Guid> persons, ConsentChannel channel, string purpose, CancellationToken ct)
    {
        var known = await db.Set<ConsentPurpose>().AsNoTracking().FirstOrDefaultAsync(p => p.Key == purpose && !p.Retired, ct);
        var refusal = known is null ? new ConsentVerdict(MaySend: false, "unknownPurpose") : known.Channels.Contains(channel) ? null : new ConsentVerdict(MaySend: false, "notThisChannel");
        if (refusal is not null)
        {
            return persons.Distinct().ToDictionary(p => p, _ => refusal);
        }

        // Whoever still has the id of a record that was merged means the person it has become.
        var survivors = await merged.Survivors(persons, ct);
        var ids = persons.Select(p => survivors.GetValueOrDefault(p, p)).Distinct().ToList();
        var states = (await States(db, ids, channel, purpose).ToListAsync(ct)).ToLookup(s => s.RecordId);
        return persons.Distinct().ToDictionary(p => p, p => Judge(known!.Basis, states[survivors.GetValueOrDefault(p, p)]));
    }

    public async Task<IReadOnlySet<Guid>> Refusing(IReadOnlyCollection<Guid> persons, ConsentChannel channel, CancellationToken ct)
    {
        var survivors = await merged.Survivors(persons, ct);
        var ids = persons.Select(p => survivors.GetValueOrDefault(p, p)).Distinct().ToList();
        var states = (await db.Set<ConsentState>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.RecordId) && s.Channel == channel).ToListAsync(ct)).ToLookup(s => s.RecordId);
        return persons.Where(p => IsRefusing(states[survivors.GetValueOrDefault(p, p)])).ToHashSet();
    }

    // Whoever has agreed to something since wants that again.
    private static bool IsRefusing(IEnumerable<ConsentState> states) =>
        states.OrderByDescending(s => s.At).ThenByDescending(s => s.Status).FirstOrDefault(s => s.Purpose == ConsentPurpose.Everything || s.Status == ConsentStatus.Granted) is { Status: ConsentStatus.Withdrawn };

    internal static IQueryable<ConsentState> States(CrmDbContext db, List<Guid> ids, ConsentChannel channel, string purpose) =>
        db.Set<ConsentState>().AsNoTracking().Where(s => ids.Contains(s.RecordId) && s.Channel == channel && (s.Purpose == purpose || s.Purpose == ConsentPurpose.Everything));

    /// <summary>The last word counts: "nothing any more" ends what was granted before it, and a grant after it is a new one.</summary>
    internal static ConsentVerdict Judge(LegalBasis basis, IEnumerable<ConsentState> states)
    {
        if (basis == LegalBasis.Contract)
        {
            return new ConsentVerdict(MaySend: true, "contract");
        }

        // At the same instant a withdrawal is believed.
        var last = states.OrderByDescending(s => s.At).ThenByDescending(s => s.Status).FirstOrDefault();
        return (basis, last?.Status) switch
        {
            (_, ConsentStatus.Withdrawn) => new ConsentVerdict(MaySend: false, basis == LegalBasis.Consent ? "withdrawn" : "objected"),
            (_, ConsentStatus.Granted) when last.Purpose != ConsentPurpose.Everything => new ConsentVerdict(MaySend: true, "granted"),
            (LegalBasis.LegitimateInterest, _) => new ConsentVerdict(MaySend: true, "notObjected"),
            _ => new ConsentVerdict(MaySend: false, "neverAsked"),
        };
    }
}
