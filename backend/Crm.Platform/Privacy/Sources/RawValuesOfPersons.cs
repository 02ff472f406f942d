using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Normalisation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>The texts that a person's fields had before they were normalised.</summary>
internal sealed class RawValuesOfPersons(CrmDbContext db) : IPersonalData
{
    public string Source => "rawValues";

    public IReadOnlyList<Type> Tables => [typeof(RawValue)];

    public Task<long> Count(Person person, CancellationToken ct) => Of(person).LongCountAsync(ct);

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) =>
        [.. (await Of(person).AsNoTracking().OrderBy(v => v.At).ToListAsync(ct)).Select(v => JsonSerializer.SerializeToNode(new { v.Field, v.Rule, v.Raw, v.Value, v.At, v.Source }, JsonColumn.Options)!)];

    public async Task<long> Erase(Person person, CancellationToken ct) => await Of(person).ExecuteDeleteAsync(ct);

    private IQueryable<RawValue> Of(Person person) => db.Set<RawValue>().Where(v => person.Ids.Contains(v.RecordId));
}
