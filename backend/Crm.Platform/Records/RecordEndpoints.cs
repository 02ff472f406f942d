using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Exports;
using Crm.Platform.History;
using Crm.Platform.Http;
using Crm.Platform.Normalisation;
using Crm.Platform.Records.Batches;
using Crm.Platform.Records.Merging;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Records;

/// <summary>The same endpoints for every record type: list, search, read, create, change, delete, restore, history, export.</summary>
internal static class RecordEndpoints
{
    public static void Map<T>(IEndpointRouteBuilder routes, RecordType<T> type)
        where T : Record
    {
        var noun = Names.Pascal(type.Name);
        var nouns = Names.Pascal(type.Resource);
        var group = routes.MapGroup("/" + type.Resource).WithTags(nouns).WithMetadata(type);

        group.MapGet("", async (HttpContext http, IMediator mediator, RecordJson json, CrmDbContext db, CancellationToken ct) =>
            {
                await using var held = await HeldConnection.Of(db, ct);
                var (list, chosen) = (ListRequest.Read(http.Request.Query, type), FieldChoice.Read(type, http.Request.Query["fields"]));
                return new JsonBytes(await json.Page(type, await mediator.Send(new ListRecords<T>(list), ct), ct, chosen));
            })
            .WithName($"List{nouns}").WithSummary($"List {type.Resource}")
            .WithDescription("Filters are `field=value`, several values `field=a,b`, other operators `field[op]=value`. Pages follow `nextCursor`. `fields=a,b` answers id, version, what you may do, and those fields alone.")
            .Answers(RecordShape.Page, StatusCodes.Status200OK).Requires(type.ReadPermission);

        group.MapPost("/search", async (HttpContext http, IMediator mediator, RecordJson json, CrmDbContext db, CancellationToken ct) =>
            {
                await using var held = await HeldConnection.Of(db, ct);
                var body = await JsonBody.Read(http, ct);
                var (list, chosen) = (ListRequest.Read(body, type), FieldChoice.Read(type, body));
                return new JsonBytes(await json.Page(type, await mediator.Send(new ListRecords<T>(list), ct), ct, chosen));
            })
            .WithName($"Search{nouns}").WithSummary($"List {type.Resource} by a tree of conditions")
            .Accepts(RecordShape.Search).Answers(RecordShape.Page, StatusCodes.Status200OK).Requires(type.ReadPermission);

        GroupEndpoints.Map(group, type);
        BatchEndpoint.Map(group, type);
        Duplicates.DuplicateEndpoint.Map(group, type);

        group.MapGet("/{id:guid}", async (Guid id, DateTimeOffset? asOf, HttpContext http, string? fields, IMediator mediator, RecordJson json, CrmDbContext db, CancellationToken ct) =>
            {
                await using var held = await HeldConnection.Of(db, ct);
                var chosen = FieldChoice.Read(type, fields);
                return asOf is { } at
                    ? new JsonBytes(await json.One(type, await mediator.Send(new GetRecordAsOf<T>(id, at.UtcDateTime), ct), ct, chosen, at.UtcDateTime))
                    : await Answer(http, json, type, await mediator.Send(new GetRecord<T>(id), ct), StatusCodes.Status200OK, changes: null, ct, chosen);
            })
            .WithName($"Get{noun}").WithSummary($"Read one {type.Name}")
            .WithDescription("With `asOf` as it was at that instant, to whoever may see it now; 404 before its creation. References carry their present names. `fields=a,b` answers id, version, what you may do, and those fields alone.")
            .Answers(RecordShape.Record, StatusCodes.Status200OK).Requires(type.ReadPermission);

        group.MapPost("", async (HttpContext http, IMediator mediator, RecordJson json, ChangeRecorder changes, CancellationToken ct) =>
            {
                var values = RecordValues.Read(type, await JsonBody.Read(http, ct));
                var created = await mediator.Send(new CreateRecord<T>(values), ct);
                http.Response.Headers.Location = $"/api/v1/{type.Resource}/{created.Id}";
                return await Answer(http, json, type, created, StatusCodes.Status201Created, changes, ct);
            })
            .WithName($"Create{noun}").WithSummary($"Create one {type.Name}")
            .Accepts(RecordShape.Input).Answers(RecordShape.Record, StatusCodes.Status201Created).Requires(type.CreatePermission);

        group.MapPatch("/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, RecordJson json, ChangeRecorder changes, CancellationToken ct) =>
            {
                var values = RecordValues.Read(type, await JsonBody.Read(http, ct));
                var changed = await Guarded(json, type, () => mediator.Send(new UpdateRecord<T>(id, values, ETags.IfMatch(http)), ct), ct);
                return await Answer(http, json, type, changed, StatusCodes.Status200OK, changes, ct);
            })
            .WithName($"Update{noun}").WithSummary($"Change one {type.Name}")
            .WithDescription("JSON Merge Patch (RFC 7396): members that are absent stay as they are; null empties a field. With `If-Match` a stale version is refused with 412 and the current state.")
            .Accepts(RecordShape.Patch).Answers(RecordShape.Record, StatusCodes.Status200OK).Requires(type.EditPermission);

        group.MapPut("/by-external-id/{source}/{key}", async (string source, string key, HttpContext http, IMediator mediator, RecordJson json, ChangeRecorder changes, CancellationToken ct) =>
            {
                (source, key) = (Slashes(source), Slashes(key));
                if (!RecordValues.IsExternalId(source, key))
                {
                    throw new InvalidInputException("key", "Give a source of 60 characters at most and a key of 200 at most.");
                }

                var values = RecordValues.Read(type, await JsonBody.Read(http, ct));
                var upserted = await Guarded(json, type, () => mediator.Send(new UpsertRecord<T>(source, key, values, ETags.IfMatch(http)), ct), ct);
                http.Response.Headers.Location = $"/api/v1/{type.Resource}/{upserted.Record.Id}";
                return await Answer(http, json, type, upserted.Record, upserted.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, changes, ct);
            })
            .WithName($"Upsert{noun}").WithSummary($"Create or change the {type.Name} that another system knows by this key")
            .WithDescription("201 where it was created, 200 where it was there. Members that are absent stay as they are.")
            .Accepts(RecordShape.Input).Answers(RecordShape.Record, StatusCodes.Status200OK).Answers(RecordShape.Record, StatusCodes.Status201Created)
            .Requires(type.EditPermission);

        group.MapDelete("/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, RecordJson json, ChangeRecorder changes, CancellationToken ct) =>
            {
                await Guarded(json, type, () => mediator.Send(new DeleteRecord<T>(id, ETags.IfMatch(http)), ct), ct);
                http.Response.Headers[ChangeSetHeader] = changes.ChangeSetId?.ToString();
                return TypedResults.NoContent();
            })
            .WithName($"Delete{noun}").WithSummary($"Move one {type.Name} to the bin")
            .Requires(type.DeletePermission);

        group.MapPost("/{id:guid}/restore", async (Guid id, HttpContext http, IMediator mediator, RecordJson json, ChangeRecorder changes, CancellationToken ct) =>
                await Answer(http, json, type, await mediator.Send(new RestoreRecord<T>(id), ct), StatusCodes.Status200OK, changes, ct))
            .WithName($"Restore{noun}").WithSummary($"Take one {type.Name} back from the bin")
            .Answers(RecordShape.Record, StatusCodes.Status200OK).Requires(type.DeletePermission);

        MergeEndpoints.Map(group, type);
        RawValueEndpoints.Map(group, type);

        group.MapGet("/{id:guid}/history", async (Guid id, string? cursor, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetHistory<T>(id, cursor), ct)))
            .WithName($"Get{noun}History").WithSummary($"What happened to one {type.Name}, newest first")
            .Requires(type.ReadPermission);

