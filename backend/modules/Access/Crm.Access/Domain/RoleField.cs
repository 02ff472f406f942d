using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>How far a role may go with one field, such as <c>contact.notes</c>; without such a row it may edit.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class RoleField
{
    public Guid RoleId { get; init; }
    public required string Field { get; init; }
    public FieldRight Right { get; set; }

    /// <summary>What several roles allow together: the most permissive counts, and a role that says nothing of a field allows all.</summary>
    public static IReadOnlyDictionary<string, FieldRight> Combine(IReadOnlyCollection<Guid> roles, IEnumerable<RoleField> rows) => rows
        .Where(r => roles.Contains(r.RoleId)).GroupBy(r => r.Field, StringComparer.Ordinal)
        .Where(g => g.Count() == roles.Count)
        .ToDictionary(g => g.Key, g => g.Max(r => r.Right), StringComparer.Ordinal);
}
