using System.Globalization;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>What happened to one record, newest first.</summary>
public sealed record GetHistory<T>(Guid Id, string? Cursor) : IQuery<Page<HistoryEntry>>
    where T : Record;

/// <summary>One change of one record: who, when, from where, before and after.</summary>
public sealed class HistoryEntry
{
    public required Guid ChangeSetId { get; init; }
    public required DateTime At { get; init; }
    public required Guid? ActorId { get; init; }
    public required string? ActorName { get; init; }
    public required ChangeSource Source { get; init; }

    /// <summary>What the whole change set is, where it is an import, an undo or bulk work; otherwise what was done to this record.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>What was done to this record: create, edit, delete or restore.</summary>
    public required ChangeKind Operation { get; init; }
    public required long Version { get; init; }
    public required IReadOnlyList<FieldChange> Changes { get; init; }
    public required bool Undone { get; init; }
    public required bool CanUndo { get; init; }
}

/// <summary>One field before and after; references carry their labels.</summary>
public sealed class FieldChange
{
    public required string Field { get; init; }
    public required JsonElement? Before { get; init; }
    public required JsonElement? After { get; init; }
    public string? BeforeLabel { get; init; }
    public string? AfterLabel { get; init; }
}

internal sealed class GetHistoryHandler<T>(CrmDbContext db, RecordReader<T> reader, RecordCatalog catalog, ReferenceLabels referenceLabels, ICurrentUser user)
    : IRequestHandler<GetHistory<T>, Page<HistoryEntry>>
    where T : Record
{
    private const int PageSize = 50;
    private const string Sort = "-version";
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<Page<HistoryEntry>> Handle(GetHistory<T> request, CancellationToken cancellationToken)
    {
        var record = await reader.Get(request.Id, cancellationToken);
        var before = Cursor.Decode(request.Cursor, Sort) is { } cursor ? long.Parse(cursor.Key, CultureInfo.InvariantCulture) : long.MaxValue;
        var rows = await db.Set<Change>().AsNoTracking()
            .Where(c => c.RecordId == request.Id && c.Version < before)
            .OrderByDescending(c => c.Version).Take(PageSize + 1)
            .Join(db.Set<ChangeSet>(), c => c.ChangeSetId, s => s.Id, (c, s) => new { Change = c, Set = s })
            .ToListAsync(cancellationToken);
        var entries = rows.OrderByDescending(r => r.Change.Version).Take(PageSize).Select(r => (r.Change, r.Set, Before: Parse(r.Change.Before), After: Parse(r.Change.After))).ToList();
        var labels = await referenceLabels.Fetch(
            entries.SelectMany(e => References(e.Before).Concat(References(e.After))).Concat(entries.Where(e => e.Set.ActorId is not null).Select(e => ("user", e.Set.ActorId!.Value))),
            cancellationToken);
        var mayEdit = user.Covers(type.EditPermission, record);
        var page = entries.Select(e => new HistoryEntry
        {
            ChangeSetId = e.Set.Id,
            At = e.Set.At,
            ActorId = e.Set.ActorId,
            ActorName = labels.Of("user", e.Set.ActorId),
            Source = e.Set.Source,
            Kind = e.Set.Kind is ChangeKind.Import or ChangeKind.Undo or ChangeKind.Bulk or ChangeKind.Merge ? e.Set.Kind : e.Change.Operation,
            Operation = e.Change.Operation,
            Version = e.Change.Version,
            Changes = [.. Fields(e.Before, e.After, labels)],
            Undone = e.Set.UndoneById is not null,
            CanUndo = mayEdit && e.Set.UndoneById is null && e.Set.Kind != ChangeKind.Import,
        }).ToList();
        var next = rows.Count > PageSize ? new Cursor(Sort, page[^1].Version.ToString(CultureInfo.InvariantCulture), request.Id).Encode() : null;
        return new Page<HistoryEntry>(page, next);
    }

    private static Dictionary<string, JsonElement> Parse(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private IEnumerable<(string RecordType, Guid Id)> References(Dictionary<string, JsonElement> values) =>
        from value in values
        let target = type.Find(value.Key)?.ReferenceTo
        where target is not null && value.Value.ValueKind == JsonValueKind.String
        select (target, value.Value.GetGuid());

    private IEnumerable<FieldChange> Fields(Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after, Labels labels)
    {
        string? Label(string name, Dictionary<string, JsonElement> values) =>
            type.Find(name)?.ReferenceTo is { } target && values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String
                ? labels.Of(target, value.GetGuid())
                : null;

        // What is no longer declared is shown to nobody: nobody could say any more who may see it.
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).Where(name => type.Find(name) is { } field && user.MayRead(field)).Select(name => new FieldChange
        {
            Field = name,
            Before = before.TryGetValue(name, out var b) ? b : null,
            After = after.TryGetValue(name, out var a) ? a : null,
            BeforeLabel = Label(name, before),
            AfterLabel = Label(name, after),
        });
    }
}
