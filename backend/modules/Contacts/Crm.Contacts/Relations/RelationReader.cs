using System.Globalization;
using Crm.Contacts.Domain;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Relations;

/// <summary>A relation as one of its ends sees it.</summary>
internal sealed class RelationLine
{
    public required Guid Id { get; init; }

    /// <summary>What this end is to the other: a key or an inverse of `GET /relation-types`.</summary>
    public required string Type { get; init; }

    /// <summary>The other end.</summary>
    public required PartyView Party { get; init; }
    public required DateOnly? Since { get; init; }
    public required DateOnly? Until { get; init; }
    public required string? Title { get; init; }
    public required string? Department { get; init; }
    public required string? Note { get; init; }
    public required bool IsPast { get; init; }
    public required long Version { get; init; }
    public required bool CanEdit { get; init; }
    public required bool CanDelete { get; init; }
}

/// <summary>
/// Reads the relations of one party. Whoever sees both ends sees what is between them, whoever wrote it down; where the other end cannot be seen
/// there is nothing.
/// </summary>
internal sealed class RelationReader(ContactsDb db, RelationCatalog catalog, PartyNames names, ICurrentUser user, TimeProvider clock)
{
    private const string Sort = "relations";

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <param name="type">As this end says it: <c>customerOf</c> finds the suppliers; null is every type.</param>
    public async Task<Page<RelationLine>> Page(Party party, string? type, bool? past, int limit, string? cursor, CancellationToken ct)
    {
        await names.Get(party, ct);
        var types = await catalog.ByKey(ct);
        var before = Cursor.Decode(cursor, Sort);
        var asked = type is null ? null : await catalog.Find(type, ct) ?? throw new InvalidInputException("type", "Choose one of the types of GET /relation-types.");
        var rows = new List<(Relation Relation, bool IsFrom)>();
        foreach (var isFrom in new[] { true, false })
        {
            if (asked is null || asked.Side(isFrom) == type)
            {
                rows.AddRange((await Read(party, isFrom, asked?.Key, past, before, limit + 1, ct)).Select(r => (r, isFrom)));
            }
        }

        rows = [.. rows.OrderByDescending(r => r.Relation.CreatedAt).ThenByDescending(r => r.Relation.Id)];
        var page = rows.Take(limit).ToList();
        var others = await names.Of(page.Select(r => Other(r.Relation, r.IsFrom)), ct);
        var next = rows.Count > limit ? new Cursor(Sort, page[^1].Relation.CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Relation.Id).Encode() : null;
        return new Page<RelationLine>([.. page.Where(r => types.ContainsKey(r.Relation.Type ?? "")).Select(r => Line(r.Relation, types[r.Relation.Type!].Side(r.IsFrom), others[Other(r.Relation, r.IsFrom)].View))], next);
    }

    public RelationLine Line(Relation relation, string type, PartyView other) => new()
    {
        Id = relation.Id, Type = type, Party = other, Since = relation.Since, Until = relation.Until, Title = relation.Title, Department = relation.Department, Note = relation.Note,
        IsPast = relation.IsPast(Today), Version = relation.Version, CanEdit = user.Covers("relations.edit", relation), CanDelete = user.Covers("relations.delete", relation),
    };

    public static Party Other(Relation relation, bool isFrom) => (isFrom ? relation.To : relation.From)!.Value;

    private IQueryable<Relation> Side(Party party, bool isFrom)
    {
        var id = party.Id;
        return (party.Kind, isFrom) switch
        {
            (PartyKind.Contact, true) => db.Relations.Where(r => r.FromContactId == id),
            (PartyKind.Contact, false) => db.Relations.Where(r => r.ToContactId == id),
            (_, true) => db.Relations.Where(r => r.FromAccountId == id),
            _ => db.Relations.Where(r => r.ToAccountId == id),
        };
    }

    /// <summary>The relations from one side, newest first, whose other end can be seen.</summary>
    internal async Task<List<Relation>> Read(Party party, bool isFrom, string? key, bool? past, Cursor? before, int most, CancellationToken ct)
    {
        var today = Today;
        var side = Side(party, isFrom).AsNoTracking().Where(r => r.DeletionId == Guid.Empty);
        side = key is null ? side : side.Where(r => r.Type == key);
        side = past switch
        {
            null => side,
            true => side.Where(r => r.Until != null && r.Until <= today),
            false => side.Where(r => r.Until == null || r.Until > today),
        };
        if (before is not null)
        {
            var at = new DateTime(long.Parse(before.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            side = side.Where(Keyset.After<Relation, DateTime>(r => r.CreatedAt, r => r.Id, descending: true, at, before.Id));
        }

        var (contacts, accounts) = (names.Contacts, names.Accounts);
        side = isFrom
            ? side.Where(r => contacts.Any(c => c.Id == r.ToContactId) || accounts.Any(a => a.Id == r.ToAccountId))
            : side.Where(r => contacts.Any(c => c.Id == r.FromContactId) || accounts.Any(a => a.Id == r.FromAccountId));
        return await side.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(most).ToListAsync(ct);
    }
}
