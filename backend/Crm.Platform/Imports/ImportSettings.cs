using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Features;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports;

/// <summary>Takes what somebody decides about a file: refuses by name what cannot be meant, and keeps the rest with the import. Check and run both go through here.</summary>
internal sealed class ImportSettings(RecordCatalog catalog, ConsentTargets consents, ReferenceLabels labels, ICurrentUser user)
{
    private const int MaxValues = 5000;

    /// <param name="import">The import.</param>
    /// <param name="given">What is decided now; what it does not say stays as it was checked or suggested.</param>
    public async Task Apply(Import import, ImportMapping given, CancellationToken ct)
    {
        var before = import.Mapping ?? new ImportMapping { Columns = import.Columns.ConvertAll(c => new MappedColumn(c.Index, c.Field)) };
        var mapping = given with
        {
            Columns = Columns(given.Columns, before),
            MatchBy = given.MatchBy ?? before.MatchBy,
            OnMatch = given.OnMatch ?? before.OnMatch,
            OnMatchNone = given.OnMatchNone ?? before.OnMatchNone,
            Defaults = given.Defaults ?? before.Defaults,
            Tags = given.Tags ?? before.Tags,
            Owner = given.Owner ?? before.Owner,
            CreateLinked = given.CreateLinked ?? before.CreateLinked,
            ExternalSource = Source(given.ExternalSource) ?? before.ExternalSource,
            DateFormat = given.DateFormat ?? before.DateFormat,
            Country = given.Country ?? before.Country,
            DecimalSign = given.DecimalSign ?? before.DecimalSign,
            Normalise = given.Normalise ?? before.Normalise,
        };
        var type = catalog.Find(import.RecordType)!;
        var targets = ImportTargets.Of(type).Concat(ImportTargets.Linked(type)).Concat(await consents.Of(type, ct)).ToDictionary(t => t.Path, StringComparer.Ordinal);
        var errors = new InputErrors();
        CheckColumns(import, targets, mapping.Columns!, errors);
        CheckRest(type, mapping, errors);
        await CheckOwner(mapping.Owner, errors, ct);
        errors.ThrowIfAny();

        var fields = mapping.Columns!.ToDictionary(c => c.Index, c => c.Field);
        import.Columns = import.Columns.ConvertAll(c => c with { Field = fields.GetValueOrDefault(c.Index), Warning = null });
        import.Mapping = mapping;
        import.ExternalSource = targets.Values.Any(t => t.IsKey && fields.ContainsValue(t.Path)) ? mapping.ExternalSource ?? import.ExternalSource : null;
    }

    // Columns that were suggested stand where none are given; values that were mapped stay with their column.
    private static List<MappedColumn> Columns(IReadOnlyList<MappedColumn>? given, ImportMapping before) => given is null
        ? [.. before.Columns ?? []]
        : [.. given.Select(c => c.Values is null && before.Columns?.FirstOrDefault(b => b.Index == c.Index && b.Field == c.Field) is { Values: not null } known ? c with { Values = known.Values } : c)];

    private void CheckColumns(Import import, Dictionary<string, ImportTarget> targets, IReadOnlyList<MappedColumn> columns, InputErrors errors)
    {
        var chosen = new Dictionary<int, string?>();
        for (var i = 0; i < columns.Count; i++)
        {
            var (index, field) = columns[i];
            if (index < 0 || index >= import.Columns.Count)
            {
                errors.Add($"columns[{i}].index", $"The file has the columns 0 to {import.Columns.Count - 1}.");
            }
            else if (field is not null && !targets.ContainsKey(field))
            {
                errors.Add($"columns[{i}].field", $"A column cannot become {field}. See GET /api/v1/imports/targets.");
            }
            else if (!chosen.TryAdd(index, field))
            {
                errors.Add($"columns[{i}].index", "This column is chosen twice.");
            }
            else if (field is not null && !targets[field].TakesSeveral && chosen.Count(c => c.Value == field) > 1)
            {
                errors.Add($"columns[{i}].field", $"Only one column can become {field}.");
            }
            else if (columns[i].Values?.Count > MaxValues)
            {
                errors.Add($"columns[{i}].values", $"Map {MaxValues} values at most.");
            }
        }

        if (!errors.Any && chosen.Values.All(f => f is null))
        {
            errors.Add("columns", "Choose a field for at least one column.");
        }

        errors.ThrowIfAny();
        foreach (var field in chosen.Values.OfType<string>().Select(f => targets[f]).SelectMany(t => t.Composite?.Parts ?? (t.Field is null ? [] : [t.Field])))
        {
            user.CheckWritten(field);
        }
    }

    private void CheckRest(RecordType type, ImportMapping mapping, InputErrors errors)
    {
        foreach (var (name, value) in mapping.Defaults ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            if (type.Find(name) is not { IsImportable: true } field)
            {
                errors.Add($"defaults.{name}", $"There is no field {name} that can be written.");
                continue;
            }

            user.CheckWritten(field);
            field.Kind.Read(value, field, $"defaults.{name}", errors);
        }

        for (var i = 0; i < mapping.MatchBy?.Count; i++)
        {
            if (mapping.MatchBy[i] is not ("externalId" or "domains" or "emails" or "phones" or "name"))
            {
                errors.Add($"matchBy[{i}]", "Choose among externalId, domains, emails, phones, name.");
            }
        }

        foreach (var name in mapping.OnMatch?.Fields?.Keys ?? [])
        {
            if (type.Find(name) is null)
            {
                errors.Add($"onMatch.fields.{name}", $"There is no field {name}.");
            }
        }

        if (mapping.Tags is { Count: > 0 } tags)
        {
            if (type.Find("tags") is not { Kind: TagsKind } field)
            {
                errors.Add("tags", $"A {type.Name} has no tags.");
            }
            else
            {
                field.Kind.Read(JsonSerializer.SerializeToElement(tags), field, "tags", errors);
            }
        }

        if (mapping.Country is { } country && (country.Length != 2 || Countries.Code(country) is null))
        {
            errors.Add("country", Countries.Hint);
        }

        if (mapping.DecimalSign is not (null or "auto" or "." or ","))
        {
            errors.Add("decimal", "Choose one of: auto, \".\", \",\".");
        }
    }

    private async Task CheckOwner(OwnerRule? rule, InputErrors errors, CancellationToken ct)
    {
        if (rule is not { Mode: OwnerMode.User or OwnerMode.Rotate })
        {
            return;
        }

        var ids = rule.UserIds ?? [];
        if (ids.Count == 0 || (rule.Mode == OwnerMode.User && ids.Count > 1))
        {
            errors.Add("owner.userIds", rule.Mode == OwnerMode.User ? "Name one user." : "Name at least one user.");
            return;
        }

        var known = await labels.Source("user")!.Labels([.. ids.Distinct()], ct);
        for (var i = 0; i < ids.Count; i++)
        {
            if (!known.ContainsKey(ids[i]))
            {
                errors.Add($"owner.userIds[{i}]", "There is no such user.");
            }
        }
    }

    private static string? Source(string? given)
    {
        var source = given?.Trim();
        return source is { Length: > SourceName.MaxLength }
            ? throw new InvalidInputException("externalSource", $"Shorten this to {SourceName.MaxLength} characters at most.")
            : string.IsNullOrEmpty(source) ? null : source;
    }
}
