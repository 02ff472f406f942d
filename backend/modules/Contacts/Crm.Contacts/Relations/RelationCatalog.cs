using Crm.Contacts.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Relations;

/// <summary>All types of relations: those that are built in, and those that administrators have added. Read once in a scope.</summary>
internal sealed class RelationCatalog(ContactsDb db)
{
    private IReadOnlyList<RelationType>? all;

    public async Task<IReadOnlyList<RelationType>> All(CancellationToken ct) =>
        all ??= [.. RelationTypes.BuiltIn, .. await db.RelationTypes.AsNoTracking().OrderBy(t => t.Key).ToListAsync(ct)];

    /// <summary>The type that has this name from either side.</summary>
    public async Task<RelationType?> Find(string? name, CancellationToken ct) => (await All(ct)).FirstOrDefault(t => t.Key == name || t.Inverse == name);

    /// <summary>By key.</summary>
    public async Task<IReadOnlyDictionary<string, RelationType>> ByKey(CancellationToken ct) => (await All(ct)).ToDictionary(t => t.Key, StringComparer.Ordinal);
}
