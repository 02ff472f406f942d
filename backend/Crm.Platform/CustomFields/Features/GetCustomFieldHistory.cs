using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.CustomFields.Features;

/// <summary>Who changed a definition, when, and what: the last hundred changes, newest first.</summary>
internal sealed record GetCustomFieldHistory(Guid Id) : IQuery<Page<HistoryEntry>>;

internal sealed class GetCustomFieldHistoryHandler(CrmDbContext db, CustomFieldStore store, ReferenceLabels labels) : IRequestHandler<GetCustomFieldHistory, Page<HistoryEntry>>
{
    private const int Most = 100;

    public async Task<Page<HistoryEntry>> Handle(GetCustomFieldHistory request, CancellationToken cancellationToken)
    {
        await store.Load(request.Id, expectedVersion: null, cancellationToken);
        var rows = await db.Set<Change>().AsNoTracking().Where(c => c.RecordId == request.Id).OrderByDescending(c => c.Version).Take(Most)
            .Join(db.Set<ChangeSet>(), c => c.ChangeSetId, s => s.Id, (c, s) => new { Change = c, Set = s }).ToListAsync(cancellationToken);
        var actors = await labels.Fetch(rows.Where(r => r.Set.ActorId is not null).Select(r => ("user", r.Set.ActorId!.Value)), cancellationToken);
        return new Page<HistoryEntry>(
        [
            .. rows.OrderByDescending(r => r.Change.Version).Select(r => new HistoryEntry
            {
                ChangeSetId = r.Set.Id,
                At = r.Set.At,
                ActorId = r.Set.ActorId,
                ActorName = actors.Of("user", r.Set.ActorId),
                Source = r.Set.Source,
                Kind = r.Change.Operation,
                Operation = r.Change.Operation,
                Version = r.Change.Version,
                Changes = [.. Changes(Members(r.Change.Before), Members(r.Change.After))],
                Undone = false,
                CanUndo = false,
            }),
        ], NextCursor: null);
    }

    private static Dictionary<string, JsonElement> Members(string? json) => json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private static IEnumerable<FieldChange> Changes(Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after) =>
        after.Select(a => new FieldChange { Field = a.Key, Before = before.TryGetValue(a.Key, out var was) ? was : null, After = a.Value });
}

internal sealed class GetCustomFieldHistoryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/custom-fields/{id:guid}/history", async (Guid id, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new GetCustomFieldHistory(id), ct)))
        .WithName("GetCustomFieldHistory").WithTags("Custom fields").WithSummary("Who changed a custom field, when and what")
        .Requires(CustomFieldPermissions.Manage);
}
