using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Data;
using Crm.Platform.Privacy;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Columns;

/// <summary>What persons have agreed to as something that columns can become, one for each channel of a purpose: <c>consent.email.newsletter</c>.</summary>
internal sealed class ConsentTargets(CrmDbContext db, ICurrentUser user)
{
    public const string Group = "consent";

    /// <summary>Those that the caller may note down. No header but the very path is taken for one: nobody agrees by a guess.</summary>
    public async Task<IReadOnlyList<ImportTarget>> Of(RecordType type, CancellationToken ct)
    {
        if (!Persons.IsOfPersons(type) || user.LevelOf(type.EditPermission) == AccessLevel.None)
        {
            return [];
        }

        var purposes = await db.Set<ConsentPurpose>().AsNoTracking().Where(p => !p.Retired).OrderBy(p => p.Key).ToListAsync(ct);
        return [.. purposes.SelectMany(p => p.Channels.Select(channel => Target(channel, p.Key)))];
    }

    /// <summary>The target of such a path; null where it is none.</summary>
    public static ImportTarget? Of(string path) =>
        path.Split('.', 3) is [Group, var name, { Length: > 0 } purpose] && Enum.TryParse<ConsentChannel>(name, ignoreCase: true, out var channel) && Enum.IsDefined(channel) && char.IsLetter(name[0])
            ? Target(channel, purpose)
            : null;

    private static ImportTarget Target(ConsentChannel channel, string purpose) => new($"{Group}.{channel.ToString().ToLowerInvariant()}.{purpose}", "consent", Group) { Consent = (channel, purpose) };
}
