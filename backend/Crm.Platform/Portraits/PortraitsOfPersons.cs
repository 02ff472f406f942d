using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Portraits;

/// <summary>The photo of a person goes with the person.</summary>
internal sealed class PortraitsOfPersons(CrmDbContext db) : IPersonalData
{
    public string Source => "photos";

    public IReadOnlyList<Type> Tables => [typeof(Portrait)];

    public Task<long> Count(Person person, CancellationToken ct) => Of(person).LongCountAsync(ct);

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) =>
        [.. (await Of(person).AsNoTracking().ToListAsync(ct)).Select(p => (JsonNode)new JsonObject { ["contentType"] = p.ContentType, ["base64"] = Convert.ToBase64String(p.Content) })];

    public async Task<long> Erase(Person person, CancellationToken ct) => await Of(person).ExecuteDeleteAsync(ct);

    private IQueryable<Portrait> Of(Person person) => db.Set<Portrait>().Where(p => person.Ids.Contains(p.RecordId));
}
