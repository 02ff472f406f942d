using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Benchmarks;

/// <summary>Index rows go into tables without keys first; the engine sorts them into place, which is many times faster than inserting in any order.</summary>
internal sealed class Staging(CrmDbContext db)
{
    private static readonly (Type Type, string Table, string Order)[] Targets =
    [
        (typeof(Posting), "platform_postings", "\"RecordType\", \"Term\", \"RecordId\""),
        (typeof(RecordTerms), "platform_record_terms", "\"RecordId\""),
        (typeof(FieldValue), "platform_field_values", "\"Field\", \"KeyText\", \"RecordId\""),
    ];

    public async Task Begin()
    {
        foreach (var (_, table, _) in Targets)
        {
            await Run($"CREATE TABLE stage_{table} AS SELECT * FROM {table} WHERE 1 = 0");
        }
    }

    public async Task Add(RecordType type, IReadOnlyList<Record> records)
    {
        var postings = records.SelectMany(r => RecordIndex.Found(type, r).Select(term => new Posting { RecordType = type.Name, Term = term, RecordId = r.Id }));
        var terms = records.Select(r => new RecordTerms { RecordType = type.Name, RecordId = r.Id, Terms = RecordTerms.Join(RecordIndex.Found(type, r)) });
        var values = records.SelectMany(r => RecordIndex.Values(type, r).Select(v => new FieldValue { Field = v.Field, KeyText = v.KeyText, Num = v.Num, RecordId = r.Id }));
        await Copy(Targets[0].Table, postings);
        await Copy(Targets[1].Table, terms);
        await Copy(Targets[2].Table, values);
    }

    public async Task End()
    {
        foreach (var (type, table, order) in Targets)
        {
            var columns = string.Join(", ", db.Model.FindEntityType(type)!.GetProperties().Select(p => $"\"{p.GetColumnName()}\""));
            await Run($"INSERT INTO {table} ({columns}) SELECT {columns} FROM stage_{table} ORDER BY {order}");
            await Run($"DROP TABLE stage_{table}");
        }
    }

    private async Task Copy<T>(string table, IEnumerable<T> rows)
        where T : class
    {
        var columns = db.Model.FindEntityType(typeof(T))!.GetProperties().ToList();
        var copy = RowCopy.Into(db, "stage_" + table, columns);
        await using (copy)
        {
            foreach (var row in rows)
            {
                copy.Add([.. columns.Select(c => c.GetGetter().GetClrValue(row))]);
            }
        }
    }

    private Task<int> Run(string sql) => db.Database.ExecuteSqlRawAsync(sql);
}
