using System.Text.Json;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Rows;

/// <summary>A name together with what its bearer points at; each pair is one step down an index, where names and targets apart would be walked in full.</summary>
internal sealed class NamedLink
{
    public string Name { get; init; } = "";

    public Guid Target { get; init; }

    /// <summary>These pairs as a source of rows. Lists of pairs have no LINQ: every engine unpacks JSON in words of its own.</summary>
    public static IQueryable<NamedLink> All(CrmDbContext db, IEnumerable<(string Name, Guid Target)> pairs)
    {
        var json = JsonSerializer.Serialize(pairs.Select(p => new[] { p.Name, p.Target.ToString().ToUpperInvariant() }));
        return db.Database.ProviderName switch
        {
            PortableModel.Sqlite => db.Database.SqlQuery<NamedLink>($"""SELECT value ->> 0 AS "Name", value ->> 1 AS "Target" FROM json_each({json})"""),
            PortableModel.PostgreSql => db.Database.SqlQuery<NamedLink>($"""SELECT p ->> 0 AS "Name", (p ->> 1)::uuid AS "Target" FROM jsonb_array_elements({json}::jsonb) AS p"""),
            _ => db.Database.SqlQuery<NamedLink>($"""SELECT JSON_VALUE(value, '$[0]') COLLATE Latin1_General_BIN2 AS "Name", CAST(JSON_VALUE(value, '$[1]') AS uniqueidentifier) AS "Target" FROM OPENJSON({json})"""),
        };
    }
}
