using Crm.Activities.Domain;
using Crm.Activities.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Timeline;

/// <summary>How promises stand on timelines: when they were given, once a person has said that they are promises.</summary>
internal sealed class PromisesOnTimelines(ActivitiesDb db) : ITimelineSource
{
    public string RecordType => "promise";

    public async Task<IReadOnlyList<Happening>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
    [
        .. (await db.Promises.AsNoTracking()
            .Where(p => ids.Contains(p.Id) && p.DeletionId == Guid.Empty && p.State != PromiseState.Proposed && p.State != PromiseState.Dismissed).ToListAsync(ct)).Select(Of),
    ];

    private static Happening Of(Promise promise) => new(promise.Id, "promise", promise.EvidenceAt ?? promise.CreatedAt, "promise", promise.Id, About(promise))
    {
        Title = promise.What ?? "",
        ActorId = promise.PromisedById,
        Permission = "promises.read",
        OwnerId = promise.OwnerId,
        TeamId = promise.TeamId,
        Facts = new (string Name, object? Value)[]
        {
            ("state", Name(promise.State)),
            ("promisedBy", Name(promise.PromisedBy)),
            ("amount", promise.Amount?.Amount),
            ("currency", promise.Amount?.Currency),
            ("due", promise.Due),
            ("evidenceActivityId", promise.EvidenceActivityId),
        }.Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal),
    };

    private static List<Subject> About(Promise promise) =>
        [.. new (string Type, Guid? Id)[] { ("contact", promise.ContactId), ("account", promise.AccountId) }.Where(s => s.Id is not null).Select(s => new Subject(s.Type, s.Id!.Value))];

    private static string? Name(object? value) => value is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);
}
