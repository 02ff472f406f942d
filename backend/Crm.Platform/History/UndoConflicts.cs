using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>Says of conflicts who changed the field since and when, and names references.</summary>
internal sealed class UndoConflicts(CrmDbContext db, RecordCatalog catalog, ReferenceLabels referenceLabels)
{
    public const int Shown = 100;

    public async Task<IReadOnlyList<UndoConflict>> Explain(IEnumerable<UndoConflict> all, CancellationToken ct)
    {
        var conflicts = all.Take(Shown).ToList();
        var changed = conflicts.Where(c => c.Version > 0).Select(c => c.RecordId).Distinct().ToList();
        var since = changed.Count == 0
            ? []
            : await (from change in db.Set<Change>().AsNoTracking()
                     where changed.Contains(change.RecordId)
                     join set in db.Set<ChangeSet>() on change.ChangeSetId equals set.Id
                     select new Later(change.RecordId, change.Version, change.After, set.ActorId, set.At)).ToListAsync(ct);
        var later = since.OrderByDescending(l => l.Version).ToLookup(l => l.RecordId);
        var found = conflicts.ConvertAll(c => (Conflict: c, By: c.Version == 0 ? null : later[c.RecordId].FirstOrDefault(l => l.Version > c.Version && Touches(l, c))));
        var labels = await referenceLabels.Fetch(
            found.SelectMany(f => References(f.Conflict)).Concat(found.Where(f => f.By?.ActorId is not null).Select(f => ("user", f.By!.ActorId!.Value))), ct);
        return found.ConvertAll(f => f.Conflict with
        {
            ChangedBy = f.By?.ActorId,
            ChangedByName = labels.Of("user", f.By?.ActorId),
            ChangedAt = f.By?.At,
            ExpectedLabel = Label(labels, f.Conflict, f.Conflict.Expected),
            CurrentLabel = Label(labels, f.Conflict, f.Conflict.Current),
        });
    }

    private static bool Touches(Later later, UndoConflict conflict)
    {
        if (conflict.Code == "edited_since")
        {
            return true;
        }

        if (later.After is not { } json)
        {
            return false;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(conflict.Field, out _);
    }

    private IEnumerable<(string RecordType, Guid Id)> References(UndoConflict conflict) =>
        from text in (string?[])[conflict.Expected, conflict.Current]
        let target = Target(conflict)
        where target is not null && Guid.TryParse(text, out _)
        select (target, Guid.Parse(text!));

    private string? Label(Labels labels, UndoConflict conflict, string? value) =>
        Target(conflict) is { } target && Guid.TryParse(value, out var id) ? labels.Of(target, id) : null;

    private string? Target(UndoConflict conflict) => catalog.Find(conflict.RecordType)?.Find(conflict.Field)?.ReferenceTo;

    private sealed record Later(Guid RecordId, long Version, string? After, Guid? ActorId, DateTime At);
}
