using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Templates.Features;

/// <summary>Templates by name, or those in the bin.</summary>
internal sealed record ListTemplates(bool Deleted, string? Cursor) : IQuery<Page<TemplateResponse>>;

/// <summary>One template.</summary>
internal sealed record GetTemplate(Guid Id) : IQuery<TemplateResponse>;

internal sealed class ReadTemplatesHandler(CrmDbContext db, TemplateShelf shelf) : IRequestHandler<ListTemplates, Page<TemplateResponse>>, IRequestHandler<GetTemplate, TemplateResponse>
{
    private const int PageSize = 100;
    private const string Sort = "name";

    public async Task<Page<TemplateResponse>> Handle(ListTemplates request, CancellationToken cancellationToken)
    {
        var found = await Query(db, request).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? new Cursor(Sort, page[^1].NameKey, page[^1].Id).Encode() : null;
        return new Page<TemplateResponse>(page.ConvertAll(shelf.Show), next);
    }

    public async Task<TemplateResponse> Handle(GetTemplate request, CancellationToken cancellationToken) => shelf.Show(await shelf.Get(request.Id, expectedVersion: null, cancellationToken));

    internal static IQueryable<Template> Query(CrmDbContext db, ListTemplates request)
    {
        var templates = request.Deleted
            ? db.Set<Template>().Where(t => t.DeletionId != Guid.Empty)
            : db.Set<Template>().Where(t => t.DeletionId == Guid.Empty);
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            templates = templates.Where(Keyset.After<Template, string>(t => t.NameKey, t => t.Id, descending: false, cursor.Key, cursor.Id));
        }

        return templates.AsNoTracking().OrderBy(t => t.NameKey).ThenBy(t => t.Id).Take(PageSize + 1);
    }
}

internal sealed class ListTemplatesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/templates", async (IMediator mediator, CancellationToken ct, string? cursor = null, bool deleted = false) =>
            TypedResults.Ok(await mediator.Send(new ListTemplates(deleted, cursor), ct)))
        .WithName("ListTemplates").WithTags("Templates").WithSummary("List templates by name")
        .WithDescription("`deleted=true`: the bin.")
        .Requires(TemplatePermissions.Read);
}

internal sealed class GetTemplateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/templates/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => TemplateAnswer.Of(http, await mediator.Send(new GetTemplate(id), ct)))
        .WithName("GetTemplate").WithTags("Templates").WithSummary("Read one template")
        .Requires(TemplatePermissions.Read);
}

/// <summary>Answers a template with its entity tag.</summary>
internal static class TemplateAnswer
{
    public static Microsoft.AspNetCore.Http.HttpResults.Ok<TemplateResponse> Of(HttpContext http, TemplateResponse template)
    {
        http.Response.Headers.ETag = ETags.Of(template.Version);
        return TypedResults.Ok(template);
    }
}
