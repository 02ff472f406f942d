using AutoMapper;
using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using Crm.Platform.Modules;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Access.Features.Apps;

/// <summary>Registers a program of others: for people who let it act for them, and with a role also to act by itself.</summary>
internal sealed record RegisterApp(string Name, IReadOnlyList<string>? Scopes, IReadOnlyList<string>? RedirectUris = null, bool Public = false, Guid? RoleId = null) : ICommand<AppWithSecret>;

internal sealed class RegisterAppValidator : AbstractValidator<RegisterApp>
{
    public RegisterAppValidator(ModuleCatalog modules)
    {
        RuleFor(a => a.Name).IsName();
        RuleFor(a => a.Scopes).AreScopes(modules);
        RuleFor(a => a.RedirectUris).AreRedirectUris();
        RuleFor(a => a.RedirectUris).Must(uris => uris is { Count: > 0 }).When(a => a.RoleId is null).WithMessage("Say where people come back to, or give the app a role with which it acts by itself.");
        RuleFor(a => a.RoleId).Null().When(a => a.Public).WithMessage("A public app keeps no secret, so it cannot act by itself.");
    }
}

internal sealed class RegisterAppHandler(AccessDb access, GrantCeiling ceiling, ICurrentUser user, IMapper mapper, IAuditLog audit, TimeProvider clock) : IRequestHandler<RegisterApp, AppWithSecret>
{
    public async Task<AppWithSecret> Handle(RegisterApp request, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var role = request.RoleId is { } id ? await access.RoleOf(id, ct) : null;
        var app = new ConnectedApp(request.Name, request.Public, role, user.Id, now);
        app.Describe(request.Name, request.RedirectUris ?? [], request.Scopes!);
        if (role is not null)
        {
            await ceiling.Check([role], ct, app.Scopes);
        }

        access.Apps.Add(app);
        var secret = request.Public ? null : app.NewSecret(TimeSpan.Zero, now);
        audit.Write(AuditActions.AppRegistered, "app", app.Id, new { app.Scopes, role = role?.Id, app.IsPublic });
        return new AppWithSecret { Secret = secret, App = mapper.Map<ConnectedAppResponse>(app) };
    }
}

internal sealed class RegisterAppEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/connected-apps", async (RegisterApp body, IMediator mediator, CancellationToken ct) =>
        {
            var made = await mediator.Send(body, ct);
            return TypedResults.Created($"/api/v1/connected-apps/{made.App.Id}", made);
        })
        .WithName("RegisterApp").WithTags("Connected apps")
        .WithSummary("Register an app; the answer shows its secret this once")
        .WithDescription(
            "`redirectUris` are where people come back to, compared character by character. `scopes` are the most that the app may ever ask for. With a role the app may also act by itself (`client_credentials`), "
            + "never further than whoever registers it. A public app has no secret.")
        .AnswersSecret()
        .RequiresFreshProof().Requires(AccessPermissions.ManageApiKeys);
}
