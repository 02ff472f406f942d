using System.Reflection;
using System.Text.Json.Nodes;
using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Platform.Privacy.Sources;

/// <summary>Answers for every table that declares what becomes of rows that quote a person.</summary>
internal sealed class QuotingTables(CrmDbContext db) : IPersonalData
{
    private readonly TableSweep sweep = new(db);

    public string Source => "quotations";

    public IReadOnlyList<Type> Tables => [.. Declared.Select(t => t.Type.ClrType)];

    public int Order => 30;

    public async Task<long> Count(Person person, CancellationToken ct)
    {
        long count = 0;
        foreach (var (type, erasure) in Declared)
        {
            count += await sweep.Count(type, person.Traces, ct, RecordsOf(person, erasure));
        }

        return count;
    }

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct)
    {
        var found = new List<JsonNode>();
        foreach (var (type, erasure) in Declared)
        {
            foreach (var row in await sweep.Rows(type, person.Traces, ct, RecordsOf(person, erasure)))
            {
                found.Add(new JsonObject { ["table"] = type.GetTableName(), ["row"] = row });
            }
        }

        return found;
    }

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        long count = 0;
        foreach (var (type, erasure) in Declared)
        {
            count += erasure == Quoting.RemoveRow ? await sweep.Delete(type, person.Traces, ct, RecordsOf(person, erasure)) : await sweep.Replace(type, person.Traces, ct);
        }

        return count;
    }

    private IEnumerable<(IEntityType Type, Quoting Erasure)> Declared =>
        from type in db.Model.GetEntityTypes()
        let quotes = type.ClrType.GetCustomAttribute<MayQuotePersonsAttribute>()
        where quotes is not null
        select (type, quotes.Erasure);

    private static IReadOnlyList<Guid>? RecordsOf(Person person, Quoting erasure) => erasure == Quoting.RemoveRow ? person.Ids : null;
}
