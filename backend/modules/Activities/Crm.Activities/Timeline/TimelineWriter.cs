using System.Text.Json;
using Crm.Activities.Domain;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Timeline;

/// <summary>Writes the projection: one row for each happening and record, many in one statement.</summary>
internal sealed class TimelineWriter(ActivitiesDb db, BulkRows bulk, UnitOfWork unitOfWork, MergedRecords merged) : ITimeline
{
    private const int AtOnce = 500;

    public async Task Write(IReadOnlyCollection<Happening> happenings, CancellationToken ct)
    {
        await unitOfWork.Begin(ct);
        var survivors = await merged.Survivors([.. happenings.SelectMany(h => h.About).Select(a => a.RecordId).Distinct()], ct);
        foreach (var some in happenings.DistinctBy(h => h.Id).Chunk(AtOnce))
        {
            var (ids, sources) = (some.Select(h => h.Id).ToList(), some.Select(h => h.SourceId).Distinct().ToList());
            await db.Timeline.Where(e => sources.Contains(e.SourceId) && ids.Contains(e.HappeningId)).ExecuteDeleteAsync(ct);
            bulk.Add(some.SelectMany(h => Rows(h, survivors)));
        }
    }

    public async Task Remove(string sourceType, IReadOnlyCollection<Guid> sourceIds, CancellationToken ct)
    {
        await unitOfWork.Begin(ct);
        foreach (var some in sourceIds.Chunk(AtOnce))
        {
            await db.Timeline.Where(e => some.Contains(e.SourceId) && e.SourceType == sourceType).ExecuteDeleteAsync(ct);
        }
    }

    private static IEnumerable<TimelineEntry> Rows(Happening happening, IReadOnlyDictionary<Guid, Guid> survivors)
    {
        var about = happening.About.Select(a => a with { RecordId = survivors.GetValueOrDefault(a.RecordId, a.RecordId) }).Distinct().ToList();
        var person = about.Find(a => a.RecordType == "contact");
        var facts = JsonSerializer.Serialize(happening.Facts, JsonColumn.Options);
        var (title, excerpt) = (Excerpts.Cut(happening.Title, TimelineEntry.MaxTitle), Excerpts.Of(happening.Text, TimelineEntry.MaxExcerpt));
        return about.Select(a => new TimelineEntry
        {
            RecordType = a.RecordType,
            RecordId = a.RecordId,
            IsOpen = happening.IsOpen,
            At = happening.At,
            Kind = happening.Kind,
            SourceType = happening.SourceType,
            SourceId = happening.SourceId,
            HappeningId = happening.Id,
            SubjectType = a.RecordType == "account" ? person?.RecordType : null,
            SubjectId = a.RecordType == "account" ? person?.RecordId : null,
            ActorId = happening.ActorId,
            Permission = happening.Permission,
            OwnerId = happening.OwnerId,
            TeamId = happening.TeamId,
            Title = title,
            Excerpt = excerpt,
            Facts = facts,
        });
    }
}
