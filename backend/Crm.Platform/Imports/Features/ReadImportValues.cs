using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Records;
using Crm.Platform.Search;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Imports.Features;

/// <summary>The different values of one column over all rows, and what each of them means.</summary>
internal sealed record ListImportValues(Guid Id, int Column, int Limit) : IQuery<ImportValuesResponse>;

/// <summary>The values of a column, the most frequent first.</summary>
public sealed class ImportValuesResponse
{
    public required IReadOnlyList<ImportValueInfo> Items { get; init; }

    /// <summary>How many different values there are; beyond 10,000 they are not counted on.</summary>
    public required int Distinct { get; init; }

    /// <summary>What a value can mean, where the field offers options.</summary>
    public IReadOnlyList<string>? Options { get; init; }
}

/// <summary>One value of a column.</summary>
public sealed class ImportValueInfo
{
    public required string Value { get; init; }
    public required long Count { get; init; }

    /// <summary>What it means: as it was mapped, or as it is proposed; null where it is taken as it stands.</summary>
    public string? Target { get; init; }

    /// <summary>Whether the field reads it as it stands, or there is a record of this name.</summary>
    public required bool Known { get; init; }
}

internal sealed class ListImportValuesHandler(ImportAccess access, ImportFiles files, RecordCatalog catalog, ReferenceLabels labels) : IRequestHandler<ListImportValues, ImportValuesResponse>
{
    private const int Most = 10_000;

    /// <summary>So many unknown names are looked for among the records, each with one small query.</summary>
    private const int MaxLookUps = 30;

    public async Task<ImportValuesResponse> Handle(ListImportValues request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        if (request.Column < 0 || request.Column >= import.Columns.Count || !files.Has(import.Id))
        {
            throw new NotFoundException("column");
        }

        var values = new ColumnValues([request.Column], Most);
        using (var source = new ImportSource(files.Open(import.Id), import.Shape))
        {
            for (var rows = source.Read(1000); rows.Count > 0; rows = source.Read(1000))
            {
                values.Add(rows);
            }
        }

        var type = catalog.Find(import.RecordType)!;
        var target = ImportTargets.Of(type).Concat(ImportTargets.Linked(type)).FirstOrDefault(t => t.Path == import.Columns[request.Column].Field);
        var mapped = (import.Mapping?.Columns?.FirstOrDefault(c => c.Index == request.Column)?.Values ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            .DistinctBy(v => Folding.Key(v.Key), StringComparer.Ordinal).ToDictionary(v => Folding.Key(v.Key), v => v.Value, StringComparer.Ordinal);
        var meanings = target?.Field is { } field ? values.Meanings(request.Column, field) : [];
        var shown = values.Of(request.Column).OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Take(Math.Clamp(request.Limit, 1, 1000)).ToList();
        var names = await Names(target, shown.ConvertAll(v => v.Key), meanings, cancellationToken);
        return new ImportValuesResponse
        {
            Items = shown.ConvertAll(v => new ImportValueInfo
            {
                Value = v.Key,
                Count = v.Value,
                Target = mapped.TryGetValue(Folding.Key(v.Key), out var meant) ? meant : meanings.GetValueOrDefault(v.Key),
                Known = names?.Contains(Folding.Key(v.Key)) ?? (target is { Field: { } f, Part: null } && ValueGuess.IsKnown(f, v.Key)),
            }),
            Distinct = values.Of(request.Column).Count,
            Options = target?.Field is { } of ? ValueGuess.OptionsOf(of) : null,
        };
    }

    // Names that there are; those that are written a little otherwise get a proposal.
    private async Task<HashSet<string>?> Names(ImportTarget? target, List<string> shown, Dictionary<string, string?> meanings, CancellationToken ct)
    {
        if (target?.Field?.ReferenceTo is not { } other || labels.Source(other) is not { } source)
        {
            return null;
        }

        var keys = shown.Select(Folding.Key).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var known = (await source.Resolve(keys, ct)).Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var value in shown.Where(v => !known.Contains(Folding.Key(v)) && !meanings.ContainsKey(v)).Take(MaxLookUps))
        {
            var begin = new string([.. value.TakeWhile(char.IsLetterOrDigit).Take(3)]);
            if (begin.Length > 1 && NearText.Find(value, (await source.Find(begin, limit: 50, ct)).Select(f => f.Label)) is { } near)
            {
                meanings[value] = near;
            }
        }

        return known;
    }
}

internal sealed class ListImportValuesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/imports/{id:guid}/columns/{index:int}/values", async (Guid id, int index, int? limit, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListImportValues(id, index, limit ?? 200), ct)))
        .WithName("ListImportColumnValues").WithTags("Imports").WithSummary("List the values of a column over all rows, and what each means")
        .WithDescription("For mapping choices and names: `target` is what the value means, as mapped or as proposed (\"GTXPro\" is \"GTX Pro\"); `known` says that it needs no mapping.")
        .Requires(ImportPermissions.Create);
}
