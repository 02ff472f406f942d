using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Records.Merging;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Consents;

/// <summary>What a person has said, as somebody notes it down.</summary>
public sealed record ConsentAct(ConsentChannel Channel, string Purpose, ConsentStatus Status, string Source)
{
    public DateTime? At { get; init; }
    public string? Language { get; init; }
    public int? TextVersion { get; init; }
    public string? Form { get; init; }

    /// <summary>The import that brings it.</summary>
    public Guid? ImportId { get; init; }
    public Guid? DocumentId { get; init; }
    public string? Ip { get; init; }
    public string? UserAgent { get; init; }
}

/// <summary>Port: appends acts of consent and keeps what follows from them, all in the present commit.</summary>
public interface IConsentRecorder
{
    Task Record(string recordType, Guid recordId, IReadOnlyList<ConsentAct> acts, CancellationToken ct);
}

internal sealed class ConsentRecorder(
    CrmDbContext db, RecordCatalog catalog, DerivedTags tags, UnitOfWork unitOfWork, Events.Outbox outbox, IAuditLog audit, ICurrentUser user, TimeProvider clock) : IConsentRecorder, IMergeFollower
{
    /// <summary>The field of a record type that says for what its persons may be written to: <c>email.newsletter</c>. Lists filter by it.</summary>
    public const string MayReceive = "mayReceive";

    /// <summary>The source of acts that a merge takes along: nobody has said anything new.</summary>
    private const string Merged = "merge";

    public Task Record(string recordType, Guid recordId, IReadOnlyList<ConsentAct> acts, CancellationToken ct) => RecordAll(recordType, [.. acts.Select(a => (recordId, a))], [], ct);

    /// <summary>Acts of many persons, in a handful of statements. <paramref name="held"/> is what the caller goes on working with past the change tracker.</summary>
    internal async Task RecordAll(string recordType, IReadOnlyList<(Guid RecordId, ConsentAct Act)> acts, IReadOnlyCollection<Record> held, CancellationToken ct)
    {
        var ids = acts.Select(a => a.RecordId).Distinct().ToList();
        var purposes = await db.Set<ConsentPurpose>().AsNoTracking().ToListAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var written = new List<Consent>();
        var stored = (await db.Set<ConsentState>().Where(s => EF.Parameter(ids).Contains(s.RecordId)).ToListAsync(ct)).ToLookup(s => s.RecordId);
        var states = ids.ToDictionary(id => id, id => stored[id].ToList());
        foreach (var (recordId, act) in acts)
        {
            var purpose = purposes.Find(p => p.Key == act.Purpose);
            if (act.Purpose != ConsentPurpose.Everything && purpose is null)
            {
                throw new InvalidInputException("purpose", $"There is no purpose {act.Purpose}.");
            }

            if (act is { Purpose: ConsentPurpose.Everything, Status: ConsentStatus.Granted })
            {
                throw new InvalidInputException("purpose", "Nobody agrees to everything at once. Name the purpose.");
            }

            if (act.At > now)
            {
                throw new InvalidInputException("at", "Nobody has agreed in the future.");
            }

            var consent = new Consent
            {
                RecordType = recordType, RecordId = recordId, Channel = act.Channel, Purpose = act.Purpose, Status = act.Status, At = act.At ?? now, RecordedAt = now, RecordedBy = user.Id,
                Source = act.Source, TextVersion = act.TextVersion ?? purpose?.Current.Version, Language = act.Language, Basis = purpose?.Basis ?? LegalBasis.Consent, Ip = act.Ip,
                UserAgent = act.UserAgent, Form = act.Form, DocumentId = act.DocumentId, ImportId = act.ImportId,
            };
            db.Add(consent);
            written.Add(consent);
            Derive(states[recordId], consent);
            audit.Write(consent.Status == ConsentStatus.Granted ? AuditActions.ConsentGranted : AuditActions.ConsentWithdrawn, recordType, recordId, new { consent.Channel, consent.Purpose, consent.Source });
        }

        // What an import brings for many at once is no news about each of them.
        if (ids is [var person] && written.Exists(c => c.Source != Merged))
        {
            outbox.Add(new ConsentsRecorded(recordType, person, user.Id, written.ConvertAll(c =>
                new ConsentsRecorded.Act(c.Id, c.Channel.ToString().ToLowerInvariant(), c.Purpose, c.Status.ToString().ToLowerInvariant(), c.At))));
        }

        await unitOfWork.Begin(ct);
        await unitOfWork.Flush(ct);
        await Publish(recordType, purposes, states, held, ct);
    }

    /// <summary>What was said to the one counts for the other from now on: the last word of both.</summary>
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        var said = await db.Set<Consent>().AsNoTracking().Where(c => merge.From.Contains(c.RecordId)).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(ct);
        if (said.Count > 0)
        {
            await Record(merge.RecordType, merge.To, said.ConvertAll(c => new ConsentAct(c.Channel, c.Purpose, c.Status, Merged)
            {
                At = c.At, Language = c.Language, TextVersion = c.TextVersion, Form = c.Form, DocumentId = c.DocumentId, Ip = c.Ip, UserAgent = c.UserAgent,
            }), ct);
        }
    }

    private void Derive(List<ConsentState> states, Consent consent)
    {
        var state = states.Find(s => s.Channel == consent.Channel && s.Purpose == consent.Purpose);
        if (state is null)
        {
            state = new ConsentState { RecordId = consent.RecordId, Channel = consent.Channel, Purpose = consent.Purpose };
            states.Add(state);
            db.Add(state);
        }
        else if (state.At > consent.At || (state.At == consent.At && state.Status == ConsentStatus.Withdrawn))
        {
            return; // Written down later, but said earlier.
        }

        (state.Status, state.At, state.ConsentId) = (consent.Status, consent.At, consent.Id);
    }

    // Past the record's own writing: what a person has said is no edit of the record.
    private async Task Publish(string recordType, List<ConsentPurpose> purposes, Dictionary<Guid, List<ConsentState>> states, IReadOnlyCollection<Record> held, CancellationToken ct)
    {
        if (catalog.Find(recordType) is not { } type || type.Find(MayReceive) is not { } field)
        {
            return;
        }

        var may = states.ToDictionary(s => s.Key, s => May(purposes, s.Value));
        await tags.Write(type, field, may, isNewVersion: true, ct);

        // The change tracker can set what nobody else may.
        foreach (var record in held.Where(r => may.ContainsKey(r.Id) && db.Entry(r).State == EntityState.Detached))
        {
            var entry = db.Entry(record);
            entry.Property(field.PropertyName).CurrentValue = may[record.Id];
            entry.Property(r => r.Version).CurrentValue++;
        }

        await unitOfWork.Flush(ct);
    }

    private static List<string> May(List<ConsentPurpose> purposes, List<ConsentState> states) =>
    [
        .. from purpose in purposes
           where purpose is { Retired: false, Basis: not LegalBasis.Contract }
           from channel in purpose.Channels
           let said = states.Where(s => s.Channel == channel && (s.Purpose == purpose.Key || s.Purpose == ConsentPurpose.Everything))
           let verdict = ConsentCheck.Judge(purpose.Basis, said)
           where verdict is { MaySend: true, Reason: "granted" }
           orderby channel, purpose.Key
           select $"{channel.ToString().ToLowerInvariant()}.{purpose.Key}",
    ];
}