        Bulk.BulkEndpoints.Map(group, type);
        Consents.Features.ConsentEndpoints.Map(group, type);

        ExportEndpoints.Map(group, type);
    }

    internal const string ChangeSetHeader = "Change-Set-Id";

    // The server leaves an encoded slash as it is, so that it does not split the address; keys of other systems have slashes.
    private static string Slashes(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static async Task<JsonBytes> Answer<T>(
        HttpContext http, RecordJson json, RecordType<T> type, T record, int status, ChangeRecorder? changes, CancellationToken ct, FieldChoice? chosen = null)
        where T : Record
    {
        http.Response.Headers.ETag = ETags.Of(record);
        if (changes?.ChangeSetId is { } changeSetId)
        {
            http.Response.Headers[ChangeSetHeader] = changeSetId.ToString();
        }

        return new JsonBytes(await json.One(type, record, ct, chosen), status);
    }

    // A refused change shows the state that it would have overwritten, as the API shows records.
    private static async Task<TResult> Guarded<T, TResult>(RecordJson json, RecordType<T> type, Func<Task<TResult>> change, CancellationToken ct)
        where T : Record
    {
        try
        {
            return await change();
        }
        catch (StaleVersionException e) when (e.Current is T current)
        {
            using var document = JsonDocument.Parse(await json.One(type, current, ct));
            throw new StaleVersionException(e.CurrentVersion, document.RootElement.Clone());
        }
    }
}
