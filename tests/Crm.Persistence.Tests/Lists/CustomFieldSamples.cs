using Crm.Platform.CustomFields;
using Crm.Platform.Modules;
using Crm.Platform.Records;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Record types with a custom field of each kind; a catalog of their own, so that other tests see none.</summary>
internal static class CustomFieldSamples
{
    public static RecordCatalog Records { get; } = WithFields(ModuleCatalog.Discover().Records);

    private static RecordCatalog WithFields(RecordCatalog catalog)
    {
        foreach (var type in catalog.All)
        {
            type.UseCustomFields(CustomFieldFactory.Make(type, Enum.GetValues<CustomFieldKind>().Select((kind, i) => Definition(type, kind, i))));
        }

        return catalog;
    }

    private static CustomField Definition(RecordType type, CustomFieldKind kind, int position) => new()
    {
        RecordType = type.Name,
        Key = "f" + kind,
        Kind = kind,
        Label = kind.ToString(),
        Section = "other",
        Position = position,
        Options = kind is CustomFieldKind.Choice or CustomFieldKind.MultiChoice ? [new("one", "One"), new("two", "Two")] : [],
        ReferenceTo = kind == CustomFieldKind.Reference ? "account" : null,
        Formula = kind == CustomFieldKind.Formula ? "custom.fNumber * 2" : null,
        ResultKind = kind == CustomFieldKind.Formula ? CustomFieldKind.Number : null,
    };
}
