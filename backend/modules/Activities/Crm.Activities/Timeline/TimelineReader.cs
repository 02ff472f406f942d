using System.Text.Json;
using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Files;
using Crm.Platform.History;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Timeline;

/// <summary>Reads the timeline of one record, of which only what the caller may see.</summary>
internal sealed class TimelineReader(ActivitiesDb db, RecordCatalog catalog, RecordScopes scopes, ImportedRecords imported, ReferenceLabels labels, FileNames files, ICurrentUser user)
{
    public const int MaxLimit = 100;
    private const int MaxNext = 5;
    private const string Order = "timeline";

    public async Task<TimelinePage> Read(string recordType, Guid recordId, IReadOnlyList<string> kinds, string? cursorText, int limit, CancellationToken ct)
    {
        if (!await scopes.IsVisible(recordType, recordId, user, ct))
        {
            throw new NotFoundException(recordType);
        }

        var cursor = Cursor.Decode(cursorText, Order);
        var rows = await Page(Seen(recordId, isOpen: false, kinds), cursor, limit + 1).ToListAsync(ct);
        if ((kinds.Count == 0 || kinds.Contains(FollowChanges.Created)) && await Brought(recordType, recordId, ct) is { } brought && IsAfter(cursor, brought))
        {
            rows = [.. rows.Append(brought).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(limit + 1)];
        }

        var next = cursor is null ? await Seen(recordId, isOpen: true, kinds).OrderBy(e => e.At).ThenBy(e => e.Id).Take(MaxNext).ToListAsync(ct) : [];
        var page = rows.Take(limit).ToList();
        var shown = await Show([.. page, .. next], ct);
        return new TimelinePage
        {
            Items = [.. page.Select(e => shown[e.Id])],
            Next = cursor is null ? [.. next.Select(e => shown[e.Id])] : null,
            NextCursor = rows.Count > limit ? new Cursor(Order, page[^1].At.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture), page[^1].Id).Encode() : null,
        };
    }

    /// <summary>The newest first, after a place in the list.</summary>
    internal static IQueryable<TimelineEntry> Page(IQueryable<TimelineEntry> entries, Cursor? cursor, int take)
    {
        if (cursor is not null)
        {
            entries = entries.Where(Keyset.After<TimelineEntry, DateTime>(e => e.At, e => e.Id, descending: true, At(cursor), cursor.Id));
        }

        return entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(take);
    }

    private static DateTime At(Cursor cursor) => new(long.Parse(cursor.Key, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static bool IsAfter(Cursor? cursor, TimelineEntry entry) =>
        cursor is null || entry.At < At(cursor) || (entry.At == At(cursor) && entry.Id.CompareTo(cursor.Id) < 0);

    // That an import brought a record is written nowhere but in its history: a hundred thousand rows would say no more.
    private async Task<TimelineEntry?> Brought(string recordType, Guid recordId, CancellationToken ct) =>
        await imported.Find(recordId, ct) is not { } by || await db.Timeline.AnyAsync(e => e.SourceId == recordId && e.RecordId == recordId && e.Kind == FollowChanges.Created, ct)
            ? null
            : new TimelineEntry
            {
                Id = recordId,
                RecordType = recordType,
                RecordId = recordId,
                IsOpen = false,
                At = by.At,
                Kind = FollowChanges.Created,
                SourceType = recordType,
                SourceId = recordId,
                HappeningId = recordId,
                ActorId = by.ActorId,
                Permission = "",
                Title = "",
                Facts = JsonSerializer.Serialize(FollowChanges.CreatedBy(by.Source), JsonColumn.Options),
            };

    // Each source has a permission of its own; who sees all of everything needs no condition.
    internal IQueryable<TimelineEntry> Seen(Guid recordId, bool isOpen, IReadOnlyList<string> kinds)
    {
        var entries = db.Timeline.AsNoTracking().Where(e => e.RecordId == recordId && e.IsOpen == isOpen);
        if (kinds.Count > 0)
        {
            entries = entries.Where(e => kinds.Contains(e.Kind));
        }

        var levels = catalog.All.Select(t => t.ReadPermission).ToLookup(user.LevelOf);
        if (levels[AccessLevel.All].Count() == catalog.All.Count)
        {
            return entries;
        }

        var (all, team, own) = (levels[AccessLevel.All].ToList(), levels[AccessLevel.Team].ToList(), levels[AccessLevel.Own].Concat(levels[AccessLevel.Team]).ToList());
        var (teams, me) = (user.TeamIds.Select(t => (Guid?)t).ToList(), user.Id);
        return entries.Where(e => all.Contains(e.Permission) || (own.Contains(e.Permission) && e.OwnerId == me) || (team.Contains(e.Permission) && teams.Contains(e.TeamId)));
    }

    private async Task<Dictionary<Guid, TimelineItem>> Show(IReadOnlyList<TimelineEntry> entries, CancellationToken ct)
    {
        var references = entries.Where(e => e.ActorId is not null).Select(e => ("user", e.ActorId!.Value))
            .Concat(entries.Where(e => e.SubjectId is not null).Select(e => (e.SubjectType!, e.SubjectId!.Value)))
            .Concat(entries.Where(e => e.SourceType is not ("file" or "activity")).Select(e => (e.SourceType, e.SourceId)))
            .Concat(entries.SelectMany(e => NamedBy(e.Kind) is { } type ? Ids(e.Facts).Select(id => (type, id)) : []));
        var names = await labels.Fetch(references, ct);
        var named = await files.Of([.. entries.Where(e => e.SourceType == "file").Select(e => e.SourceId)], ct);
        return entries.ToDictionary(e => e.Id, e =>
        {
            var file = named.GetValueOrDefault(e.SourceId);
            return new TimelineItem
            {
                Id = e.Id,
                At = e.At,
                Kind = e.Kind,
                Title = file?.Name ?? e.Title,
                Excerpt = e.Excerpt,
                Facts = Facts(e, names, file),
                Actor = e.ActorId is { } actor ? new TimelineActor { Id = actor, Name = names.Of("user", actor) } : null,
                Source = new TimelineLink { Type = e.SourceType, Id = e.SourceId, Label = file?.Name ?? (e.SourceType == "activity" ? e.Title : names.Of(e.SourceType, e.SourceId)) },
                Subject = e.SubjectId is { } subject ? new TimelineLink { Type = e.SubjectType!, Id = subject, Label = names.Of(e.SubjectType!, subject) } : null,
            };
        });
    }

    private static Dictionary<string, JsonElement> Facts(TimelineEntry entry, Labels names, NamedFile? file)
    {
        var facts = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(entry.Facts)!;
        foreach (var (key, id) in NamedBy(entry.Kind) is not null ? facts.Where(f => Guid.TryParse(f.Value.ToString(), out _)).Select(f => (f.Key, Guid.Parse(f.Value.ToString()))).ToList() : [])
        {
            facts[key + "Name"] = JsonSerializer.SerializeToElement(names.Of(NamedBy(entry.Kind)!, id));
        }

        if (file is not null)
        {
            facts["contentType"] = JsonSerializer.SerializeToElement(file.ContentType);
            facts["sizeBytes"] = JsonSerializer.SerializeToElement(file.SizeBytes);
        }

        return facts;
    }

    /// <summary>Of what type the records are that the facts of such a happening name.</summary>
    private static string? NamedBy(string kind) => kind switch { "ownerChanged" => "user", "dealMoved" or "dealWon" or "dealLost" => "stage", _ => null };

    private static IEnumerable<Guid> Ids(string facts) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(facts)!.Values.Select(v => Guid.TryParse(v.ToString(), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
}
