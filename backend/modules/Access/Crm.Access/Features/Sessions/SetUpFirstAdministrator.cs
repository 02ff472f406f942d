using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Sessions;

/// <summary>What the set-up page sends.</summary>
internal sealed record FirstAdministrator(string Token, string Name, string Email, string Password);

/// <summary>Creates the first administrator for whoever holds the link from the server's log, and signs them in.</summary>
internal sealed record SetUpFirstAdministrator(string Token, string Name, string Email, string Password, Visitor Visitor) : ICommand<StartedSession>;

internal sealed class SetUpFirstAdministratorValidator : AbstractValidator<SetUpFirstAdministrator>
{
    public SetUpFirstAdministratorValidator(PasswordRules rules)
    {
        RuleFor(s => s.Token).NotEmpty();
        RuleFor(s => s.Name).IsName();
        RuleFor(s => s.Email).IsEmail();
        RuleFor(s => s.Password).IsNewPassword(rules);
    }
}

internal sealed class SetUpFirstAdministratorHandler(AccessDb access, Passwords passwords, TimeProvider clock) : IRequestHandler<SetUpFirstAdministrator, StartedSession>
{
    public async Task<StartedSession> Handle(SetUpFirstAdministrator request, CancellationToken ct)
    {
        if (await access.HasUsers(ct))
        {
            throw new ConflictException("already_set_up", "This CRM is set up already. Ask an administrator for an account.");
        }

        // Deleting is what decides: of two requests with one link, one deletes it.
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = Secrets.Hash(request.Token);
        if (await access.SetupTokens.Where(t => t.Hash == hash && t.ExpiresAt > now).ExecuteDeleteAsync(ct) == 0)
        {
            throw new InvalidInputException("token", "This link is not valid any more. Restart the server: it logs a new one.", "setup_link_invalid");
        }

        var role = await access.Roles.SingleAsync(r => r.Key == Role.AdministratorKey, ct);
        var user = new User(request.Name, Folding.Key(request.Name), request.Email, passwords.Hash(request.Password), [role], team: null, now);
        user.SignedIn(now);
        access.Users.Add(user);
        var session = access.Sessions.Add(new Session(user.Id, keepSignedIn: false, request.Visitor, now)).Entity;
        return new StartedSession(session.Id, user.Id, session.KeepSignedIn, now);
    }
}

internal sealed class SetUpFirstAdministratorEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/setup", async (FirstAdministrator body, HttpContext http, IMediator mediator, Browser browser, CancellationToken ct) =>
        {
            var session = await mediator.Send(new SetUpFirstAdministrator(body.Token, body.Name, body.Email, body.Password, http.Visitor()), ct);
            return TypedResults.Ok(await browser.Enter(http, session, ct));
        })
        .WithName("SetUpFirstAdministrator").WithTags("Session")
        .WithSummary("Create the first administrator with the one-time link from the server's log")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .LimitSignIns()
        .OpenToAnyone();
}
