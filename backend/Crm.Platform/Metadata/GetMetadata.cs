using System.Security.Cryptography;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.CustomFields;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

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

    /// <summary>Names of the sections that an administrator has named; the browser application knows the others.</summary>
    public IReadOnlyDictionary<string, string>? SectionLabels { get; init; }
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

    /// <summary>Given when a record is made, and never changed afterwards.</summary>
    public bool Fixed { get; init; }
    public int? MaxLength { get; init; }
    public IReadOnlyList<string>? Options { get; init; }
    public string? ReferenceTo { get; init; }
    public required bool Filterable { get; init; }

    /// <summary>What stands before the dot where a condition asks for a field of the record that this refers to, as <c>account.industry</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Parts of the value that can be filtered, as <c>addresses.city</c>.</summary>
    public required IReadOnlyList<string> FilterParts { get; init; }
    public required bool Sortable { get; init; }
    public string? Sort { get; init; }
    public required IReadOnlyList<string> Operators { get; init; }
    public required bool Importable { get; init; }
    public required bool Personal { get; init; }

    /// <summary>Whether an administrator has added it; then the following say what the browser application cannot know.</summary>
    public required bool Custom { get; init; }

    /// <summary>The name in the caller's language.</summary>
    public string? Label { get; init; }
    public string? Help { get; init; }
    public JsonElement? Default { get; init; }

    /// <summary>A condition tree over the same record: forms show the field while it holds.</summary>
    public JsonElement? VisibleWhen { get; init; }

    /// <summary>Names of the options, retired ones included, in the caller's language.</summary>
    public IReadOnlyDictionary<string, string>? OptionLabels { get; init; }
    public string? Formula { get; init; }

    /// <summary>The only currency that its amounts may have.</summary>
    public string? Currency { get; init; }

    private static JsonElement? DeclaredDefault(Field field)
    {
        if (field.Default is not { } value)
        {
            return null;
        }

        using var json = JsonDocument.Parse(RecordJson.Write(writer => field.Kind.Write(writer, value)));
        return json.RootElement.Clone();
    }

    internal static FieldInfo Of(Field field, string language, string? path, bool mayEdit) => new()
    {
        Name = field.Name,
        Kind = field.Kind.Name,
        Section = field.Section,
        Required = field.IsRequired,
        ReadOnly = field.IsReadOnly || !mayEdit,
        Fixed = field.IsFixed,
        MaxLength = field.MaxLength,
        Options = field.Kind.Options,
        ReferenceTo = field.ReferenceTo,
        Filterable = field.IsFilterable,
        FilterParts = field.IsFilterable ? [.. field.Kind.SubFields.Select(s => $"{field.Name}.{s}")] : [],
        Path = path,
        Sortable = field.SortName is not null,
        Sort = field.SortName,
        Operators = field.IsFilterable ? field.Kind.Operators : [],
        Importable = field.IsImportable && mayEdit,
        Personal = field.IsPersonal,
        Custom = field.IsCustom,
        Label = field.Label(language),
        Help = field.Custom?.Help,
        Default = field.IsCustom ? CustomFieldResponse.Json(field.Custom?.Default) : DeclaredDefault(field),
        VisibleWhen = CustomFieldResponse.Json(field.Custom?.VisibleWhen),
        OptionLabels = field.Custom is { Options: { Count: > 0 } options } ? options.ToDictionary(o => o.Value, o => o.LabelIn(language), StringComparer.Ordinal) : null,
        Formula = field.Custom?.Formula,
        Currency = field.Custom?.Currency,
    };
}

internal sealed class GetMetadataEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/metadata", (HttpContext http, RecordCatalog catalog, ICurrentUser user, IOptions<JsonOptions> json) =>
        {
            var language = user.Language ?? http.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value ?? "en";
            var document = new MetadataDocument
            {
                RecordTypes = [.. catalog.All.Where(t => user.LevelOf(t.ReadPermission) != AccessLevel.None).Select(t => Describe(t, language, catalog, user))],
            };

            // Over what is answered: definitions, rights and language all show in it.
            var bytes = JsonSerializer.SerializeToUtf8Bytes(document, json.Value.SerializerOptions);
            var tag = $"\"m{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
            http.Response.Headers.ETag = tag;
            http.Response.Headers.CacheControl = "private, no-cache";
            return http.Request.Headers.IfNoneMatch.ToString() == tag ? (IResult)TypedResults.StatusCode(StatusCodes.Status304NotModified) : new JsonBytes(bytes);
        })
        .WithName("GetMetadata").WithTags("Metadata").WithSummary("Describe the business objects and their fields")
        .WithDescription("Labels of custom fields are in the caller's language. The ETag changes with any definition, right or language; send it as `If-None-Match` to be answered 304 where nothing has changed.")
        .Produces<MetadataDocument>().EvenForApps().RequiresSignIn();

    // A path leads only to what the caller may read.
    private static string? Path(Field field, RecordCatalog catalog, ICurrentUser user) =>
        field.PathName is { } path && catalog.Find(field.ReferenceTo!) is { } target && user.LevelOf(target.ReadPermission) != AccessLevel.None ? path : null;

    private static RecordTypeInfo Describe(RecordType type, string language, RecordCatalog catalog, ICurrentUser user) => new()
    {
        Name = type.Name,
        Resource = type.Resource,
        LabelField = type.LabelField.Name,
        DefaultSort = type.DefaultSort.Name,
        Sorts = [.. type.Sorts.Where(s => user.MayRead(s.Field)).Select(s => s.Name)],
        DefaultColumns = [.. type.DefaultColumns.Where(c => type.Find(c) is { } column && user.MayRead(column))],
        Sections = type.Sections,
        SectionLabels = type.CustomFields.Select(f => f.Section).Except(type.DeclaredFields.Select(f => f.Section), StringComparer.Ordinal)
            .ToDictionary(name => name, StringComparer.Ordinal) is { Count: > 0 } named ? named : null,
        Fields = [.. user.Readable(type).Select(f => FieldInfo.Of(f, language, Path(f, catalog, user), user.MayEdit(f)))],
    };
}
