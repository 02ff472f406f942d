using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Records.Batches;

/// <summary>Up to a thousand operations in one request, for every record type.</summary>
internal static class BatchEndpoint
{
    public static void Map<T>(IEndpointRouteBuilder group, RecordType<T> type)
        where T : Record => group
        .MapPost("/batch", async (HttpContext http, IMediator mediator, RecordJson json, ChangeRecorder changes, CancellationToken ct) =>
        {
            var request = BatchRequest.Read(type, await JsonBody.Read(http, ct));
            var results = await mediator.Send(new RunBatch<T>(request.Operations, request.Atomic), ct);
            if (changes.ChangeSetId is { } changeSetId)
            {
                http.Response.Headers[RecordEndpoints.ChangeSetHeader] = changeSetId.ToString();
            }

            return new JsonBytes(await Write(http, type, json, results, request.WithRecords, ct));
        })
        .WithName($"Batch{Names.Pascal(type.Resource)}").WithSummary($"Do up to {BatchRequest.Most} operations on {type.Resource} at once")
        .WithDescription(
            "One result for each operation, in order, with the status that it would have had alone, and a problem where it was refused: a refused one does not stop the others. With `atomic: true` all are done or none, and the problem "
            + "names the one that failed in `params.index`. All is one change set (`Change-Set-Id`). `version` is what If-Match is elsewhere; upserts name the key of another system by `source` and `key`. `records: true` answers the records too. "
            + "Each operation needs its own permission: create, edit or delete.")
        .Accepts(RecordShape.Batch).Answers(RecordShape.BatchResult, StatusCodes.Status200OK).Requires(type.ReadPermission);

    private static async Task<ReadOnlyMemory<byte>> Write<T>(
        HttpContext http, RecordType<T> type, RecordJson json, IReadOnlyList<BatchResult<T>> results, bool withRecords, CancellationToken ct)
        where T : Record
    {
        var shown = results.Select(r => r.Record is { } done && withRecords ? done : (r.Refusal as StaleVersionException)?.Current as T).OfType<T>().DistinctBy(r => r.Id).ToList();
        var texts = await json.Each(type, shown, ct);
        return RecordJson.Write(
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("results");
                foreach (var result in results)
                {
                    WriteResult(writer, http, result, withRecords, texts);
                }

                writer.WriteEndArray();
                writer.WriteNumber("succeeded", results.Count(r => r.Refusal is null));
                writer.WriteNumber("failed", results.Count(r => r.Refusal is not null));
                writer.WriteEndObject();
            },
            sizeHint: 64 * 1024);
    }

    private static void WriteResult<T>(Utf8JsonWriter writer, HttpContext http, BatchResult<T> result, bool withRecords, IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> texts)
        where T : Record
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", result.Index);
        if (result.Refusal is { } refusal)
        {
            var problem = ProblemMiddleware.OfRefusal(refusal);
            if (refusal is StaleVersionException { Current: T current })
            {
                using var document = JsonDocument.Parse(texts[current.Id]);
                problem = problem with { Current = document.RootElement.Clone() };
            }

            writer.WriteNumber("status", problem.Status);
            writer.WritePropertyName("problem");
            JsonSerializer.Serialize(writer, ProblemMiddleware.Document(http, problem), JsonColumn.Options);
        }
        else
        {
            writer.WriteNumber("status", result.Status);
            writer.WriteString("id", result.Record!.Id);
            writer.WriteNumber("version", result.Record.Version);
            if (withRecords)
            {
                writer.WritePropertyName("record");
                writer.WriteRawValue(texts[result.Record.Id].Span, skipInputValidation: true);
            }
        }

        writer.WriteEndObject();
    }
}
