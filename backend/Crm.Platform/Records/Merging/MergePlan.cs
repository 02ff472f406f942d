using Crm.Kernel;

namespace Crm.Platform.Records.Merging;

/// <summary>What several records of one type make together: chosen values, lists united, gaps filled.</summary>
internal sealed class MergePlan
{
    private readonly RecordType type;
    private readonly IReadOnlyList<Record> records;
    private readonly IReadOnlyDictionary<string, Guid> choices;
    private readonly ICurrentUser user;

    /// <param name="records">The survivor first, then the others in the order in which they fill its gaps.</param>
    /// <param name="choices">By field, the record whose value counts.</param>
    public MergePlan(RecordType type, IReadOnlyList<Record> records, IReadOnlyDictionary<string, Guid> choices, ICurrentUser user)
    {
        (this.type, this.records, this.choices, this.user) = (type, records, choices, user);
        var errors = new InputErrors();
        foreach (var (name, id) in choices)
        {
            if (type.Find(name) is not { IsReadOnly: false })
            {
                errors.Add($"choices.{name}", $"There is no field {name} in {type.Name} that can be chosen.");
            }
            else if (type.Find(name) is { } field && !user.MayEdit(field))
            {
                user.CheckWritten(field);
            }
            else if (records.All(r => r.Id != id))
            {
                errors.Add($"choices.{name}", "Choose one of the records that are merged.");
            }
        }

        errors.ThrowIfAny();
    }

    private IEnumerable<Field> Fields => type.Fields.Where(f => !f.IsReadOnly);

    /// <summary>What changes in the survivor.</summary>
    public RecordValues Values()
    {
        var values = new RecordValues { AreDerived = true };
        foreach (var field in Fields)
        {
            var merged = Merged(field);
            if (!field.Kind.AreEqual(field.Get(records[0]), merged))
            {
                values.Set(field, merged);
            }
        }

        return values;
    }

    /// <summary>The fields of which one value is lost, with who has which.</summary>
    public IEnumerable<(Field Field, IReadOnlyList<(Guid RecordId, object? Value)> Values)> Conflicts() =>
        from field in Fields
        where !field.Kind.IsIndexed && user.MayRead(field)
        let given = records.Select(r => (r.Id, Value: Of(field, r))).Where(v => !field.Kind.IsEmpty(v.Value)).ToList()
        where given.Exists(v => !field.Kind.AreEqual(v.Value, given[0].Value))
        select (field, (IReadOnlyList<(Guid, object?)>)given);

    private object? Merged(Field field)
    {
        if (choices.TryGetValue(field.Name, out var chosen))
        {
            return Of(field, records.First(r => r.Id == chosen));
        }

        return field.Kind.IsIndexed
            ? records.Skip(1).Aggregate(Of(field, records[0]), (united, other) => field.Kind.Merge(united, Of(field, other)))
            : records.Select(r => Of(field, r)).FirstOrDefault(v => !field.Kind.IsEmpty(v));
    }

    // Nothing refers to what it becomes itself.
    private object? Of(Field field, Record record)
    {
        var value = field.Get(record);
        return field.ReferenceTo == type.Name && value is Guid id && records.Any(r => r.Id == id) ? null : value;
    }
}
