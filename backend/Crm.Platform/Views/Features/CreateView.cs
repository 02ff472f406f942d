using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Views.Features;

/// <summary>Saves the state of a list under a name, for oneself or for all.</summary>
internal sealed record CreateView(string RecordType, string Name, ViewState State, bool Shared = false) : ICommand<ViewResponse>;

internal sealed class CreateViewValidator : AbstractValidator<CreateView>
{
    public CreateViewValidator() => RuleFor(v => v.Name).IsViewName();
}

internal sealed class CreateViewHandler(CrmDbContext db, ViewShelf shelf, TimeProvider clock) : IRequestHandler<CreateView, ViewResponse>
{
    public async Task<ViewResponse> Handle(CreateView request, CancellationToken cancellationToken)
    {
        var type = shelf.Type(request.RecordType);
        var errors = new InputErrors();
        request.State.Check(type, errors);
        errors.ThrowIfAny();
        var view = new SavedView(type.Name, request.Name.Trim(), request.Shared, request.State.ToJson(), shelf.UserId, clock.GetUtcNow().UtcDateTime);
        db.Add(view);
        return await shelf.Show(view, cancellationToken);
    }
}

internal sealed class CreateViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/views", async (CreateView body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(body, ct);
            http.Response.Headers.ETag = ETags.Of(view.Version);
            return TypedResults.Created($"/api/v1/views/{view.Id}", view);
        })
        .WithName("CreateView").WithTags("Views").WithSummary("Save the state of a list as a view")
        .WithDescription("`state.where` is a condition tree; `me` and relative dates in it are resolved for whoever opens the view.")
        .RequiresSignIn();
}

/// <summary>What a view may be called.</summary>
internal static class ViewRules
{
    public static IRuleBuilderOptions<T, string?> IsViewName<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Give the view a name.")
        .Must(name => name is null || name.Trim().Length <= SavedView.MaxName).WithMessage($"Shorten the name to {SavedView.MaxName} characters at most.")
        .Must(name => name is null || !name.Any(char.IsControl)).WithMessage("Take the control characters out of the name.");
}
