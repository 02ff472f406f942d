using System.Security.Cryptography;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Files;
using Crm.Platform.Http;
using Crm.Platform.Limits;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Crm.Platform.Portraits.Features;

/// <summary>Reads the photo of a record; null where it has none.</summary>
internal sealed record ReadPortrait(string RecordType, Guid RecordId) : IQuery<Portrait?>;

/// <summary>Gives a record its photo, or takes it away where there is no content.</summary>
internal sealed record SetPortrait(string RecordType, Guid RecordId, byte[]? Content) : ICommand;

internal sealed class PortraitHandler(CrmDbContext db, FileRights rights) : IRequestHandler<ReadPortrait, Portrait?>, IRequestHandler<SetPortrait, Unit>
{
    public async Task<Portrait?> Handle(ReadPortrait request, CancellationToken cancellationToken)
    {
        await rights.Record(request.RecordType, request.RecordId, toChange: false, cancellationToken);
        return await db.Set<Portrait>().AsNoTracking().FirstOrDefaultAsync(p => p.RecordId == request.RecordId, cancellationToken);
    }

    public async Task<Unit> Handle(SetPortrait request, CancellationToken cancellationToken)
    {
        await rights.Record(request.RecordType, request.RecordId, toChange: true, cancellationToken);
        var present = await db.Set<Portrait>().FirstOrDefaultAsync(p => p.RecordId == request.RecordId, cancellationToken);
        if (request.Content is null)
        {
            db.RemoveRange(present is null ? [] : [present]);
            return Unit.Value;
        }

        var clean = PictureCleaner.Clean(request.Content)
            ?? throw new InvalidInputException("", $"Send a JPEG, PNG or WebP of {PictureCleaner.MostPixels} pixels a side at most.", "not_a_picture");
        var hash = Convert.ToHexStringLower(SHA256.HashData(clean.Content));
        if (present is null)
        {
            db.Add(new Portrait { RecordId = request.RecordId, RecordType = request.RecordType, Content = clean.Content, ContentType = clean.ContentType, Hash = hash });
        }
        else
        {
            (present.Content, present.ContentType, present.Hash) = (clean.Content, clean.ContentType, hash);
        }

        return Unit.Value;
    }
}

internal sealed class PortraitEndpoints : IEndpoint
{
    /// <summary>A face at the size at which it is shown needs a tenth of it.</summary>
    private const int MostBytes = 512 * 1024;

    private static readonly string[] Types = ["contact", "account"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var catalog = routes.ServiceProvider.GetRequiredService<RecordCatalog>();
        foreach (var type in Types.Select(catalog.Find).OfType<RecordType>())
        {
            Map(routes, type, Names.Pascal(type.Name));
        }
    }

    private static void Map(IEndpointRouteBuilder routes, RecordType type, string noun)
    {
        var path = $"/{type.Resource}/{{id:guid}}/photo";
        routes.MapGet(path, async Task<Results<FileContentHttpResult, NoContent>> (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
                await mediator.Send(new ReadPortrait(type.Name, id), ct) is { } portrait ? Show(http, portrait) : TypedResults.NoContent())
            .WithName($"Read{noun}Photo").WithTags("Photos").WithSummary($"Read the photo of one {type.Name}").WithDescription("204 where it has none.")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).Requires(type.ReadPermission);
        routes.MapPut(path, async (Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
            {
                using var content = new MemoryStream();
                await request.Body.CopyToAsync(content, ct);
                await mediator.Send(new SetPortrait(type.Name, id, content.ToArray()), ct);
                return TypedResults.NoContent();
            })
            .WithName($"Set{noun}Photo").WithTags("Photos").WithSummary($"Give one {type.Name} a photo")
            .WithDescription($"The body is a JPEG, PNG or WebP of {MostBytes / 1024} KB and {PictureCleaner.MostPixels} pixels a side at most; 400 `not_a_picture` where it is none. What a picture says besides its pixels (place, camera, previews, comments) is taken out of it and kept nowhere.")
            .TakesAtMost(MostBytes).ProducesProblem(StatusCodes.Status404NotFound).Requires(type.EditPermission);
        routes.MapDelete(path, async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new SetPortrait(type.Name, id, Content: null), ct);
                return TypedResults.NoContent();
            })
            .WithName($"Remove{noun}Photo").WithTags("Photos").WithSummary($"Take the photo of one {type.Name} away").ProducesProblem(StatusCodes.Status404NotFound).Requires(type.EditPermission);
    }

    private static FileContentHttpResult Show(HttpContext http, Portrait portrait)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, max-age=0, must-revalidate";
        return TypedResults.File(portrait.Content, portrait.ContentType, entityTag: new EntityTagHeaderValue($"\"{portrait.Hash}\""));
    }
}
