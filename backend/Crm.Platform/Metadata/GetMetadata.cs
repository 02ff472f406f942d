using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Metadata;

/// <summary>What forms, grids and filters need to know of every business object the caller may read.</summary>
public sealed class MetadataDocument
{
    public required IReadOnlyList<RecordTypeInfo> RecordTypes { get; init; }
}

/// <summary>One business object, as declared.</summary>
public sealed class RecordTypeInfo
{
    public required string Name { get; init; }
    public required string Resource { get; init; }
    public required string LabelField { get; init; }
    public required string DefaultSort { get; init; }
    public required IReadOnlyList<string> Sorts { get; init; }
    public required IReadOnlyList<string> DefaultColumns { get; init; }
    public required IReadOnlyList<string> Sections { get; init; }
    public required IReadOnlyList<FieldInfo> Fields { get; init; }
}

/// <summary>One field, as declared.</summary>
public sealed class FieldInfo
{
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required string Section { get; init; }
    public required bool Required { get; init; }
    public required bool ReadOnly { get; init; }
    public int? MaxLength { get; init; }
    public IReadOnlyList<string>? Options { get; init; }
    public string? ReferenceTo { get; init; }
    public required bool Filterable { get; init; }

    /// <summary>Parts of the value that can be filtered, as <c>addresses.city</c>.</summary>
    public required IReadOnlyList<string> FilterParts { get; init; }
    public required bool Sortable { get; init; }
    public string? Sort { get; init; }
    public required IReadOnlyList<string> Operators { get; init; }
    public required bool Importable { get; init; }
    public required bool Personal { get; init; }

    internal static FieldInfo Of(Field field) => new()
    {
        Name = field.Name,
        Kind = field.Kind.Name,
        Section = field.Section,
        Required = field.IsRequired,
        ReadOnly = field.IsReadOnly,
        MaxLength = field.MaxLength,
        Options = field.Kind.Options,
        ReferenceTo = field.ReferenceTo,
        Filterable = field.IsFilterable,
        FilterParts = field.IsFilterable ? [.. field.Kind.SubFields.Select(s => $"{field.Name}.{s}")] : [],
        Sortable = field.SortName is not null,
        Sort = field.SortName,
        Operators = field.IsFilterable ? field.Kind.Operators : [],
        Importable = field.IsImportable,
        Personal = field.IsPersonal,
    };
}

internal sealed class GetMetadataEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/metadata", (RecordCatalog catalog, ICurrentUser user) => TypedResults.Ok(new MetadataDocument
        {
            RecordTypes = [.. catalog.All.Where(t => user.LevelOf(t.ReadPermission) != AccessLevel.None).Select(Describe)],
        }))
        .WithName("GetMetadata").WithTags("Metadata").WithSummary("Describe the business objects and their fields")
        .RequiresSignIn();

    private static RecordTypeInfo Describe(RecordType type) => new()
    {
        Name = type.Name,
        Resource = type.Resource,
        LabelField = type.LabelField.Name,
        DefaultSort = type.DefaultSort.Name,
        Sorts = [.. type.Sorts.Select(s => s.Name)],
        DefaultColumns = type.DefaultColumns,
        Sections = type.Sections,
        Fields = [.. type.Fields.Select(FieldInfo.Of)],
    };
}
