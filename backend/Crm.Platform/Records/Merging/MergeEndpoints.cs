using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.History;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Records.Merging;

/// <summary>What to merge into a record, and whose value counts where they differ.</summary>
internal sealed record MergeRequest(IReadOnlyList<Guid> Others, IReadOnlyDictionary<string, Guid>? Choices = null, bool DryRun = false);

/// <summary>The endpoint by which records of one type become one.</summary>
internal static class MergeEndpoints
{
    public static void Map<T>(RouteGroupBuilder group, RecordType<T> type)
        where T : Record => group
        .MapPost("/{id:guid}/merge", async (Guid id, MergeRequest body, HttpContext http, IMediator mediator, RecordJson json, ReferenceLabels labels, ChangeRecorder changes, CancellationToken ct) =>
        {
            var choices = body.Choices ?? new Dictionary<string, Guid>(StringComparer.Ordinal);
            if (body.DryRun)
            {
                return new JsonBytes(await Write(type, await mediator.Send(new PreviewMerge<T>(id, body.Others, choices), ct), json, labels, ct));
            }

            var merged = await mediator.Send(new MergeRecords<T>(id, body.Others, choices), ct);
            http.Response.Headers.ETag = ETags.Of(merged);
            http.Response.Headers["Change-Set-Id"] = changes.ChangeSetId?.ToString();
            return new JsonBytes(await json.One(type, merged, ct));
        })
        .WithName($"Merge{Names.Pascal(type.Resource)}").WithSummary($"Make one {type.Name} of several")
        .WithDescription(
            "The record of the address survives; up to 19 `others` go to the bin, and reading one of them answers 301 to the survivor. `choices` names, by field, the record whose value counts; "
            + "otherwise the survivor's value does, gaps are filled by the others in their order, and lists are united. Keys of other systems and every reference move to the survivor. "
            + "Undoing the change set separates them again. With `dryRun` nothing is changed: the answer is `{record, conflicts: [{field, values: [{recordId, value, label}]}], moves: [{recordType, field, count}]}`.")
        .Answers(RecordShape.Record, StatusCodes.Status200OK).Requires(type.MergePermission);

    private static async Task<ReadOnlyMemory<byte>> Write<T>(RecordType<T> type, MergePreview<T> preview, RecordJson json, ReferenceLabels labels, CancellationToken ct)
        where T : Record
    {
        var record = await json.One(type, preview.Record, ct);
        var names = await labels.Fetch(
            from conflict in preview.Conflicts where conflict.Field.ReferenceTo is not null from value in conflict.Values select (conflict.Field.ReferenceTo!, (Guid)value.Value!), ct);
        return RecordJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("record");
            writer.WriteRawValue(record.Span);
            writer.WriteStartArray("conflicts");
            foreach (var (field, values) in preview.Conflicts)
            {
                WriteConflict(writer, field, values, names);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("moves");
            foreach (var (from, field, count) in preview.Moves)
            {
                writer.WriteStartObject();
                writer.WriteString("recordType", from.Name);
                writer.WriteString("field", field.Name);
                writer.WriteNumber("count", count);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void WriteConflict(Utf8JsonWriter writer, Field field, IReadOnlyList<(Guid RecordId, object? Value)> values, Labels names)
    {
        writer.WriteStartObject();
        writer.WriteString("field", field.Name);
        writer.WriteStartArray("values");
        foreach (var (recordId, value) in values)
        {
            writer.WriteStartObject();
            writer.WriteString("recordId", recordId);
            writer.WritePropertyName("value");
            field.Kind.Write(writer, value);
            if (field.ReferenceTo is { } target)
            {
                writer.WriteString("label", names.Of(target, value as Guid?));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
