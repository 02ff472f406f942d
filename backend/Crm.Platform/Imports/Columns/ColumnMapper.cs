using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Columns;

/// <summary>Proposes what each column of a file becomes: by its header, and checked against what stands in it.</summary>
internal sealed class ColumnMapper
{
    private const int MaxSamples = 5;
    private const int MaxSampleLength = 200;
    private readonly RecordType type;
    private readonly HashSet<string> ownNames;

    // What an administrator has named is looked up by the whole label: "Phase 2" and "Phase 3" differ in what names of other systems use as a mere number.
    private readonly Dictionary<string, ImportTarget> byLabel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ImportTarget>> byName = new(StringComparer.Ordinal);

    public ColumnMapper(RecordType type, IReadOnlyList<ImportTarget> allowed, RecordCatalog catalog)
    {
        this.type = type;
        ownNames = [.. TypeNames(type).Select(HeaderName.Normalise)];
        foreach (var target in allowed)
        {
            foreach (var name in NamesOf(target, catalog).Select(HeaderName.Normalise).Where(n => n.Length > 0).Distinct())
            {
                if (!byName.TryGetValue(name, out var targets))
                {
                    byName[name] = targets = [];
                }

                // "Location" is the country where the values are countries, and the city otherwise.
                targets.Insert(target.Part == ImportTargets.Country ? 0 : targets.Count, target);
            }
        }

        foreach (var target in ImportTargets.Of(type).Where(t => t.Field is { IsCustom: true }))
        {
            foreach (var label in target.Field!.OtherNames.Append(target.Path).Where(IsNoOthers))
            {
                byLabel.TryAdd(Folding.Key(label), target);
            }
        }
    }

    /// <param name="headers">The headers of the file.</param>
    /// <param name="rows">The first data rows.</param>
    public List<ImportColumn> Map(IReadOnlyList<string> headers, IReadOnlyList<string[]> rows)
    {
        var columns = new List<ImportColumn>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < headers.Count; index++)
        {
            var at = index;
            var values = rows.Where(r => at < r.Length && !string.IsNullOrWhiteSpace(r[at])).Select(r => r[at].Trim()).ToList();
            var name = new HeaderName(headers[index]);
            var (target, warning) = byLabel.GetValueOrDefault(Folding.Key(headers[index])) is { } labelled ? (labelled, null) : Propose(name, values);
            if (target is not null && !target.TakesSeveral && !taken.TryAdd(target.Path, index))
            {
                target = null;
            }

            columns.Add(new ImportColumn(index, headers[index], Samples(values), target?.Path, warning));
        }

        return WithoutRedundant(columns);
    }

    // A field of the product keeps the headers that are known to mean it.
    private bool IsNoOthers(string label) => !byName.TryGetValue(HeaderName.Normalise(label), out var known) || known.TrueForAll(t => t.Field is { IsCustom: true });

    private (ImportTarget? Target, string? Warning) Propose(HeaderName name, List<string> values)
    {
        foreach (var form in name.Forms(ownNames))
        {
            if (!byName.TryGetValue(form, out var candidates))
            {
                continue;
            }

            if (candidates.Find(c => Fits(c, values)) is { } fitting)
            {
                return (fitting, null);
            }

            return (null, $"The header says {candidates[0].Path}, but most values are not of that kind.");
        }

        return (null, null);
    }

    // By its name a column may be anything; what stands in it must mostly be readable as that.
    private static bool Fits(ImportTarget target, List<string> values)
    {
        if (values.Count == 0 || target is not { Field: { ReferenceTo: null } field })
        {
            return true;
        }

        if (field.Kind is AddressesKind && target.Part != ImportTargets.Country)
        {
            return true;
        }

        var readable = values.Count(v => Rows.CellReader.CanRead(target, v));
        return readable * 2 > values.Count || readable == values.Count;
    }

    // A full name beside its parts says nothing more.
    private List<ImportColumn> WithoutRedundant(List<ImportColumn> columns)
    {
        var mapped = columns.Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
        var redundant = type.Composites.Where(c => c.Essential(type).All(p => mapped.Contains(p.Name))).Select(c => c.Name).ToList();
        return [.. columns.Select(c => c.Field is { } field && redundant.Contains(field) ? c with { Field = null } : c)];
    }

    private IEnumerable<string> NamesOf(ImportTarget target, RecordCatalog catalog)
    {
        if (target.Path == ImportTarget.ExternalId)
        {
            return HeaderWords.KeyNames(TypeNames(type));
        }

        if (target.Composite is { } composite)
        {
            return [composite.Name, .. composite.OtherNames, .. TypeNames(type).Select(n => $"{n} name")];
        }

        IEnumerable<string> names = [target.Path, .. target.Field!.OtherNames, .. HeaderWords.NamesOf(target)];
        if (target.Field == type.LabelField)
        {
            names = [.. names, .. TypeNames(type), .. TypeNames(type).Select(n => $"{n} name")];
        }

        // "Company" in a file of people is the account they belong to.
        return target.Field.ReferenceTo is { } other && other != type.Name && catalog.Find(other) is { } referenced
            ? [.. names, .. TypeNames(referenced), .. TypeNames(referenced).Select(n => $"{n} name")]
            : names;
    }

    private static IEnumerable<string> TypeNames(RecordType type) => [type.Name, type.Resource, .. type.OtherNames];

    private static List<string> Samples(List<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Take(MaxSamples).Select(v => v.Length > MaxSampleLength ? v[..MaxSampleLength] + "…" : v)];
}
