using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Consents;

/// <summary>What a person agreed to is the company's proof and stays; where from and with which program goes, and so do the ways to the preference page.</summary>
internal sealed class ConsentsOfPersons(CrmDbContext db) : IPersonalData
{
    public string Source => "consents";

    public IReadOnlyList<Type> Tables => [typeof(Consent)];

    public Task<long> Count(Person person, CancellationToken ct) => Of(person).LongCountAsync(ct);

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) => [.. (await Of(person).AsNoTracking().OrderBy(c => c.At).ToListAsync(ct)).Select(c => JsonSerializer.SerializeToNode(
        new { c.Channel, c.Purpose, c.Status, c.At, c.Source, c.TextVersion, c.Language, c.Basis, c.Ip, c.UserAgent, c.Form }, JsonColumn.Options)!)];

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        await db.Set<PreferenceLink>().Where(l => person.Ids.Contains(l.RecordId)).ExecuteDeleteAsync(ct);
        await db.Set<ConsentState>().Where(s => person.Ids.Contains(s.RecordId)).ExecuteDeleteAsync(ct);
        return await Of(person).ExecuteUpdateAsync(
            u => u.SetProperty(c => c.Ip, (string?)null).SetProperty(c => c.UserAgent, (string?)null).SetProperty(c => c.Form, (string?)null).SetProperty(c => c.DocumentId, (Guid?)null), ct);
    }

    private IQueryable<Consent> Of(Person person) => db.Set<Consent>().Where(c => person.Ids.Contains(c.RecordId));
}
