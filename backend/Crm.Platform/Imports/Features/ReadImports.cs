using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Features;

/// <summary>The imports that the caller may see, newest first.</summary>
internal sealed record ListImports(string? Cursor) : IQuery<Page<ImportResponse>>;

/// <summary>One import.</summary>
internal sealed record GetImport(Guid Id) : IQuery<ImportResponse>;

/// <summary>What the columns of a file can become.</summary>
public sealed class ImportTargetsResponse
{
    public required IReadOnlyList<ImportTargetInfo> Fields { get; init; }
}

/// <summary>One thing that a column can become.</summary>
public sealed class ImportTargetInfo
{
    public required string Field { get; init; }
    public required string Kind { get; init; }

    /// <summary>The section of the record that it belongs to.</summary>
    public required string Group { get; init; }

    /// <summary>The record type that it belongs to, where rows name another record: company and person from one row.</summary>
    public string? RecordType { get; init; }
}

internal sealed class ReadImportsHandler(ImportAccess access, ImportView view) : IRequestHandler<ListImports, Page<ImportResponse>>, IRequestHandler<GetImport, ImportResponse>
{
    private const int PageSize = 50;
    private const string Sort = "-createdAt";

    public async Task<Page<ImportResponse>> Handle(ListImports request, CancellationToken cancellationToken)
    {
        var imports = access.Visible().AsNoTracking();
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var id = cursor.Id;
            imports = imports.Where(i => i.CreatedAt <= from && (i.CreatedAt < from || i.Id < id));
        }

        var found = await imports.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? new Cursor(Sort, page[^1].CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<ImportResponse>(await view.Of(page, cancellationToken), next);
    }

    public async Task<ImportResponse> Handle(GetImport request, CancellationToken cancellationToken) =>
        await view.Of(await access.Get(request.Id, cancellationToken), cancellationToken);
}

internal sealed class ListImportsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/imports", async (string? cursor, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListImports(cursor), ct)))
        .WithName("ListImports").WithTags("Imports").WithSummary("List imports, newest first")
        .WithDescription("Your own; with the permission `imports.manage` everybody's.")
        .Requires(ImportPermissions.Create);
}

internal sealed class GetImportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/imports/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetImport(id), ct)))
        .WithName("GetImport").WithTags("Imports").WithSummary("Read one import: its columns, its progress, its counts")
        .Requires(ImportPermissions.Create);
}

internal sealed class GetImportTargetsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/imports/targets", async (string recordType, RecordCatalog catalog, ConsentTargets consents, ICurrentUser user, CancellationToken ct) =>
        {
            var type = catalog.Find(recordType) ?? throw new InvalidInputException("recordType", $"Choose one of: {string.Join(", ", catalog.All.Select(t => t.Name))}.");
            return TypedResults.Ok(new ImportTargetsResponse
            {
                Fields = [.. ImportTargets.Of(type, user).Concat(await consents.Of(type, ct)).Select(t => new ImportTargetInfo { Field = t.Path, Kind = t.Kind, Group = t.Group, RecordType = t.Via?.ReferenceTo })],
            });
        })
        .WithName("GetImportTargets").WithTags("Imports").WithSummary("List what the columns of a file can become")
        .WithDescription("`account.externalId` links to the company that has this key; `kept` keeps a text beside the record; `consent.<channel>.<purpose>` notes what the person has agreed to, with yes, no or the day in its cells.")
        .Requires(ImportPermissions.Create);
}
