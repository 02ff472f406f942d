using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Templates.Features;

/// <summary>Moves a template to the bin; built-in ones can only be reset.</summary>
internal sealed record DeleteTemplate(Guid Id, long? ExpectedVersion) : ICommand;

/// <summary>Takes a template back from the bin.</summary>
internal sealed record RestoreTemplate(Guid Id) : ICommand<TemplateResponse>;

/// <summary>Gives a built-in template the texts back that the product brings.</summary>
internal sealed record ResetTemplate(Guid Id) : ICommand<TemplateResponse>;

internal sealed class RemoveTemplatesHandler(TemplateShelf shelf, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DeleteTemplate, Unit>, IRequestHandler<RestoreTemplate, TemplateResponse>, IRequestHandler<ResetTemplate, TemplateResponse>
{
    public async Task<Unit> Handle(DeleteTemplate request, CancellationToken cancellationToken)
    {
        var template = await shelf.Get(request.Id, request.ExpectedVersion, cancellationToken);
        if (template.IsBuiltIn)
        {
            throw new ConflictException("template_built_in", "The product needs this template. You can rewrite it, and reset it.");
        }

        if (template.DeletionId == Guid.Empty)
        {
            (template.DeletionId, template.DeletedAt) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime);
            template.Version++;
        }

        return Unit.Value;
    }

    public async Task<TemplateResponse> Handle(RestoreTemplate request, CancellationToken cancellationToken)
    {
        var template = await shelf.Get(request.Id, expectedVersion: null, cancellationToken);
        (template.DeletionId, template.DeletedAt) = (Guid.Empty, null);
        template.Version++;
        return shelf.Show(template);
    }

    public async Task<TemplateResponse> Handle(ResetTemplate request, CancellationToken cancellationToken)
    {
        var template = await shelf.Get(request.Id, expectedVersion: null, cancellationToken);
        var builtIn = BuiltInTemplates.Find(template.Key) ?? throw new ConflictException("template_not_built_in", "Only a template that the product brings can be reset.");
        template.IsEdited = false;
        template.Write(builtIn.Name, builtIn.Texts, user.Id, clock.GetUtcNow().UtcDateTime);
        return shelf.Show(template);
    }
}

internal sealed class DeleteTemplateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/templates/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new DeleteTemplate(id, ETags.IfMatch(http)), ct);
            return TypedResults.NoContent();
        })
        .WithName("DeleteTemplate").WithTags("Templates").WithSummary("Move a template to the bin")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(TemplatePermissions.Manage);
}

internal sealed class RestoreTemplateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/templates/{id:guid}/restore", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => TemplateAnswer.Of(http, await mediator.Send(new RestoreTemplate(id), ct)))
        .WithName("RestoreTemplate").WithTags("Templates").WithSummary("Take a template back from the bin")
        .Requires(TemplatePermissions.Manage);
}

internal sealed class ResetTemplateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/templates/{id:guid}/reset", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => TemplateAnswer.Of(http, await mediator.Send(new ResetTemplate(id), ct)))
        .WithName("ResetTemplate").WithTags("Templates").WithSummary("Give a built-in template its own texts back")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(TemplatePermissions.Manage);
}
