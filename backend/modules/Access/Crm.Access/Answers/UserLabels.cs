using Crm.Access.Security;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Answers;

/// <summary>Names users, also those who have left; and keys and apps, which appear in histories beside people.</summary>
internal sealed class UserLabels(AccessDb access, CallerCache cache) : ILabelSource
{
    public string RecordType => "user";

    public Task<IReadOnlyDictionary<Guid, string>> Labels(IReadOnlyCollection<Guid> ids, CancellationToken ct) => cache.Names("user-name", ids, unknown => Read(unknown, ct));

    private async Task<Dictionary<Guid, string>> Read(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var names = await access.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var others = ids.Where(id => !names.ContainsKey(id)).ToList();
        if (others.Count > 0)
        {
            foreach (var key in await access.ApiKeys.AsNoTracking().Where(k => others.Contains(k.Id)).Select(k => new { k.Id, k.Name })
                .Concat(access.Apps.Where(a => others.Contains(a.Id)).Select(a => new { a.Id, a.Name })).ToListAsync(ct))
            {
                names[key.Id] = key.Name;
            }
        }

        return names;
    }

    /// <summary>Active colleagues whose name holds the text, or whose address begins with it.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Label, string? Detail)>> Find(string query, int limit, CancellationToken ct)
    {
        var text = Folding.Key(query);
        var found = await access.Users.AsNoTracking()
            .Where(u => u.IsActive && u.PartnerId == null && (u.NameKey.Contains(text) || u.EmailKey.StartsWith(text)))
            .OrderBy(u => u.NameKey).ThenBy(u => u.Id).Take(limit)
            .Select(u => new { u.Id, u.Name, u.Email }).ToListAsync(ct);
        return [.. found.Select(u => (u.Id, u.Name, (string?)u.Email))];
    }

    /// <summary>Active users by name or address; of namesakes, whoever came first.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> Resolve(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var users = await access.Users.AsNoTracking()
            .Where(u => u.IsActive && u.PartnerId == null && (names.Contains(u.NameKey) || names.Contains(u.EmailKey)))
            .OrderBy(u => u.Id).Select(u => new { u.Id, u.NameKey, u.EmailKey }).ToListAsync(ct);
        var found = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if ((users.Find(u => u.EmailKey == name) ?? users.Find(u => u.NameKey == name)) is { } user)
            {
                found[name] = user.Id;
            }
        }

        return found;
    }
}
