using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Consents;

/// <summary>What a purpose says now, in one language.</summary>
public sealed record PurposeText(string Key, int Version, string Name, string Text, IReadOnlyList<ConsentChannel> Channels);

/// <summary>Port: what people are asked to agree to, for whoever shows it to them.</summary>
public interface IPurposeTexts
{
    /// <summary>Those that may be agreed to; unknown, retired and contractual ones are missing.</summary>
    Task<IReadOnlyDictionary<string, PurposeText>> Of(IReadOnlyCollection<string> keys, string language, CancellationToken ct);
}

internal sealed class PurposeTexts(CrmDbContext db) : IPurposeTexts
{
    public async Task<IReadOnlyDictionary<string, PurposeText>> Of(IReadOnlyCollection<string> keys, string language, CancellationToken ct)
    {
        var asked = keys.ToList();
        var purposes = asked.Count == 0 ? [] : await db.Set<ConsentPurpose>().AsNoTracking().Where(p => asked.Contains(p.Key) && !p.Retired && p.Basis != LegalBasis.Contract).ToListAsync(ct);
        return purposes.ToDictionary(p => p.Key, p => Show(p, ConsentPurpose.In(p.Current, language)), StringComparer.Ordinal);
    }

    private static PurposeText Show(ConsentPurpose purpose, ConsentText text) => new(purpose.Key, purpose.Current.Version, text.Name, text.Text, purpose.Channels);
}
