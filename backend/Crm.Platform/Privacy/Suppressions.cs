using System.Collections;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy;

/// <summary>Which addresses and numbers may not be taken in again.</summary>
internal sealed class Suppressions(CrmDbContext db, PrivacyKey key)
{
    /// <summary>So many are read at once and kept for the scope; with more, each question is asked of the database.</summary>
    private const int Few = 5000;
    private HashSet<string>? all;
    private bool isRead;

    /// <summary>Addresses and numbers as they are compared: small letters without accents, digits without signs.</summary>
    public static IEnumerable<string> Identifiers(object? value) => value is not IList items ? [] : items.Cast<object>().Select(item => item switch
    {
        EmailAddress email => "email:" + Folding.Key(email.Address),
        PhoneNumber phone => "phone:" + Terms.Digits(phone.Number),
        _ => "",
    }).Where(i => i.Length > 0);

    public string Hash(string identifier) => key.Hash(identifier);

    public async Task<bool> Any(IReadOnlyCollection<string> identifiers, CancellationToken ct)
    {
        if (!isRead)
        {
            isRead = true;
            var some = await db.Set<Suppression>().AsNoTracking().Select(s => s.Hash).OrderBy(h => h).Take(Few + 1).ToListAsync(ct);
            all = some.Count > Few ? null : [.. some];
        }

        if (all is { Count: 0 } || identifiers.Count == 0)
        {
            return false;
        }

        var hashes = identifiers.Select(Hash).ToList();
        return all is not null ? hashes.Exists(all.Contains) : await db.Set<Suppression>().AnyAsync(s => hashes.Contains(s.Hash), ct);
    }

    public async Task Add(IEnumerable<string> hashes, Guid erasureId, DateTime now, CancellationToken ct)
    {
        var wanted = hashes.Distinct(StringComparer.Ordinal).ToList();
        var known = await db.Set<Suppression>().Where(s => wanted.Contains(s.Hash)).Select(s => s.Hash).ToListAsync(ct);
        db.AddRange(wanted.Except(known, StringComparer.Ordinal).Select(h => new Suppression { Hash = h, ErasureId = erasureId, At = now }));
    }
}

/// <summary>Nobody who was erased comes back by a file, a form or another system without somebody deciding so.</summary>
internal sealed class ErasedStayAway<T>(Suppressions suppressions) : IRecordRule<T>
    where T : Record
{
    public async Task Check(T record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        foreach (var (field, value) in changed.All.Where(v => v.Key.Kind is EmailsKind or PhonesKind))
        {
            if (await suppressions.Any([.. Suppressions.Identifiers(value)], ct))
            {
                errors.Add(field.Name, "This was erased at its owner's request and is not taken in again. Whoever may erase persons can lift that, once the owner has agreed.");
            }
        }
    }
}
