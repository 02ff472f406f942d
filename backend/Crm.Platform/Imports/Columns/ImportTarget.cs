using Crm.Kernel;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports.Columns;

/// <summary>Something that a column of a file can become.</summary>
internal sealed record ImportTarget(string Path, string Kind, string Group, Field? Field = null, string? Part = null, CompositeColumn? Composite = null, Field? Via = null)
{
    /// <summary>The key by which the other system knows the record.</summary>
    public const string ExternalId = "externalId";

    /// <summary>What persons agree to by it.</summary>
    public (Consents.ConsentChannel Channel, string Purpose)? Consent { get; init; }

    /// <summary>There is no field for it: its text is kept beside the record, as it stands in the file.</summary>
    public const string Kept = "kept";

    /// <summary>Whether it is such a key: of the row's own record, or of one that it refers to.</summary>
    public bool IsKey => Path == ExternalId || (Via is not null && Path == $"{Via.PathName}.{ExternalId}");

    /// <summary>Several columns may feed it: lists are united, lines are joined.</summary>
    public bool TakesSeveral => Path == Kept || Field is { Kind.IsIndexed: true } or { Kind: LongTextKind };
}

/// <summary>What the columns of a file can become, derived from the declaration of the record type.</summary>
internal static class ImportTargets
{
    public const string Street = "street";
    public const string City = "city";
    public const string Region = "region";
    public const string PostalCode = "postalCode";
    public const string Country = "country";

    private static readonly string[] AddressParts = [Street, City, Region, PostalCode, Country];

    /// <summary>What a row can say besides of a record that it refers to and that is created because of it: <c>account.website</c>.</summary>
    public static IEnumerable<ImportTarget> Linked(RecordType type) =>
        from via in type.Fields
        where via is { IsImportable: true, PathName: not null } && via.ReferenceTo != type.Name && type.Catalog.Find(via.ReferenceTo!) is not null
        let other = type.Catalog.Find(via.ReferenceTo!)!
        from target in Of(other).Where(t => t.IsKey || (t is { Field: { ReferenceTo: null } field, Composite: null } && field != other.LabelField))
        select target with { Path = $"{via.PathName}.{target.Path}", Group = via.PathName!, Via = via };

    /// <summary>Those of them that the caller may write.</summary>
    public static IReadOnlyList<ImportTarget> Of(RecordType type, ICurrentUser user) =>
        [.. Of(type).Concat(Linked(type)).Where(t => (t.Composite?.Parts ?? (t.Field is null ? [] : [t.Field])).All(user.MayEdit))];

    public static IReadOnlyList<ImportTarget> Of(RecordType type)
    {
        var targets = new List<ImportTarget>();
        foreach (var field in type.Fields.Where(f => f.IsImportable))
        {
            targets.AddRange(type.Composites.Where(c => c.Parts[0] == field).Select(c => new ImportTarget(c.Name, "text", c.Section, Composite: c)));
            targets.AddRange(field switch
            {
                { Kind: AddressesKind } => AddressParts.Select(part => new ImportTarget($"{field.Name}.{part}", field.Kind.Name, field.Section, field, part))
                    .Append(new ImportTarget(field.Name, field.Kind.Name, field.Section, field)),
                { LabelName: { } label } => [new ImportTarget(label, field.Kind.Name, field.Section, field)],
                _ => [new ImportTarget(field.Name, field.Kind.Name, field.Section, field)],
            });
        }

        targets.Add(new ImportTarget(ImportTarget.ExternalId, "text", "system"));
        targets.Add(new ImportTarget(ImportTarget.Kept, ImportTarget.Kept, "system"));
        return targets;
    }
}
