using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports.Columns;

/// <summary>The headers by which a target is known, best first.</summary>
internal sealed class TargetNames(RecordType type, RecordCatalog catalog)
{
    // "Company ID"; what else a key may be called says too little of whom it belongs to.
    private const int Keys = 6;

    public static IEnumerable<string> OfType(RecordType type) => [type.Name, type.Resource, .. type.OtherNames];

    public IEnumerable<string> Of(ImportTarget target)
    {
        if (target.Via is { } via)
        {
            return OfLinked(target, catalog.Find(via.ReferenceTo!)!);
        }

        if (target.Path == ImportTarget.ExternalId)
        {
            return HeaderWords.KeyNames(OfType(type));
        }

        if (target.Path == ImportTarget.Kept)
        {
            return [];
        }

        if (target.Consent is not null)
        {
            return [target.Path];
        }

        if (target.Composite is { } composite)
        {
            return [composite.Name, .. composite.OtherNames, .. OfType(type).Select(n => $"{n} name")];
        }

        var names = OfField(target);
        if (target.Field == type.LabelField)
        {
            names = [.. names, .. OfType(type), .. OfType(type).Select(n => $"{n} name")];
        }

        // "Company" in a file of people is the account they belong to.
        return target.Field!.ReferenceTo is { } other && other != type.Name && catalog.Find(other) is { } referenced
            ? [.. names, .. OfType(referenced).SelectMany(n => new[] { $"{n} name", n })]
            : names;
    }

    // "Company website"; and without the company what only a company has: employees, revenue, industry.
    private IEnumerable<string> OfLinked(ImportTarget target, RecordType other)
    {
        if (target.IsKey)
        {
            return [target.Path, .. OfType(other).SelectMany(n => HeaderWords.KeyNames([]).Take(Keys).SelectMany(key => new[] { $"{n} {key}", $"associated {n} {key}", $"{key} {n}" }))];
        }

        var own = target with { Path = target.Path[(target.Path.IndexOf('.', StringComparison.Ordinal) + 1)..], Via = null };
        var names = OfField(own).ToList();
        var isUnmistakable = own.Field is { Kind: NumberKind or MoneyKind or TextKind } && type.Find(own.Field.Name) is null;
        return [target.Path, .. OfType(other).Where(n => !HeaderWords.IsQualifier(n)).SelectMany(prefix => names.Select(n => $"{prefix} {n}")), .. isUnmistakable ? names : []];
    }

    // "Job title" says more than "title", which some exports use for "Mr."
    private static IEnumerable<string> OfField(ImportTarget target) =>
        [.. target.Field!.OtherNames.Take(1), target.Path, .. target.Field.OtherNames.Skip(1), .. HeaderWords.NamesOf(target)];
}
