using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Idempotency;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>Answers kept for repetitions of a request: they are gone within a day anyway. Bytes cannot be searched by the database, so they are read.</summary>
internal sealed class KeptAnswers(CrmDbContext db) : IPersonalData
{
    private const int AtOnce = 200;

    public string Source => "answers";

    public IReadOnlyList<Type> Tables => [typeof(IdempotentRequest)];

    public async Task<long> Count(Person person, CancellationToken ct) => (await Find(person, ct)).Count;

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) => [.. (await Find(person, ct)).Select(id => new JsonObject { ["keptAnswer"] = id })];

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        var found = await Find(person, ct);
        foreach (var some in found.Chunk(AtOnce))
        {
            await db.Set<IdempotentRequest>().Where(r => some.Contains(r.Id)).ExecuteUpdateAsync(u => u.SetProperty(r => r.Body, (byte[]?)null), ct);
        }

        return found.Count;
    }

    private async Task<List<string>> Find(Person person, CancellationToken ct)
    {
        var traces = new Traces(person.Values.Concat(person.Ids.Select(i => i.ToString())));
        var found = new List<string>();
        var after = "";
        while (await db.Set<IdempotentRequest>().AsNoTracking().Where(r => r.Body != null && string.Compare(r.Id, after) > 0).OrderBy(r => r.Id).Take(AtOnce).ToListAsync(ct) is { Count: > 0 } some)
        {
            found.AddRange(some.Where(r => traces.In(r.Body)).Select(r => r.Id));
            after = some[^1].Id;
        }

        return found;
    }
}
