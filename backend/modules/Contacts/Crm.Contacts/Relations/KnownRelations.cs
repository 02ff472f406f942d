using Crm.Contacts.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Relations;

/// <summary>The relations and employers that the rule of relations asks about: for one record at a time, or read ahead for all that a batch brings.</summary>
internal sealed class KnownRelations(ContactsDb db, NewRecords fresh)
{
    private readonly HashSet<Party> parties = [];
    private Dictionary<Guid, Guid?> employers = [];
    private ILookup<(Party, Party), Relation> stored = Enumerable.Empty<Relation>().ToLookup(r => default((Party, Party)));

    private IQueryable<Relation> Living => db.Relations.AsNoTracking().Where(r => r.DeletionId == Guid.Empty);

    /// <summary>In three queries, however many there are.</summary>
    public async Task ReadAhead(IReadOnlyList<Relation> records, CancellationToken ct)
    {
        parties.Clear();
        parties.UnionWith(records.SelectMany(r => new[] { r.From, r.To }).OfType<Party>());
        var (contacts, accounts) = (Ids(PartyKind.Contact), Ids(PartyKind.Account));
        var between = contacts.Count == 0 ? [] : await Living.Where(r => EF.Parameter(contacts).Contains(r.FromContactId)
            && (EF.Parameter(contacts).Contains(r.ToContactId) || EF.Parameter(accounts).Contains(r.ToAccountId))).ToListAsync(ct);
        between.AddRange(accounts.Count == 0 ? [] : await Living.Where(r => EF.Parameter(accounts).Contains(r.FromAccountId)
            && (EF.Parameter(contacts).Contains(r.ToContactId) || EF.Parameter(accounts).Contains(r.ToAccountId))).ToListAsync(ct));
        stored = between.Where(r => r.From is not null && r.To is not null).ToLookup(r => Pair(r.From!.Value, r.To!.Value));
        employers = contacts.Count == 0 ? [] : await db.Contacts.AsNoTracking().Where(c => EF.Parameter(contacts).Contains(c.Id)).Select(c => new { c.Id, c.AccountId }).ToDictionaryAsync(c => c.Id, c => c.AccountId, ct);
    }

    /// <summary>What is said of these two, also what this unit has not saved yet.</summary>
    public async Task<IEnumerable<Relation>> Between(Party from, Party to, string type, CancellationToken ct)
    {
        var said = parties.Contains(from) && parties.Contains(to) ? stored[Pair(from, to)].Where(r => r.Type == type) : await Of(from, type, ct);
        return said.Concat(fresh.Of<Relation>().Where(r => r.Type == type));
    }

    /// <summary>Where somebody mainly works.</summary>
    public async Task<Guid?> EmployerOf(Guid contactId, CancellationToken ct) => employers.TryGetValue(contactId, out var employer)
        ? employer
        : db.Contacts.Local.FindEntry(contactId)?.Entity.AccountId ?? await db.Contacts.Where(c => c.Id == contactId).Select(c => c.AccountId).FirstOrDefaultAsync(ct);

    private async Task<List<Relation>> Of(Party party, string type, CancellationToken ct)
    {
        var (id, ofType) = (party.Id, Living.Where(r => r.Type == type));
        return party.Kind == PartyKind.Contact
            ? await ofType.Where(r => r.FromContactId == id || r.ToContactId == id).ToListAsync(ct)
            : await ofType.Where(r => r.FromAccountId == id || r.ToAccountId == id).ToListAsync(ct);
    }

    private List<Guid?> Ids(PartyKind kind) => [.. parties.Where(p => p.Kind == kind).Select(p => (Guid?)p.Id)];

    // The same from either side.
    private static (Party, Party) Pair(Party one, Party other) => one.Id.CompareTo(other.Id) <= 0 ? (one, other) : (other, one);
}
