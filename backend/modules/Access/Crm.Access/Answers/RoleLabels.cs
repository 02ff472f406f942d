using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Answers;

/// <summary>Names roles; there are few.</summary>
internal sealed class RoleLabels(AccessDb access) : ILabelSource
{
    public string RecordType => "role";

    public async Task<IReadOnlyDictionary<Guid, string>> Labels(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await access.Roles.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Name }).ToDictionaryAsync(r => r.Id, r => r.Name, ct);

    public async Task<IReadOnlyList<(Guid Id, string Label, string? Detail)>> Find(string query, int limit, CancellationToken ct)
    {
        var text = Folding.Key(query);
        var all = await access.Roles.AsNoTracking().OrderBy(r => r.Key).Select(r => new { r.Id, r.Name }).ToListAsync(ct);
        return [.. all.Where(r => Folding.Key(r.Name).Contains(text, StringComparison.Ordinal)).Take(limit).Select(r => (r.Id, r.Name, (string?)null))];
    }
}
