using System.Buffers;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Writes records as the API shows them: declared fields, labels of references, keys of other systems.</summary>
public sealed class RecordJson
{
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? reused;

    private readonly CrmDbContext db;
    private readonly ExternalIdQueries keyQueries;
    private readonly ReferenceLabels referenceLabels;
    private readonly ICurrentUser user;
    private readonly SearchConditions search;

    internal RecordJson(CrmDbContext db, ExternalIdQueries keyQueries, ReferenceLabels referenceLabels, ICurrentUser user, SearchConditions search)
    {
        (this.db, this.keyQueries, this.referenceLabels, this.user, this.search) = (db, keyQueries, referenceLabels, user, search);
    }

    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="chosen">The members to show; null shows all.</param>
    /// <param name="asOf">Says that the record is shown as it was at an instant.</param>
    public async Task<ReadOnlyMemory<byte>> One(RecordType type, Record record, CancellationToken ct, FieldChoice? chosen = null, DateTime? asOf = null)
    {
        var context = await Context([record], type, ct, chosen);
        return Write(writer => WriteRecord(writer, type, record, context, asOf));
    }

    /// <summary>Several records, each by itself, with the labels of all of them in one query each.</summary>
    internal async Task<IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>>> Each<T>(RecordType type, IReadOnlyCollection<T> records, CancellationToken ct)
        where T : Record
    {
        var context = await Context(records, type, ct);
        return records.ToDictionary(r => r.Id, r => Write(writer => WriteRecord(writer, type, r, context)));
    }

    public async Task<ReadOnlyMemory<byte>> Page<T>(RecordType type, Page<T> page, CancellationToken ct, FieldChoice? chosen = null)
        where T : Record
    {
        var context = await Context(page.Items, type, ct, chosen);
        return Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var record in page.Items)
            {
                WriteRecord(writer, type, record, context);
            }

            writer.WriteEndArray();
            writer.WriteString("nextCursor", page.NextCursor);
            if (page.TotalCount is { } total)
            {
                writer.WriteNumber("totalCount", total);
            }

            if (search.Corrections.Count > 0 && page.Items.Count > 0)
            {
                writer.WriteStartObject("corrected");
                foreach (var (typed, searched) in search.Corrections)
                {
                    writer.WriteString(typed, searched);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>Labels and external keys of a page: one query each per referenced type.</summary>
    internal async Task<PageContext> Context(IReadOnlyCollection<Record> records, RecordType type, CancellationToken ct, FieldChoice? chosen = null)
    {
        var references = type.Fields.Where(f => f.ReferenceTo is not null && chosen?.Has(f.Name) != false).ToList();
        var wanted = records.SelectMany(r => references.Select(f => (f.ReferenceTo!, f.Get(r) as Guid?))).Where(r => r.Item2 is not null).Select(r => (r.Item1, r.Item2!.Value));
        var labels = await referenceLabels.Fetch(wanted, ct);
        var keys = chosen?.Has("externalIds") == false ? [] : await Keys(records, ct);
        bool IsShown(Field field) => user.MayRead(field) && chosen?.Has(field.Name) != false;
        return new PageContext(labels, keys.ToLookup(k => k.RecordId), chosen, [.. type.DeclaredFields.Where(IsShown)], [.. type.CustomFields.Where(IsShown)]);
    }

    private async Task<List<ExternalId>> Keys(IReadOnlyCollection<Record> records, CancellationToken ct)
    {
        var keys = new List<ExternalId>();
        if (records.Count > 0)
        {
            await foreach (var key in (records.Count == 1 ? keyQueries.OfOne(db, records.First().Id) : keyQueries.OfMany(db, [.. records.Select(r => r.Id)])).WithCancellation(ct))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>JSON as text; long work writes very many, and each thread uses its buffer again.</summary>
    internal static string Text(Action<Utf8JsonWriter> write)
    {
        var (buffer, writer) = reused ??= Reusable();
        buffer.ResetWrittenCount();
        writer.Reset();
        write(writer);
        writer.Flush();
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);

        static (ArrayBufferWriter<byte>, Utf8JsonWriter) Reusable()
        {
            var bytes = new ArrayBufferWriter<byte>(1024);
            return (bytes, new Utf8JsonWriter(bytes, Options));
        }
    }

    internal static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write, int sizeHint = 4096)
    {
        var buffer = new ArrayBufferWriter<byte>(sizeHint);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    private void WriteRecord(Utf8JsonWriter writer, RecordType type, Record record, PageContext context, DateTime? asOf = null)
    {
        writer.WriteStartObject();
        writer.WriteString("id", record.Id);
        writer.WriteNumber("version", record.Version);
        var chosen = context.Chosen;
        WriteFields(writer, context.Declared, record, context);
        if (chosen?.HasCustom != false)
        {
            writer.WriteStartObject("custom");
            WriteFields(writer, context.Custom, record, context);
            writer.WriteEndObject();
        }

        if (record.DeletedAt is { } deletedAt && chosen?.Has("deletedAt") != false)
        {
            writer.WriteString("deletedAt", deletedAt);
        }

        if (asOf is { } at)
        {
            writer.WriteString("asOf", at);
        }

        if (chosen?.Has("externalIds") != false)
        {
            WriteKeys(writer, context.ExternalIds[record.Id]);
        }

        writer.WriteStartObject("can");
        writer.WriteBoolean("edit", user.Covers(type.EditPermission, record));
        writer.WriteBoolean("delete", user.Covers(type.DeletePermission, record));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteKeys(Utf8JsonWriter writer, IEnumerable<ExternalId> keys)
    {
        writer.WriteStartArray("externalIds");
        foreach (var key in keys)
        {
            writer.WriteStartObject();
            writer.WriteString("source", key.Source);
            writer.WriteString("key", key.Key);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFields(Utf8JsonWriter writer, List<Field> fields, Record record, PageContext context)
    {
        foreach (var field in fields)
        {
            var value = field.Get(record);
            writer.WritePropertyName(field.MemberName);
            field.Kind.Show(writer, value);
            if (field.LabelMember is { } labelName)
            {
                writer.WriteString(labelName, context.Labels.Of(field.ReferenceTo!, value as Guid?));
            }
        }
    }

    /// <param name="Declared">The fields that this caller sees and has asked for.</param>
    internal sealed record PageContext(Labels Labels, ILookup<Guid, ExternalId> ExternalIds, FieldChoice? Chosen, List<Field> Declared, List<Field> Custom);
}
