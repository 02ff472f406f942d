namespace Crm.Platform.Records;

/// <summary>The fields of a record type at one moment: the declared ones, and those that administrators have added since.</summary>
internal sealed class FieldSet
{
    public const string SystemSection = "system";

    private FieldSet(IReadOnlyList<Field> declared, IReadOnlyList<SortKey> sorts, IReadOnlyList<Field> custom)
    {
        Declared = declared;
        DeclaredSorts = sorts;
        Custom = custom;

        // What the platform itself keeps stands last, as it does without custom fields.
        Fields = custom.Count == 0
            ? declared
            : [.. declared.Where(f => f.Section != SystemSection), .. custom, .. declared.Where(f => f.Section == SystemSection)];
        Indexed = [.. Fields.Where(f => f.IsIndexed)];
        Searched = [.. Fields.Where(f => f.IsSearchable)];
        Historic = [.. Fields.Where(f => f.IsInHistory || f.ReferenceTo == "team")];
        ByName = Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        Sorts = [.. sorts, .. custom.Where(f => f.SortName is not null).Select(f => new SortKey(f))];
        Formulas = [.. InOrder(custom.Where(f => f.Formula is not null).ToList())];
        Sections = [.. Fields.Select(f => f.Section).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<Field> Declared { get; }

    public IReadOnlyList<SortKey> DeclaredSorts { get; }

    public IReadOnlyList<Field> Custom { get; }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The fields whose values have rows beside the record.</summary>
    public IReadOnlyList<Field> Indexed { get; }

    /// <summary>The fields by whose words a record is found.</summary>
    public IReadOnlyList<Field> Searched { get; }

    /// <summary>The fields that history keeps.</summary>
    public IReadOnlyList<Field> Historic { get; }

    public IReadOnlyDictionary<string, Field> ByName { get; }

    public IReadOnlyList<SortKey> Sorts { get; }

    public IReadOnlyList<string> Sections { get; }

    /// <summary>Computed custom fields, each after those it refers to.</summary>
    public IReadOnlyList<Field> Formulas { get; }

    public static FieldSet Of(IReadOnlyList<Field> declared, IReadOnlyList<SortKey> sorts, IReadOnlyList<Field> custom) => new(declared, sorts, custom);

    // A formula that refers to itself by way of others is refused when it is defined; two administrators at once end here.
    private static IEnumerable<Field> InOrder(List<Field> waiting)
    {
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(f => !waiting.Any(w => f.Formula!.Names.Contains(w.Name))).ToList();
            if (ready.Count == 0)
            {
                yield break;
            }

            foreach (var field in ready)
            {
                yield return field;
            }

            waiting.RemoveAll(ready.Contains);
        }
    }
}
