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

/// <summary>What a person is asked: which app, and what it would be able to do.</summary>
internal sealed class AppQuestion
{
    public required string AppName { get; init; }

    /// <summary>The host to which the person would be sent back.</summary>
    public required string ReturnsTo { get; init; }

    /// <summary>As the app asked for them.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What of it the person may do at all: the app never may more.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>Where the request is wrong, the address that tells the app so; then nobody is asked.</summary>
    public string? RedirectTo { get; init; }
}

/// <summary>Says what an app asks for.</summary>
internal sealed record CheckAppRequest(AppRequest Request, string Origin) : IQuery<AppQuestion>;

/// <summary>The person's answer to an app.</summary>
internal sealed record AppDecision(AppRequest Request, bool Allow);

/// <summary>Lets an app act for whoever is signed in, or refuses it.</summary>
internal sealed record DecideOnApp(AppRequest Request, bool Allow, string Origin) : ICommand<AppAnswer>;

/// <summary>Where the browser goes next.</summary>
internal sealed record AppAnswer(string RedirectTo);

internal sealed class DecideOnAppValidator : AbstractValidator<DecideOnApp>
{
    private const int MaxLength = 2000;

    public DecideOnAppValidator()
    {
        RuleFor(d => d.Request.State).MaximumLength(MaxLength);
        RuleFor(d => d.Request.Scope).MaximumLength(MaxLength);
    }
}

internal sealed class AllowAppHandler(AccessDb access, AppRequests requests, ModuleCatalog modules, ICurrentUser caller, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<CheckAppRequest, AppQuestion>, IRequestHandler<DecideOnApp, AppAnswer>
{
    public async Task<AppQuestion> Handle(CheckAppRequest request, CancellationToken ct)
    {
        await access.Person(caller, ct);
        var (app, scopes, error) = await requests.Check(request.Request, request.Origin, ct);
        return new AppQuestion
        {
            AppName = app.Name, ReturnsTo = new Uri(request.Request.RedirectUri).Authority, Scopes = scopes,
            Permissions = [.. modules.Permissions.Select(p => p.Name).Where(p => error is null && KeyScopes.Allows(scopes, p) && caller.LevelOf(p) != AccessLevel.None)],
            RedirectTo = error is null ? null : requests.Answer(request.Request, code: null, error),
        };
    }

    public async Task<AppAnswer> Handle(DecideOnApp request, CancellationToken ct)
    {
        var person = await access.Person(caller, ct);
        var (app, scopes, error) = await requests.Check(request.Request, request.Origin, ct);
        error ??= request.Allow ? null : "access_denied";
        if (error is not null)
        {
            return new AppAnswer(requests.Answer(request.Request, code: null, error));
        }

        var code = AppToken.CodeStart + Secrets.New();
        var grant = new AppGrant(app.Id, person.Id, scopes, request.Request.RedirectUri, request.Request.CodeChallenge!, code, clock.GetUtcNow().UtcDateTime);
        access.AppGrants.Add(grant);
        audit.Write(AuditActions.AppAllowed, "app", app.Id, new { grant = grant.Id, scopes });
        return new AppAnswer(requests.Answer(request.Request, code, error: null));
    }
}

internal sealed class AllowAppEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/session/app-requests/check", async (AppRequest body, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new CheckAppRequest(body, Origin(http)), ct)))
            .WithName("CheckAppRequest").WithTags("Connected apps").WithSummary("What an app asks of you")
            .WithDescription("For the consent page at `/oauth/authorize`, with the parameters that the app gave it. `unknown_app` and `wrong_redirect` are shown to the person; the app hears of every other error by `redirectTo`.")
            .RequiresSignIn();

        routes.MapPost("/session/app-requests", async (AppDecision body, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new DecideOnApp(body.Request, body.Allow, Origin(http)), ct)))
            .WithName("DecideOnApp").WithTags("Connected apps").WithSummary("Let an app act for you, or refuse it; the answer says where to go next")
            .AnswersSecret().RequiresSignIn();
    }

    private static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
