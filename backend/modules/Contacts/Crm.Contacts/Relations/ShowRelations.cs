using System.Text.Json;
using Crm.Contacts.Domain;
using Crm.Platform.History;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Relations;

/// <summary>Keeps in contacts and accounts what they are to others, so that lists can be filtered by it, whatever has changed the relations.</summary>
internal sealed class ShowRelations(ContactsDb db, RelationCatalog types, RecordCatalog catalog, DerivedTags tags) : IChangeListener
{
    public const string FieldName = "relations";

    public string Name => "contacts.relations";

    public IReadOnlyCollection<string> RecordTypes => ["relation"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        // Also those whom a relation has left.
        var ids = changes.Select(c => c.RecordId).Distinct().ToList();
        var relations = await db.Relations.AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id)).ToListAsync(ct);
        await Show("contact", [.. relations.SelectMany(r => new[] { r.FromContactId, r.ToContactId }).OfType<Guid>(), .. Before(changes, "fromContactId", "toContactId")], ct);
        await Show("account", [.. relations.SelectMany(r => new[] { r.FromAccountId, r.ToAccountId }).OfType<Guid>(), .. Before(changes, "fromAccountId", "toAccountId")], ct);
    }

    private async Task Show(string recordType, HashSet<Guid> ids, CancellationToken ct)
    {
        var known = await types.ByKey(ct);
        var type = catalog.Find(recordType)!;
        foreach (var some in ids.Chunk(500))
        {
            var wanted = some.Select(id => (Guid?)id).ToList();
            var living = db.Relations.AsNoTracking().Where(r => r.DeletionId == Guid.Empty && r.Type != RelationTypes.Employment);
            var sides = recordType == "contact"
                ? (await living.Where(r => wanted.Contains(r.FromContactId)).Select(r => new { Id = r.FromContactId, r.Type, IsFrom = true }).Distinct().ToListAsync(ct))
                    .Concat(await living.Where(r => wanted.Contains(r.ToContactId)).Select(r => new { Id = r.ToContactId, r.Type, IsFrom = false }).Distinct().ToListAsync(ct))
                : (await living.Where(r => wanted.Contains(r.FromAccountId)).Select(r => new { Id = r.FromAccountId, r.Type, IsFrom = true }).Distinct().ToListAsync(ct))
                    .Concat(await living.Where(r => wanted.Contains(r.ToAccountId)).Select(r => new { Id = r.ToAccountId, r.Type, IsFrom = false }).Distinct().ToListAsync(ct));
            var codes = sides.Where(s => known.ContainsKey(s.Type ?? "")).ToLookup(s => s.Id!.Value, s => known[s.Type!].Side(s.IsFrom));
            await tags.Write(type, type.Find(FieldName)!, some.ToDictionary(id => id, id => codes[id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()), isNewVersion: false, ct);
        }
    }

    private static IEnumerable<Guid> Before(IEnumerable<HeardChange> changes, params string[] fields) =>
        changes.SelectMany(c => fields.Select(f => c.Old(f))).Where(v => v?.ValueKind == JsonValueKind.String).Select(v => v!.Value.GetGuid());
}
