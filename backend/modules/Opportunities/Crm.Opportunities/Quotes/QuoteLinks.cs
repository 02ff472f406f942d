using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Crm.Opportunities.Domain;
using Crm.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Crm.Opportunities.Quotes;

/// <summary>Makes and recognises the addresses at which customers read quotes: 256 random bits, of which only the hash is kept.</summary>
internal sealed class QuoteLinks(OpportunitiesDb db, IConfiguration configuration, TimeProvider clock)
{
    private const int SecretSize = 32;
    private const int Years = 2;

    /// <summary>The secret of a new address, as part of the present commit.</summary>
    public string Make(Guid quoteId)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretSize));
        var now = clock.GetUtcNow().UtcDateTime;
        db.Of<QuoteLink>().Add(new QuoteLink { TokenHash = Hash(token), QuoteId = quoteId, CreatedAt = now, ExpiresAt = now.AddYears(Years) });
        return token;
    }

    public string Address(string token) => $"{PublicAddress.Of(configuration)}/q/{token}";

    /// <summary>The quote behind an address; null for what nobody was given, or has run out.</summary>
    public async Task<Quote?> Find(string token, CancellationToken ct)
    {
        var hash = Hash(token);
        var now = clock.GetUtcNow().UtcDateTime;
        var link = await db.Of<QuoteLink>().AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash && l.ExpiresAt > now, ct);
        return link is null ? null : await db.Of<Quote>().AsNoTracking().FirstOrDefaultAsync(q => q.Id == link.QuoteId && q.DeletionId == Guid.Empty, ct);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
