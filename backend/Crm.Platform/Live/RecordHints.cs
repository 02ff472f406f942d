using Crm.Kernel;
using Crm.Platform.History;
using Crm.Platform.Records;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Live;

/// <summary>
/// Tells pages which records have changed: ids and versions, no values, and only to those who may see the record. A commit that touches
/// many says only which types it touched.
/// </summary>
public sealed class RecordHints
{
    private const int Many = 20;
    private readonly List<(RecordType Type, Record Record, ChangeKind Operation)> saved = [];
    private readonly LiveWriter writer;
    private readonly System.Text.Json.JsonSerializerOptions json;

    internal RecordHints(LiveWriter writer, IOptions<JsonOptions> json)
    {
        this.writer = writer;
        this.json = json.Value.SerializerOptions;
    }

    internal void Note(RecordType type, Record record, ChangeKind operation) => saved.Add((type, record, operation));

    /// <summary>Bulk work that does not pass the change tracker says which type it changed.</summary>
    public void NoteMany(RecordType type) => writer.Send(Summary(type));

    internal void Committed()
    {
        if (saved.Count > Many)
        {
            foreach (var type in saved.Select(s => s.Type).Distinct())
            {
                writer.Send(Summary(type));
            }
        }
        else
        {
            foreach (var (type, record, operation) in saved)
            {
                writer.Send(new LiveMessage("record", System.Text.Json.JsonSerializer.Serialize(new RecordHint(type.Name, record.Id, record.Version, operation), json))
                {
                    Permission = type.ReadPermission,
                    OwnerId = record.OwnerId,
                    TeamId = record.TeamId,
                    Key = record.Id.ToString(),
                });
            }
        }

        saved.Clear();
    }

    internal void Abandon() => saved.Clear();

    internal int Count => saved.Count;

    /// <summary>What was noted since then was taken back.</summary>
    internal void Rewind(int count) => saved.RemoveRange(count, saved.Count - count);

    private LiveMessage Summary(RecordType type) => new("records", System.Text.Json.JsonSerializer.Serialize(new RecordsHint(type.Name), json))
    {
        Permission = type.ReadPermission,
        AnyLevel = true,
        Key = type.Name,
    };
}

/// <summary>One record has changed; whoever shows it reads it again.</summary>
public sealed record RecordHint(string RecordType, Guid RecordId, long Version, ChangeKind Operation);

/// <summary>Many records of a type have changed at once; whoever shows a list of them reads it again.</summary>
public sealed record RecordsHint(string RecordType);
