using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Crm.Platform.Consents.Features;
using Crm.Platform.Data;
using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Crm.Platform.Consents.Preferences;

/// <summary>Port: the address at which a person chooses what they want to get; each mail that asks for a consent carries one.</summary>
public interface IPreferenceLinks
{
    /// <summary>As part of the present commit.</summary>
    PreferenceAddress Make(string recordType, Guid recordId);
}

/// <summary>Makes and recognises addresses of preference pages: 256 random bits, of which only the hash is kept.</summary>
internal sealed class PreferenceLinks(CrmDbContext db, MergedRecords merged, IConfiguration configuration, TimeProvider clock) : IPreferenceLinks
{
    private const int SecretSize = 32;

    /// <summary>Long enough for the oldest mail in anybody's inbox from which they may want to unsubscribe.</summary>
    private const int Years = 3;

    /// <summary>As part of the present commit; every mail may carry one of its own.</summary>
    public PreferenceAddress Make(string recordType, Guid recordId)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretSize));
        var now = clock.GetUtcNow().UtcDateTime;
        var link = new PreferenceLink { TokenHash = Hash(token), RecordType = recordType, RecordId = recordId, CreatedAt = now, ExpiresAt = now.AddYears(Years) };
        db.Add(link);
        return new PreferenceAddress($"{PublicAddress.Of(configuration)}/p/{token}", link.ExpiresAt);
    }

    /// <summary>Whose page it is, also where the record was merged into another one since; null for what nobody was given, or has run out.</summary>
    public async Task<(string RecordType, Guid RecordId)?> Find(string token, CancellationToken ct)
    {
        var hash = Hash(token);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Set<PreferenceLink>().AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash && l.ExpiresAt > now, ct) is { } link
            ? (link.RecordType, await merged.Survivor(link.RecordId, ct) ?? link.RecordId) : null;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Removes links that have run out.</summary>
internal sealed class PreferenceLinkHousekeeping(CrmDbContext db, TimeProvider clock) : IHousekeeping
{
    public Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<PreferenceLink>().Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(ct);
    }
}
