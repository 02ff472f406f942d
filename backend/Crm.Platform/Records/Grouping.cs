using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Counts what a list holds by the values of one field.</summary>
public sealed record GroupRecords<T>(string By, ListQuery Query) : IQuery<RecordGroups>
    where T : Record;

/// <summary>The biggest groups, and how many records are in all others.</summary>
public sealed class RecordGroups
{
    public required IReadOnlyList<RecordGroup> Items { get; init; }

    /// <summary>Records in the groups that are not shown.</summary>
    public required long Other { get; init; }
}

/// <summary>One value, as a filter with <c>eq</c> takes it; null for records that have none.</summary>
public sealed class RecordGroup
{
    public object? Value { get; init; }

    /// <summary>The name of what a reference points at, or the text itself; null for what the caller may not see.</summary>
    public string? Label { get; init; }
    public required long Count { get; init; }
}

/// <summary>Which fields a list can be grouped by.</summary>
internal static class Grouping
{
    public const int Most = 200;

    /// <summary>Why a list cannot be grouped by this field; null where it can.</summary>
    public static string? Refusal(RecordType type, string name) => type.Find(name) switch
    {
        null => $"There is no field {name} in {type.Name}.",
        { IsFilterable: true } field when IsGroupable(field) => null,
        _ => $"{type.Name} cannot be grouped by {name}. Group by: {string.Join(", ", type.Fields.Where(f => f.IsFilterable && IsGroupable(f)).Select(f => f.Name))}.",
    };

    private static bool IsGroupable(Field field) => field.Kind.Name is "choice" or "boolean" or "reference" or "country" or "language" || field.KeyColumn is not null || (field.IsCustom && field.Kind.Name == "text");
}

/// <summary>One GROUP BY over the list's own rows.</summary>
internal sealed class GroupRecordsHandler<T>(CrmDbContext db, RecordReader<T> reader, RecordCatalog catalog, ReferenceLabels labels, ICurrentUser user)
    : IRequestHandler<GroupRecords<T>, RecordGroups>
    where T : Record
{
    private static readonly MethodInfo ByColumn = typeof(GroupRecordsHandler<T>).GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<RecordGroups> Handle(GroupRecords<T> request, CancellationToken cancellationToken)
    {
        if (type.Find(request.By) is { } asked)
        {
            user.CheckAsked(type, asked, "by");
        }

        if (Grouping.Refusal(type, request.By) is { } refusal)
        {
            throw new InvalidInputException("by", refusal);
        }

        var field = type.Find(request.By)!;
        var records = await reader.Matching(request.Query, cancellationToken);
        var rows = field.IsCustom
            ? await Custom(records, field, cancellationToken)
            : await (field.KeyColumn is { } key ? ByText(records, key, field.PropertyName) : Typed(records, field)).ToListAsync(cancellationToken);
        var other = rows.Count <= Grouping.Most ? 0 : await records.LongCountAsync(cancellationToken) - rows.Take(Grouping.Most).Sum(r => r.Count);
        // Engines differ in where "none" sorts.
        var shown = rows.Take(Grouping.Most).OrderByDescending(r => r.Count).ThenBy(r => r.Value is null or "" ? 1 : 0).ToList();
        var names = await labels.Fetch(shown.Where(r => r.Value is Guid).Select(r => (field.ReferenceTo!, (Guid)r.Value!)), cancellationToken);
        return new RecordGroups { Items = [.. shown.Select(r => Show(r, field, names))], Other = other };
    }

    // Texts that differ in case or accents alone are one group, as they are one to a filter.
    private static IQueryable<Row> ByText(IQueryable<T> records, string key, string property) => records
        .GroupBy(r => EF.Property<string>(r, key))
        .Select(g => new { g.Key, Text = g.Min(r => EF.Property<string?>(r, property)), Count = g.LongCount() })
        .OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(Grouping.Most + 1)
        .Select(g => new Row { Value = g.Text, Count = g.Count });

    // Custom fields have no column: their index rows, folded, say what a record has.
    private async Task<List<Row>> Custom(IQueryable<T> records, Field field, CancellationToken ct)
    {
        var index = field.IndexName;
        var rows = await records
            .SelectMany(r => db.Set<FieldValue>().Where(v => v.Field == index && v.RecordId == r.Id).DefaultIfEmpty(), (r, v) => new { Key = v == null ? null : v.KeyText, Num = v == null ? null : v.Num })
            .GroupBy(v => new { v.Key, v.Num })
            .Select(g => new { g.Key.Key, g.Key.Num, Count = g.LongCount() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key).ThenBy(g => g.Num).Take(Grouping.Most + 1).ToListAsync(ct);
        return rows.ConvertAll(r => new Row { Value = Value(field, r.Key, r.Num), Count = r.Count });
    }

    private static object? Value(Field field, string? key, long? num) => (field.Kind.Name, key, num) switch
    {
        (_, null, _) => null,
        ("boolean", _, { } flag) => flag == 1,
        ("reference", _, _) => Guid.TryParse(key, out var id) ? id : null,
        _ => field.Custom?.Options.FirstOrDefault(o => Folding.Key(o.Value) == key)?.Value ?? key,
    };

    private static IQueryable<Row> Typed(IQueryable<T> records, Field field)
    {
        var record = Expression.Parameter(typeof(T), "r");
        var column = Expression.Property(record, field.PropertyName);
        return (IQueryable<Row>)ByColumn.MakeGenericMethod(column.Type).Invoke(null, [records, Expression.Lambda(column, record)])!;
    }

    private static IQueryable<Row> Rows<TKey>(IQueryable<T> records, LambdaExpression column) => records
        .GroupBy((Expression<Func<T, TKey>>)column)
        .Select(g => new { g.Key, Count = g.LongCount() })
        .OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(Grouping.Most + 1)
        .Select(g => new Row { Value = g.Key, Count = g.Count });

    private static RecordGroup Show(Row row, Field field, Labels names) => row.Value switch
    {
        null or "" => new RecordGroup { Count = row.Count },
        Guid id => new RecordGroup { Value = id, Label = names.Of(field.ReferenceTo!, id), Count = row.Count },
        bool flag => new RecordGroup { Value = flag, Label = flag.ToString(CultureInfo.InvariantCulture).ToLowerInvariant(), Count = row.Count },
        string text => new RecordGroup { Value = text, Label = field.Kind.Format(text), Count = row.Count },
        var value => new RecordGroup { Value = field.Kind.Format(value), Label = field.Kind.Format(value), Count = row.Count },
    };

    private sealed class Row
    {
        public object? Value { get; init; }
        public long Count { get; init; }
    }
}
