using System.Reflection;
using System.Text.Json.Nodes;
using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Platform.Privacy.Sources;

/// <summary>Answers for every table that declares what becomes of rows that quote a person.</summary>
internal sealed class QuotingTables(CrmDbContext db, FileEraser files) : IPersonalData
{
    private readonly TableSweep sweep = new(db);

    public string Source => "quotations";

    public IReadOnlyList<Type> Tables => [.. Declared.Select(t => t.Type.ClrType)];

    public int Order => 30;

    public async Task<long> Count(Person person, CancellationToken ct)
    {
        long count = 0;
        foreach (var (type, quotes) in Declared)
        {
            count += await sweep.Count(type, person.Traces, ct, RecordsOf(person, quotes));
        }

        return count;
    }

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct)
    {
        var found = new List<JsonNode>();
        foreach (var (type, quotes) in Declared)
        {
            foreach (var row in await sweep.Rows(type, person.Traces, ct, RecordsOf(person, quotes)))
            {
                found.Add(new JsonObject { ["table"] = type.GetTableName(), ["row"] = row });
            }
        }

        return found;
    }

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        long count = 0;
        foreach (var (type, quotes) in Declared)
        {
            // A mail goes with its files, also one that waits and hangs on nothing yet.
            if (quotes.Files is { } column)
            {
                await files.Erase(await sweep.IdsInLists(type, column, person.Traces, ct, RecordsOf(person, quotes)), ct);
            }

            count += quotes.Erasure == Quoting.RemoveRow ? await sweep.Delete(type, person.Traces, ct, RecordsOf(person, quotes)) : await sweep.Replace(type, person.Traces, ct);
        }

        return count;
    }

    private IEnumerable<(IEntityType Type, MayQuotePersonsAttribute Quotes)> Declared =>
        from type in db.Model.GetEntityTypes()
        let quotes = type.ClrType.GetCustomAttribute<MayQuotePersonsAttribute>()
        where quotes is not null
        select (type, quotes);

    private static IReadOnlyList<Guid>? RecordsOf(Person person, MayQuotePersonsAttribute quotes) => quotes.Erasure == Quoting.RemoveRow ? person.Ids : null;
}
