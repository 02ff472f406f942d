using System.Text.Json.Serialization;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Views.Features;

/// <summary>Renames a view, shares it or takes it back, or saves another state in it.</summary>
internal sealed record UpdateView(Optional<string> Name = default, Optional<bool> Shared = default, Optional<ViewState> State = default) : ICommand<ViewResponse>
{
    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }
}

internal sealed class UpdateViewValidator : AbstractValidator<UpdateView>
{
    public UpdateViewValidator()
    {
        RuleFor(v => v.Name.Value).IsViewName().OverridePropertyName("Name").When(v => v.Name.IsGiven);
        RuleFor(v => v.State.Value).NotNull().OverridePropertyName("State").When(v => v.State.IsGiven);
    }
}

internal sealed class UpdateViewHandler(ViewShelf shelf, TimeProvider clock) : IRequestHandler<UpdateView, ViewResponse>
{
    public async Task<ViewResponse> Handle(UpdateView request, CancellationToken cancellationToken)
    {
        var view = await shelf.ForEdit(request.Id, request.ExpectedVersion, cancellationToken);
        var errors = new InputErrors();
        request.State.Value?.Check(shelf.Type(view.RecordType), errors);
        errors.ThrowIfAny();
        view.Change(request.Name.Value?.Trim(), request.Shared.IsGiven ? request.Shared.Value : null, request.State.Value?.ToJson(), clock.GetUtcNow().UtcDateTime);
        return await shelf.Show(view, cancellationToken);
    }
}

internal sealed class UpdateViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/views/{id:guid}", async (Guid id, UpdateView body, HttpContext http, IMediator mediator, CancellationToken ct) =>
            ViewAnswer.Of(http, await mediator.Send(body with { Id = id, ExpectedVersion = ETags.IfMatch(http) }, ct)))
        .WithName("UpdateView").WithTags("Views").WithSummary("Rename, share or change a view")
        .WithDescription("Members that are absent stay as they are; `state` is replaced as a whole. With `If-Match` a stale version is refused with 412 and the current state. Shared views may be changed by their owner and with `views.manage`.")
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .RequiresSignIn();
}
