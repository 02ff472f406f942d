using Crm.Kernel.Values;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Columns;

/// <summary>
/// Proposes what each column of a file becomes: by its header, checked against what stands in it, and by the values alone where the header
/// says nothing. Where two columns could become the same, the one with the better name does.
/// </summary>
internal sealed class ColumnMapper
{
    private const int MaxSamples = 5;
    private const int MaxSampleLength = 200;
    private readonly RecordType type;
    private readonly HashSet<string> ownNames;

    // What an administrator has named is looked up by the whole label: "Phase 2" and "Phase 3" differ in what names of other systems use as a mere number.
    private readonly Dictionary<string, ImportTarget> byLabel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(ImportTarget Target, int Rank)>> byName = new(StringComparer.Ordinal);

    // What the caller may not write keeps its name: it never becomes another field that is sometimes called so.
    private readonly HashSet<string> forbidden;
    private readonly ValueColumns values;

    public ColumnMapper(RecordType type, IReadOnlyList<ImportTarget> allowed, RecordCatalog catalog)
    {
        this.type = type;
        var names = new TargetNames(type, catalog);
        ownNames = [.. TargetNames.OfType(type).Select(HeaderName.Normalise)];
        forbidden = [.. ImportTargets.Of(type).Where(t => t.Via is null && allowed.All(a => a.Path != t.Path)).Select(t => HeaderName.Normalise(t.Path))];
        values = new ValueColumns(allowed.Where(t => t.Via is null));
        foreach (var target in allowed.OrderBy(t => t.Via is null ? 0 : 1))
        {
            foreach (var (name, rank) in names.Of(target).Select((n, i) => (Name: HeaderName.Normalise(n), i)).Where(n => n.Name.Length > 0).DistinctBy(n => n.Name, StringComparer.Ordinal))
            {
                if (!byName.TryGetValue(name, out var targets))
                {
                    byName[name] = targets = [];
                }

                // "Location" is the country where the values are countries, and the city otherwise. What a file says of a linked record never hides the record's own.
                targets.Insert(target is { Part: ImportTargets.Country, Via: null } ? 0 : targets.Count, (target, rank + (target.Via is null ? 0 : 100)));
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
        var profile = ImportProfile.Of(headers);
        var columns = new List<(string Header, List<string> Values, List<(ImportTarget Target, int Rank)> Candidates, string? Warning)>();
        for (var index = 0; index < headers.Count; index++)
        {
            var at = index;
            var cells = rows.Where(r => at < r.Length && !string.IsNullOrWhiteSpace(r[at])).Select(r => r[at].Trim()).ToList();
            var (candidates, warning) = ImportProfile.Ignores(profile, headers[index]) ? ([], null) : Candidates(headers[index], cells);
            columns.Add((headers[index], cells, candidates, warning));
        }

        var chosen = Choose(columns.ConvertAll(c => c.Candidates));
        return WithoutRedundant([.. columns.Select((c, i) => new ImportColumn(i, c.Header, Samples(c.Values), chosen[i]?.Path, chosen[i] is null ? c.Warning : null))]);
    }

    // A field of the product keeps the headers that are known to mean it.
    private bool IsNoOthers(string label) => !byName.TryGetValue(HeaderName.Normalise(label), out var known) || known.TrueForAll(t => t.Target.Field is { IsCustom: true });

    // The best names first; each column and each target that takes only one is given once.
    private static ImportTarget?[] Choose(List<List<(ImportTarget Target, int Rank)>> candidates)
    {
        var chosen = new ImportTarget?[candidates.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (target, _, index) in candidates.SelectMany((c, i) => c.Select(t => (t.Target, t.Rank, Index: i))).OrderBy(c => c.Rank).ThenBy(c => c.Index))
        {
            if (chosen[index] is null && (target.TakesSeveral || taken.Add(target.Path)))
            {
                chosen[index] = target;
            }
        }

        return chosen;
    }

    private (List<(ImportTarget Target, int Rank)> Candidates, string? Warning) Candidates(string header, List<string> cells)
    {
        if (byLabel.GetValueOrDefault(Folding.Key(header)) is { } labelled)
        {
            return ([(labelled, -1)], null);
        }

        if (ValueColumns.SaysNothing(header))
        {
            return (values.Of(cells) is { } target ? [(target, 1000)] : [], null);
        }

        foreach (var (form, step) in new HeaderName(header).Forms(ownNames).Select((f, i) => (f, i)))
        {
            if (forbidden.Contains(form))
            {
                break;
            }

            if (!byName.TryGetValue(form, out var found))
            {
                continue;
            }

            var fitting = found.Where(c => Fits(c.Target, cells)).Select((c, i) => (c.Target, (step * 20) + c.Rank + i)).ToList();

            // A second title is another one of the same, and not what is left.
            return fitting.Count > 0 ? (char.IsAsciiDigit(header[^1]) ? fitting[..1] : fitting, null) : ([], $"The header says {found[0].Target.Path}, but most values are not of that kind.");
        }

        return ([], null);
    }

    // By its name a column may be anything; what stands in it must mostly be readable as that.
    private static bool Fits(ImportTarget target, List<string> cells)
    {
        if (target.Field is { Name: "title" } && HeaderWords.AreHonorifics(cells))
        {
            return false;
        }

        if (cells.Count == 0 || target is not { Field: { ReferenceTo: null } field } || ValueGuess.OptionsOf(field) is not null)
        {
            return true;
        }

        if (field.Kind is AddressesKind && target.Part != ImportTargets.Country)
        {
            return true;
        }

        // A place may be a city as well as a country; what else has the right name needs fewer good values, since the others can be mended.
        var readable = cells.Count(v => Rows.CellReader.CanRead(target, v) || (field.Kind is EmailsKind && ValueGuess.Email(v) is not null));
        return target.Part == ImportTargets.Country ? readable * 2 > cells.Count : readable * 3 >= cells.Count;
    }

    // A full name beside its parts says nothing more.
    private List<ImportColumn> WithoutRedundant(List<ImportColumn> columns)
    {
        var mapped = columns.Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
        var redundant = type.Composites.Where(c => c.Essential(type).All(p => mapped.Contains(p.Name))).Select(c => c.Name).ToList();
        return [.. columns.Select(c => c.Field is { } field && redundant.Contains(field) && c.Header != Files.VCards.VCardCells.NameAlone ? c with { Field = null } : c)];
    }

    private static List<string> Samples(List<string> cells) =>
        [.. cells.Distinct(StringComparer.Ordinal).Take(MaxSamples).Select(v => v.Length > MaxSampleLength ? v.AtMost(MaxSampleLength) + "…" : v)];
}
