using Crm.Access.Security;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Answers;

/// <summary>Names teams.</summary>
internal sealed class TeamLabels(AccessDb access, CallerCache cache) : ILabelSource
{
    public string RecordType => "team";

    public Task<IReadOnlyDictionary<Guid, string>> Labels(IReadOnlyCollection<Guid> ids, CancellationToken ct) => cache.Names(
        "team-name", ids, unknown => access.Teams.AsNoTracking().Where(t => unknown.Contains(t.Id)).Select(t => new { t.Id, t.Name }).ToDictionaryAsync(t => t.Id, t => t.Name, ct));

    public async Task<IReadOnlyList<(Guid Id, string Label, string? Detail)>> Find(string query, int limit, CancellationToken ct)
    {
        var text = Folding.Key(query);
        var found = await access.Teams.AsNoTracking().Where(t => t.NameKey.Contains(text)).OrderBy(t => t.NameKey).ThenBy(t => t.Id).Take(limit)
            .Select(t => new { t.Id, t.Name }).ToListAsync(ct);
        return [.. found.Select(t => (t.Id, t.Name, (string?)null))];
    }

    /// <summary>Teams by name; of namesakes, the older one.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> Resolve(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var teams = await access.Teams.AsNoTracking().Where(t => names.Contains(t.NameKey)).OrderBy(t => t.Id).Select(t => new { t.Id, t.NameKey }).ToListAsync(ct);
        return teams.DistinctBy(t => t.NameKey, StringComparer.Ordinal).ToDictionary(t => t.NameKey, t => t.Id, StringComparer.Ordinal);
    }
}
