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

/// <summary>Changes what users decide themselves: their name and language.</summary>
internal sealed record UpdateMyProfile(Optional<string> Name = default, Optional<string> Language = default) : ICommand;

internal sealed class UpdateMyProfileValidator : AbstractValidator<UpdateMyProfile>
{
    public UpdateMyProfileValidator()
    {
        RuleFor(p => p.Name.Value).IsName().OverridePropertyName("Name").When(p => p.Name.IsGiven);
        RuleFor(p => p.Language.Value).IsLanguage().OverridePropertyName("Language");
    }
}

internal sealed class UpdateMyProfileHandler(AccessDb access, ICurrentUser caller, AccessChanges changes) : IRequestHandler<UpdateMyProfile, Unit>
{
    public async Task<Unit> Handle(UpdateMyProfile request, CancellationToken ct)
    {
        var user = await access.Users.SingleOrDefaultAsync(u => u.Id == caller.Id, ct)
            ?? throw new ForbiddenException("Only people have a profile; API keys have none.");
        user.Edited();
        request.Name.IfGiven(name => user.Rename(name!, Folding.Key(name)));
        request.Language.IfGiven(user.Speak);
        await changes.Tell(ct);
        return Unit.Value;
    }
}

internal sealed class UpdateMyProfileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/session/user", async (UpdateMyProfile body, HttpContext http, IMediator mediator, Browser browser, CancellationToken ct) =>
        {
            await mediator.Send(body, ct);
            return TypedResults.Ok(await browser.Describe(http, ct));
        })
        .WithName("UpdateMyProfile").WithTags("Session")
        .WithSummary("Change your own name or language")
        .RequiresSignIn().EvenForPartners();
}
